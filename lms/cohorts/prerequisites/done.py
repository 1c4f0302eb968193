"""Where it is known which courses people have done: told by the application, as cohorts know no marks."""

from collections.abc import Callable, Collection, Mapping

from flask import Flask, current_app

CoursesDone = Callable[[Collection[int]], Mapping[int, Collection[str]]]
"""Codes of courses done, by person, for the people asked about; who has done none may be left out."""

_PLACE = "courses_done"


def ask(app: Flask, *sources: CoursesDone) -> None:
    """Let `sources` answer for this application: certificates, placement decisions, each adds its own."""
    app.extensions[_PLACE] = sources


def courses_done(person_ids: Collection[int]) -> dict[int, frozenset[str]]:
    """Codes of the courses each of these people has done, by what all sources say."""
    sources: tuple[CoursesDone, ...] = current_app.extensions[_PLACE]
    told = [source(person_ids) for source in sources]
    return {person: frozenset().union(*(done.get(person, ()) for done in told)) for person in person_ids}
