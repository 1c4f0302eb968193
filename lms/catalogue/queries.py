"""The curriculum in force in this process, in each language."""

from lms.catalogue.translating import catalogue_in
from lms.catalogue.values import REFERENCE, Catalogue, Course, PlacementBank
from lms.i18n import words
from lms.i18n.languages import LANGUAGES

_in_force: dict[str, Catalogue] = {REFERENCE: Catalogue(())}


def put_in_force(catalogue: Catalogue) -> None:
    """Teach from `catalogue` from here on."""
    global _in_force
    others = {code: catalogue_in(catalogue, code) for code in LANGUAGES if code != REFERENCE}
    _in_force = {REFERENCE: catalogue, **others}


def in_force() -> Catalogue:
    """All that is taught from, in French."""
    return _in_force[REFERENCE]


def courses() -> tuple[Course, ...]:
    """Every course, in French: what is counted, kept and certified."""
    return _in_force[REFERENCE].courses


def course(slug: str) -> Course | None:
    """The course of that slug in French, or none."""
    return _in_force[REFERENCE].course(slug)


def course_shown(slug: str) -> Course | None:
    """The course of that slug for a page: in the language spoken now, as far as it is translated; or none.

    The same object each time, so that pages made of it can be remembered.
    """
    return _in_force.get(words.language().code, _in_force[REFERENCE]).course(slug)


def course_coded(code: str) -> Course | None:
    """The course of that code (C02) in French, or none."""
    return next((course for course in courses() if course.code == code), None)


def placement_bank() -> PlacementBank | None:
    """The placement test, where there is one."""
    return in_force().placement
