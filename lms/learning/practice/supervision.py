"""Where it is known when people were in class: the application tells, as learning knows no evenings."""

from collections.abc import Callable, Collection, Mapping

from flask import Flask, current_app

from lms.learning.practice.rules import Spans

AttendedSpans = Callable[[Collection[int]], Mapping[int, Spans]]
"""The times each of these enrolments was marked present, by enrolment."""

_PLACE = "attended_spans"


def ask(app: Flask, attended_spans: AttendedSpans) -> None:
    """Let `attended_spans` answer for this application."""
    app.extensions[_PLACE] = attended_spans


def attended_spans(enrolment_ids: Collection[int]) -> Mapping[int, Spans]:
    """When these were in class; who never came may be left out."""
    tell: AttendedSpans = current_app.extensions[_PLACE]
    return tell(enrolment_ids)
