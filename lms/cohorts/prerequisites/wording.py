"""Says what a course asks for first in words: the titles of the courses, not their codes."""

from collections.abc import Sequence

from babel import lists

from lms.catalogue import queries as catalogue
from lms.cohorts.prerequisites.rules import codes_in
from lms.i18n.words import language


def titles(asked: Sequence[str]) -> str:
    """ "DigitAll débutant", "Python or SQL", "A and B": the courses asked for."""
    each = [
        lists.format_list([_title(code) for code in codes_in(one)], style="or", locale=language().cldr)
        for one in asked
    ]
    return lists.format_list(each, locale=language().cldr)


def _title(code: str) -> str:
    course = catalogue.course_coded(code)
    return course.title if course else code
