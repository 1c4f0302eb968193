"""Says what a course asks for first in words: the titles of the courses, not their codes."""

from collections.abc import Sequence

from lms.catalogue import queries as catalogue
from lms.cohorts.prerequisites.rules import codes_in
from lms.i18n.formats import listed


def titles(asked: Sequence[str]) -> str:
    """ "DigitAll débutant", "Python or SQL", "A and B": the courses asked for."""
    return listed(listed((_title(code) for code in codes_in(one)), "or") for one in asked)


def _title(code: str) -> str:
    course = catalogue.course_coded(code)
    return course.title if course else code
