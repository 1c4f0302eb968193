"""The curriculum in force in this process, in each language, and what was taught before it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from lms.catalogue.translating import catalogue_in, module_in
from lms.catalogue.values import REFERENCE, Catalogue, Course, Module, PlacementBank
from lms.i18n import words
from lms.i18n.languages import LANGUAGES

_in_force: dict[str, Catalogue] = {REFERENCE: Catalogue(())}


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version of a course that was taught once: the version of each module by slug, and the course itself.

    It is loaded when somebody asks for it; none when it can no longer be read.
    """

    modules: Mapping[str, str]
    load: Callable[[], Course | None]


_taught_before: Mapping[str, tuple[Earlier, ...]] = {}


def put_in_force(catalogue: Catalogue, earlier: Mapping[str, tuple[Earlier, ...]] | None = None) -> None:
    """Teach from `catalogue` from here on; `earlier` versions, the newest first, stay to be shown."""
    global _in_force, _taught_before
    others = {code: catalogue_in(catalogue, code) for code in LANGUAGES if code != REFERENCE}
    _in_force, _taught_before = {REFERENCE: catalogue, **others}, earlier or {}


def module_begun(course: Course, slug: str, version: str) -> Module | None:
    """The module of `course` as it was at `version`, in the language spoken now.

    Where that version is gone: the module as it is taught now, if it still is.
    """
    present = course.module(slug)
    if present is not None and present.version == version:
        return present
    for earlier in _taught_before.get(course.slug, ()):
        if earlier.modules.get(slug) == version and (found := _module(earlier, slug)):
            return found
    return present


def modules_before(course: str, slug: str) -> Iterator[Module]:
    """The module in each version of the course that was taught before, the newest first."""
    for earlier in _taught_before.get(course, ()):
        if slug in earlier.modules and (found := _module(earlier, slug)):
            yield found


def _module(earlier: Earlier, slug: str) -> Module | None:
    course = earlier.load()
    module = course.module(slug) if course else None
    return module and module_in(module, words.language().code)


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
