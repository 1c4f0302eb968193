"""What a class may look at together tonight: the application tells, as evenings know no exercises."""

from collections.abc import Callable
from typing import Protocol

from flask import Flask, current_app


class Missed(Protocol):
    """Something several people of a class have not met yet in an exercise, in words."""

    @property
    def says(self) -> str:
        """What it is."""


MissedTogether = Callable[[int, str], Missed | None]
"""By cohort and the course it follows; none where nothing is missed by several."""

_PLACE = "missed_together"


def ask(app: Flask, missed_together: MissedTogether) -> None:
    """Let `missed_together` answer for this application."""
    app.extensions[_PLACE] = missed_together


def missed_together(cohort_id: int, course: str) -> Missed | None:
    """What is missed most in this cohort."""
    tell: MissedTogether = current_app.extensions[_PLACE]
    return tell(cohort_id, course)
