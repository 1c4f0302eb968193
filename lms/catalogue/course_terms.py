"""How a course runs, and when it counts as completed: immutable values."""

from dataclasses import dataclass
from datetime import time, timedelta


@dataclass(frozen=True, slots=True)
class Plan:
    """How a cohort of this course is laid out over the evenings, unless its coordinator says otherwise."""

    label: str
    sessions: int
    hours_each: float
    per_week: int
    start: time

    @property
    def length(self) -> timedelta:
        """How long one session lasts."""
        return timedelta(hours=self.hours_each)


@dataclass(frozen=True, slots=True)
class Completion:
    """When the course counts as completed: each module done, hours present, the trainer's word."""

    pass_mark: int  # percent, for each module
    attendance_hours: float
    trainer_check: bool
    observed: bool = True  # a module with a checklist asks for it, unless the module says otherwise
    valid_months: int | None = None  # how long its certificate is valid; None: for ever
    exercises: int = 0  # how many graded by the machine each module asks for, unless it says otherwise
