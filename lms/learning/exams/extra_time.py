"""Where extra time comes from: told once by the application; nobody has any unless it says so."""

from collections.abc import Callable

from flask import Flask, current_app

ExtraPercent = Callable[[int], int]
"""The extra time of an enrolment, in percent."""

_PLACE = "extra_percent_in_exams"


def grant_with(app: Flask, extra_percent: ExtraPercent) -> None:
    """Let `extra_percent` answer for this application."""
    app.extensions[_PLACE] = extra_percent


def extra_percent(enrolment_id: int) -> int:
    """The extra time of an enrolment, in percent."""
    grant: ExtraPercent | None = current_app.extensions.get(_PLACE)
    return grant(enrolment_id) if grant else 0
