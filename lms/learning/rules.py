"""Marks, draws and what is missing before a certificate: pure functions of values."""

import math
import random
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, fields

from lms.catalogue.practice import Exercise
from lms.catalogue.values import Course, Module, Question
from lms.learning import draws, grading

Drawn = list[tuple[str, list[str]]]
"""The questions of an attempt: each id, with the ids of its parts in the order shown."""

TRIES_BEFORE_HELP = 3
"""A module tried so often and not passed wants a trainer's eye."""


def draw_questions(
    bank: Sequence[Question],
    count: int,
    seed: str,
    balance: bool = True,
    seen: Mapping[str, int] | None = None,
) -> Drawn:
    """`count` questions of the bank, shuffled, each with its parts shuffled; the same for the same seed.

    With `balance` each first tag has its share; questions `seen` less often, by id, go first. Items to put
    in order are never shown in their right order.
    """
    chance = random.Random(seed)  # noqa: S311  # a draw that can be told again, not a secret
    drawn = draws.chosen(bank, count, chance, balance, seen)
    return [(question.id, grading.shuffled(question, chance)) for question in drawn]


def still_asks(question: Question | None, shown: Sequence[str]) -> bool:
    """Whether a question drawn earlier is still there, with the same parts."""
    return question is not None and sorted(shown) == sorted(part.id for part in grading.parts(question))


def mark_of(earned: Sequence[float], asked: int | None = None) -> float:
    """The mean credit as a percentage, to two decimals, of the answers or of so many questions `asked`.

    Raises ValueError when nothing was asked.
    """
    questions = len(earned) if asked is None else asked
    if not questions:
        raise ValueError("a mark needs questions")
    return round(100 * math.fsum(earned) / questions, 2)


def is_passed(mark: float | None, pass_mark: int) -> bool:
    """Whether `mark` reaches the pass mark (both in percent)."""
    return mark is not None and mark >= pass_mark


def shown_mark(mark: float) -> int:
    """`mark` as people see it: rounded down, so that 59.9 never reads 60."""
    return math.floor(mark)


def minutes_needed(course: Course) -> int:
    """Minutes to attend before the certificate of `course`."""
    return round(course.completion.attendance_hours * 60)


@dataclass(frozen=True, slots=True)
class Missing:
    """What stands between an enrolment and its certificate; false when nothing does.

    `modules` are those whose quiz is not passed yet, `observations` those a trainer has still to watch,
    `exercises` the next exercises to do, each with its module.
    """

    modules: tuple[Module, ...] = ()
    minutes: int = 0
    trainer_check: bool = False
    observations: tuple[Module, ...] = ()
    exercises: tuple[tuple[Module, Exercise], ...] = ()

    def __bool__(self) -> bool:
        return any(getattr(self, kind.name) for kind in fields(self))

    @property
    def unfinished(self) -> frozenset[str]:
        """The slugs of the modules in which anything is still to be done."""
        practised = (module for module, _exercise in self.exercises)
        return frozenset(module.slug for module in (*self.modules, *self.observations, *practised))


def exercises_left(module: Module, done: Collection[str]) -> tuple[Exercise, ...]:
    """The next exercises to do in `module` before it counts: as many as it still asks for, in their order.

    `done` are the slugs of those that count as done.
    """
    graded = module.graded_exercises
    left = [exercise for exercise in graded if exercise.slug not in done]
    asked = min(module.completion.exercises, len(graded)) - (len(graded) - len(left))
    return tuple(left[: max(0, asked)])


def what_is_missing(
    marks: Mapping[str, float | None],
    minutes: int,
    course: Course,
    checked: bool,
    observed: Collection[str] = (),
    exercises_done: Mapping[str, Collection[str]] | None = None,
) -> Missing:
    """What is missing before the certificate of `course`.

    `marks` are the best marks in percent by slug of module, `minutes` the time attended, `checked` whether
    the trainer has confirmed what they saw the person do, `observed` the slugs of the modules of which a
    trainer saw every checklist whole, `exercises_done` the slugs of the exercises done by slug of module. A
    module asks for what its `completion` says.
    """
    needs, done = course.completion, exercises_done or {}
    return Missing(
        modules=tuple(
            module
            for module in course.modules
            if module.completion.mark and not is_passed(marks.get(module.slug), needs.pass_mark)
        ),
        observations=tuple(
            module for module in course.modules if module.completion.observed and module.slug not in observed
        ),
        exercises=tuple(
            (module, exercise)
            for module in course.modules
            for exercise in exercises_left(module, done.get(module.slug, ()))
        ),
        minutes=max(0, minutes_needed(course) - minutes),
        trainer_check=needs.trainer_check and not checked,
    )


def is_watched(module: Module, missing: Missing, supervised: Collection[str]) -> bool:
    """Whether all that `module` asks for was done under somebody's eyes; a quiz is taken alone.

    `supervised` are the slugs of the exercises done in class or before a trainer.
    """
    needs, graded = module.completion, {exercise.slug for exercise in module.graded_exercises}
    if needs.mark or module.slug in missing.unfinished:
        return False
    asked = min(needs.exercises, len(graded))
    return bool(needs.observed or asked) and len(graded.intersection(supervised)) >= asked


PAGE_AROUND_LESSON = 1600
"""Bytes on the wire around the text of a lesson: header, menu, footer, buttons. A test compares."""


def kilobytes_of_page(module: Module) -> int:
    """About what opening the lesson of `module` costs, in kB, rounded up."""
    return -(-(module.weight + PAGE_AROUND_LESSON) // 1000)
