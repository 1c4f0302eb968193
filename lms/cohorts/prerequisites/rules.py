"""Whether somebody has done what a course asks for first: pure functions of values."""

from collections.abc import Collection, Iterable, Mapping

from lms.catalogue.values import Course

EITHER = " or "
"""Between the codes of which one is enough: "C12 or C13"."""


def codes_in(asked: str) -> tuple[str, ...]:
    """The codes of which one is enough, of what a course asks for."""
    return tuple(asked.split(EITHER))


def covered_by(done: Collection[str], courses: Iterable[Course]) -> frozenset[str]:
    """`done`, and all that those courses ask for first: who has done C03 needs no C02.

    Of "C12 or C13" neither is taken as done: nobody knows which one it was.
    """
    asked_by: Mapping[str, tuple[str, ...]] = {course.code: course.prerequisites for course in courses}
    covered: set[str] = set()
    to_see = set(done)
    while to_see:
        code = to_see.pop()
        covered.add(code)
        to_see |= set(asked_by.get(code, ())) - covered
    return frozenset(covered)


def still_needed(course: Course, done: Collection[str], courses: Iterable[Course]) -> tuple[str, ...]:
    """What `course` asks for first and is not done, as it is written there: ("C02",)."""
    covered = covered_by(done, courses)
    return tuple(
        asked
        for asked in course.prerequisites
        if asked not in covered and covered.isdisjoint(codes_in(asked))
    )
