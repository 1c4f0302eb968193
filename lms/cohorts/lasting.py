"""When cohorts meet: told once by the application, as cohorts know no evenings."""

from collections.abc import Callable, Collection, Mapping
from datetime import datetime

from flask import Flask, current_app

Spans = Callable[[Collection[int]], Mapping[int, tuple[datetime, datetime]]]
"""By cohort, when its first evening begins and its last ends; none for a cohort without."""

_PLACE = "cohort_spans"


def ask(app: Flask, spans: Spans) -> None:
    """Let `spans` answer for this application."""
    app.extensions[_PLACE] = spans


def spans(cohort_ids: Collection[int]) -> Mapping[int, tuple[datetime, datetime]]:
    """When each of these cohorts meets."""
    tell: Spans = current_app.extensions[_PLACE]
    return tell(cohort_ids)
