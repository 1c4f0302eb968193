"""What can happen to course packages: received and checked, published, withdrawn, removed."""

from dataclasses import dataclass

from sqlalchemy import delete, select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.authoring import apart, archive, queries
from lms.authoring.library import Library
from lms.authoring.models import CoursePackage, CoursePublication
from lms.authoring.queries import Listed
from lms.authoring.rules import PUBLISHED, WITHDRAWN
from lms.catalogue import queries as catalogue
from lms.catalogue.faults import Finding
from lms.catalogue.values import Catalogue, Course
from lms.core.clock import now
from lms.core.db import db, save, write_from_here
from lms.core.errors import Refused
from lms.i18n import _

SUBJECT = "course_package"


@dataclass(frozen=True, slots=True)
class Received:
    """What came of a package: its number where it was taken in, else what to correct."""

    package_id: int | None
    faults: tuple[Finding, ...] = ()
    advice: tuple[Finding, ...] = ()
    known: bool = False


def receive(actor: SignedIn, content: bytes, library: Library) -> Received:
    """Check a package whole, then keep it; nothing is left of one with a fault.

    The slow part stands before the write lock. Sent again, the same files are the same package.
    """
    package = archive.unpack(content)
    with library.shelf.arriving(package.slug, package.files) as root:
        checked = apart.check(root, package.slug, _others(package.slug))
        if checked.faults or checked.course is None:
            return Received(None, checked.faults, checked.advice)
        library.shelf.put(root, package.slug, checked.course.version)
        library.shelf.keep(checked.course)
    write_from_here()
    known = queries.package_at(package.slug, checked.course.version) is not None
    return Received(_kept(actor, checked.course, package.packed()), (), checked.advice, known)


def _others(slug: str) -> list[Course]:
    return [course for course in catalogue.courses() if course.slug != slug]


def _kept(actor: SignedIn, course: Course, packed: bytes) -> int:
    found = queries.package_at(course.slug, course.version)
    if found is None:
        found = CoursePackage(
            slug=course.slug,
            version=course.version,
            code=course.code,
            title=course.title,
            modules=[[module.slug, module.version] for module in course.modules],
            archive=packed,
            uploaded_by_id=actor.id,
            uploaded_at=now(),
        )
        save(found)
        audit.note(actor.id, "upload-course", SUBJECT, found.id, slug=course.slug, version=course.version)
    return found.id


def replaces_built_in(package: Listed, built_in: Catalogue) -> bool:
    """Whether publishing this package puts it in the place of a course that came with the installation."""
    stack = queries.standing(queries.packages(), queries.history()).get(package.slug)
    return built_in.course(package.slug) is not None and not stack


def publish(actor: SignedIn, package: Listed, library: Library, *, replacing: bool = False) -> None:
    """Teach from this package from now on; publishing what is taught already changes nothing.

    `replacing` is the word of whoever publishes that a course of the installation gives way.
    """
    if library.course_of(package) is None:
        raise Refused(_("This package can no longer be read. Send it again."))
    write_from_here()
    _wait_for_others()
    if taught_now(package):
        return
    clash = next((course for course in _others(package.slug) if course.code == package.code), None)
    if clash:
        raise Refused(
            _(
                "Change the code of this course: %(title)s has %(code)s too.",
                title=clash.title,
                code=clash.code,
            )
        )
    if replaces_built_in(package, library.built_in) and not replacing:
        raise Refused(
            _("Say that it may take the place of the course that came with Passerelle."), "replacing"
        )
    _note(actor, package, PUBLISHED)
    library.look_soon()


def withdraw(actor: SignedIn, package: Listed, library: Library) -> None:
    """Teach no longer from this package: the version before it returns."""
    _wait_for_others()
    stack = queries.standing(queries.packages(), queries.history()).get(package.slug, [])
    if package.id not in stack:
        return
    nothing_left = stack == [package.id] and library.built_in.course(package.slug) is None
    if nothing_left and queries.followed(package.slug):
        raise Refused(_("Cohorts follow this course, and there is no older version: it stays."))
    _note(actor, package, WITHDRAWN)
    library.look_soon()


def remove(actor: SignedIn, package: Listed, library: Library) -> None:
    """Throw away a package that was never published."""
    _wait_for_others()
    if any(done.package_id == package.id for done in queries.history()):
        raise Refused(_("This version was taught: it is kept, so that answers given to it can be shown."))
    db.session.execute(delete(CoursePackage).where(CoursePackage.id == package.id))
    audit.note(actor.id, "remove-course", SUBJECT, package.id, slug=package.slug, version=package.version)
    library.shelf.remove(package.slug, package.version)


def taught_now(package: Listed) -> bool:
    """Whether this package is the one that is taught."""
    stack = queries.standing(queries.packages(), queries.history()).get(package.slug)
    return stack is not None and stack[-1] == package.id


def _note(actor: SignedIn, package: Listed, action: str) -> None:
    save(CoursePublication(package_id=package.id, action=action, done_by_id=actor.id, done_at=now()))
    audit.note(actor.id, f"{action}-course", SUBJECT, package.id, slug=package.slug, version=package.version)


def _wait_for_others() -> None:
    """Let two people who publish at once go one after the other; on SQLite whoever writes waits."""
    if db.engine.dialect.name != "sqlite":
        db.session.execute(select(CoursePackage.id).order_by(CoursePackage.id).with_for_update())
