"""Where people stand, as plain values: an enrolment with its modules, an attempt with its answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from lms.catalogue.values import Module
from lms.learning.rules import TRIES_BEFORE_HELP, Drawn, shown_mark


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
    observed: bool = False

    def done(self, module: Module) -> bool:
        """Whether all that `module` asks for is there: a mark, and what a trainer sees."""
        asked = module.completion
        return (self.passed or not asked.mark) and (self.observed or not asked.observed)

    def state_in(self, module: Module) -> str:
        """What a mark says of it: done, doing or todo."""
        if self.done(module):
            return "done"
        return "doing" if self.begun or self.passed or self.observed else "todo"

    @property
    def begun(self) -> bool:
        """Whether a quiz was started."""
        return self.current_attempt_id is not None or self.finished_attempts > 0

    @property
    def shown(self) -> str | None:
        """The figure beside it: the best mark, how many answered of how many asked, or nothing."""
        if self.passed and self.best_mark is not None:
            return str(shown_mark(self.best_mark))
        if self.current_attempt_id is not None:
            return f"{self.answered}/{self.asked}"
        return None if self.best_mark is None else str(shown_mark(self.best_mark))

    @property
    def under_way(self) -> bool:
        """Whether a quiz is begun and not finished."""
        return self.current_attempt_id is not None

    @property
    def on_a_page(self) -> "Standing":
        """The same for everybody who stands there: without the number of their own attempt."""
        return replace(self, current_attempt_id=self.current_attempt_id and 1)

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
    def marks(self) -> dict[str, float | None]:
        """The best marks by module."""
        return {module: standing.best_mark for module, standing in self.standings.items()}


@dataclass(frozen=True, slots=True)
class Place(ByModule):
    """A learner's own place in a cohort: its course, its site's phone, where they stand in each module."""

    enrolment_id: int
    cohort_id: int
    course: str
    site_phone: str
    timezone: str
    checked: bool
    standings: Mapping[str, Standing] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """An answer as it was recorded, with the credit it earned."""

    question: str
    given: tuple[str, ...]
    credit: float


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

    def answer_at(self, position: int) -> GivenAnswer | None:
        """The answer recorded for the question at `position`, or none."""
        return self.answers.get(self.drawn[position - 1][0])

    @property
    def earned(self) -> list[float]:
        """The credits earned, in the order asked."""
        return [self.answers[question].credit for question, _ in self.drawn if question in self.answers]

    @property
    def next_position(self) -> int | None:
        """The first question without an answer; none when all are answered."""
        asked = enumerate(self.drawn, 1)
        return next((position for position, (question, _) in asked if question not in self.answers), None)
