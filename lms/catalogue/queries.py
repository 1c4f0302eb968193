"""The catalogue in force: read from its files once, when the application starts."""

from lms.catalogue.values import Catalogue, Course

_in_force = Catalogue(())


def use(catalogue: Catalogue) -> None:
    """Make `catalogue` the one in force in this process."""
    global _in_force  # noqa: PLW0603 - the one place that replaces an immutable value
    _in_force = catalogue


def catalogue() -> Catalogue:
    """Every course there is."""
    return _in_force


def course(slug: str) -> Course | None:
    """The course of that slug, or none."""
    return _in_force.course(slug)
