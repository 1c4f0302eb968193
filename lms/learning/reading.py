"""The columns that make a Standing, read in the same order everywhere."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import InstrumentedAttribute

from lms.learning.models import Progress

STANDING: tuple[InstrumentedAttribute[Any] | ColumnElement[Any], ...] = (
    Progress.module,
    Progress.current_attempt_id,
    Progress.answered,
    Progress.asked,
    Progress.finished_attempts,
    Progress.best_mark,
    Progress.last_mark,
    Progress.passed_at.is_not(None).label("passed"),
    Progress.kept_mark,
    Progress.finished_at,
    Progress.observed_at.is_not(None).label("observed"),
    Progress.exercises_done,
)
"""What is read of a progress row, in the order of the fields of Standing, after its module."""
