"""The curriculum in force in this process."""

from lms.catalogue.values import Catalogue, Course, PlacementBank

_in_force = Catalogue(())


def put_in_force(catalogue: Catalogue) -> None:
    """Teach from `catalogue` from here on."""
    global _in_force
    _in_force = catalogue


def in_force() -> Catalogue:
    """All that is taught from."""
    return _in_force


def courses() -> tuple[Course, ...]:
    """Every course."""
    return _in_force.courses


def course(slug: str) -> Course | None:
    """The course of that slug, or none."""
    return _in_force.course(slug)


def course_coded(code: str) -> Course | None:
    """The course of that code (C02), or none."""
    return next((course for course in _in_force.courses if course.code == code), None)


def placement_bank() -> PlacementBank | None:
    """The placement test, where there is one."""
    return _in_force.placement
