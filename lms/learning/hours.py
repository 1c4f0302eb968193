"""Where the time attended comes from: told once by the application, as learning does not know evenings."""

from collections.abc import Callable, Collection, Mapping
from typing import Protocol

from flask import Flask, current_app

MinutesAttended = Callable[[Collection[int]], Mapping[int, int]]
"""Minutes attended by enrolment, for the enrolments asked about."""


class ByWay(Protocol):
    """Minutes attended, apart: in class, at a distance, made up in another group."""

    @property
    def in_class(self) -> int: ...
    @property
    def distance(self) -> int: ...
    @property
    def make_up(self) -> int: ...


MinutesByWay = Callable[[Collection[int]], Mapping[int, ByWay]]
"""The same minutes, apart."""

_PLACE, _APART = "minutes_attended", "minutes_by_way"


def count_with(app: Flask, minutes_attended: MinutesAttended, minutes_by_way: MinutesByWay) -> None:
    """Let these two answer for this application."""
    app.extensions[_PLACE], app.extensions[_APART] = minutes_attended, minutes_by_way


def minutes_attended(enrolment_ids: Collection[int]) -> Mapping[int, int]:
    """Minutes attended by enrolment; who never came may be left out."""
    count: MinutesAttended = current_app.extensions[_PLACE]
    return count(enrolment_ids)


def minutes_by_way(enrolment_id: int) -> ByWay:
    """Minutes of one enrolment, apart."""
    count: MinutesByWay = current_app.extensions[_APART]
    return count([enrolment_id])[enrolment_id]
