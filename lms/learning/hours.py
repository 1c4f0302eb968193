"""Where the time attended comes from: told once by the application, as learning does not know evenings."""

from collections.abc import Callable, Collection, Mapping

from flask import Flask, current_app

MinutesAttended = Callable[[Collection[int]], Mapping[int, int]]
"""Minutes attended by enrolment, for the enrolments asked about."""

_PLACE = "minutes_attended"


def count_with(app: Flask, minutes_attended: MinutesAttended) -> None:
    """Let `minutes_attended` answer for this application."""
    app.extensions[_PLACE] = minutes_attended


def minutes_attended(enrolment_ids: Collection[int]) -> Mapping[int, int]:
    """Minutes attended by enrolment; who never came may be left out."""
    count: MinutesAttended = current_app.extensions[_PLACE]
    return count(enrolment_ids)
