"""The mock exam of a course as immutable values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ExamItem:
    """One question of some course, by the slugs of its course and module and its own id."""

    course: str
    module: str
    question: str


@dataclass(frozen=True, slots=True)
class ExamArea:
    """One area of the syllabus: `draw` questions are asked of its items."""

    id: str
    title: str
    draw: int
    items: tuple[ExamItem, ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """A mock exam: how long, from which mark on, how often, and what is asked."""

    title: str
    minutes: int
    pass_mark: int  # percent, of the whole
    attempts: int
    areas: tuple[ExamArea, ...]
    version: str  # changes when anything a learner answers changes

    @property
    def size(self) -> int:
        """How many questions are asked."""
        return sum(area.draw for area in self.areas)
