"""Where people stand, as plain values: an enrolment with its modules, an attempt with its answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from lms.catalogue.values import Module, Policy
from lms.learning.policies.rules import closes_at, is_late
from lms.learning.rules import TRIES_BEFORE_HELP, Drawn, exercises_left, mark_of, shown_mark


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one enrolment stands in one module. Marks are percentages."""

    current_attempt_id: int | None = None
    answered: int = 0
    asked: int = 0
    finished_attempts: int = 0
    best_mark: float | None = None
    last_mark: float | None = None
    passed: bool = False
    kept_mark: float | None = None
    finished_at: datetime | None = None
    observed: bool = False
    exercises_done: Sequence[str] = ()

    @property
    def mark(self) -> float | None:
        """The mark that counts: the best one, unless the policy of the activity says otherwise."""
        return self.best_mark if self.kept_mark is None else self.kept_mark

    def done(self, module: Module) -> bool:
        """Whether all that `module` asks for is there: a mark, and what a trainer sees."""
        asked = module.completion
        watched = self.observed or not asked.observed
        return (self.passed or not asked.mark) and watched and not exercises_left(module, self.exercises_done)

    def state_in(self, module: Module) -> str:
        """What a mark says of it: done, doing or todo."""
        if self.done(module):
            return "done"
        begun = self.begun or self.passed or self.observed or self.exercises_done
        return "doing" if begun else "todo"

    @property
    def begun(self) -> bool:
        """Whether a quiz was started."""
        return self.current_attempt_id is not None or self.finished_attempts > 0

    @property
    def shown(self) -> str | None:
        """The figure beside it: the mark, how many answered of how many asked, or nothing."""
        if self.passed and self.mark is not None:
            return str(shown_mark(self.mark))
        if self.current_attempt_id is not None:
            return f"{self.answered}/{self.asked}"
        return None if self.mark is None else str(shown_mark(self.mark))

    @property
    def under_way(self) -> bool:
        """Whether a quiz is begun and not finished."""
        return self.current_attempt_id is not None

    @property
    def on_a_page(self) -> "Standing":
        """The same for everybody who stands there: without the number and the time of their own attempt."""
        shared = replace(self, current_attempt_id=self.current_attempt_id and 1, finished_at=None)
        return replace(shared, exercises_done=tuple(self.exercises_done))

    @property
    def wants_help(self) -> bool:
        """Tried several times and not passed yet: shown to those who teach, not to the learner."""
        return not self.passed and self.finished_attempts >= TRIES_BEFORE_HELP


NOT_BEGUN = Standing()


class ByModule:
    """What is known of somebody module by module."""

    __slots__ = ()
    standings: Mapping[str, Standing]

    def standing(self, module: str) -> Standing:
        """Where they stand in the module of that slug."""
        return self.standings.get(module, NOT_BEGUN)

    @property
    def observed(self) -> set[str]:
        """The slugs of the modules of which a trainer saw every checklist whole."""
        return {module for module, standing in self.standings.items() if standing.observed}

    @property
    def exercises_done(self) -> dict[str, Sequence[str]]:
        """The slugs of the exercises that count as done, by module."""
        return {module: standing.exercises_done for module, standing in self.standings.items()}

    @property
    def marks(self) -> dict[str, float | None]:
        """The marks that count, by module."""
        return {module: standing.mark for module, standing in self.standings.items()}


@dataclass(frozen=True, slots=True)
class Place(ByModule):
    """A learner's own place in a cohort: its course, its site's phone, where they stand in each module.

    `policies` are those the cohort's trainer changed, by module; `extra_percent` the extra time they have.
    """

    enrolment_id: int
    cohort_id: int
    course: str
    site_phone: str
    timezone: str
    checked: bool
    standings: Mapping[str, Standing] = field(default_factory=dict)
    extra_percent: int = 0
    policies: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)

    def policy(self, module: Module) -> Policy:
        """How the quiz of `module` is taken here: as the cohort's trainer says, else as its author did."""
        changed = self.policies.get(module.slug)
        return Policy(**changed) if changed else module.policy


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it was recorded, with the credit it earned, and the how manieth it was to its question."""

    question: str
    given: tuple[str, ...]
    credit: float
    turn: int = 1


@dataclass(frozen=True, slots=True)
class Sitting:
    """An attempt with the answers recorded so far. Positions count from 1."""

    id: int
    enrolment_id: int
    module: str
    number: int
    started_at: datetime
    drawn: Drawn
    answers: Mapping[str, GivenAnswer]
    minutes: int = 0
    extra_percent: int = 0
    feedback_at_end: bool = False
    end: str | None = None
    version: str = ""  # of the module as it was when the attempt began

    def answer_at(self, position: int) -> GivenAnswer | None:
        """The last answer recorded for the question at `position`, or none."""
        return self.answers.get(self.drawn[position - 1][0])

    @property
    def closes_at(self) -> datetime | None:
        """When its time is up; none where there is no limit."""
        return closes_at(self.started_at, self.minutes, self.extra_percent)

    @property
    def finished(self) -> bool:
        """Whether it ended: with its last answer, handed in, or when its time was up."""
        return self.end is not None or (not self.feedback_at_end and self.next_position is None)

    def is_over(self, moment: datetime) -> bool:
        """Whether nothing can be answered any more at `moment`: finished, or late and not closed yet."""
        return self.finished or is_late(self.closes_at, moment)

    @property
    def earned(self) -> list[float]:
        """The credits earned so far, in the order asked."""
        return [self.answers[question].credit for question, _ in self.drawn if question in self.answers]

    @property
    def mark(self) -> float:
        """The mark in percent; a question without an answer earns nothing."""
        return mark_of(self.earned, len(self.drawn))

    def with_answer_at(self, position: int) -> "Sitting":
        """The same with an answer at `position`: to say where one goes on from there."""
        question, _shown = self.drawn[position - 1]
        return replace(self, answers={question: GivenAnswer(question, (), 0.0), **self.answers})

    @property
    def next_position(self) -> int | None:
        """The first question without an answer; none when all are answered."""
        return self.next_after(0)

    def next_after(self, position: int) -> int | None:
        """The first question without an answer after `position`, else before it; none when there is none."""
        asked = enumerate(self.drawn, 1)
        open_ones = [number for number, (question, _) in asked if question not in self.answers]
        later = (number for number in open_ones if number > position)
        return next(later, open_ones[0] if open_ones else None)
