"""Reading what packages there are, which are taught, and what was done with each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from lms.accounts.models import Person
from lms.authoring import rules
from lms.authoring.models import CoursePackage, CoursePublication
from lms.cohorts.models import Cohort
from lms.core.db import db


@dataclass(frozen=True, slots=True)
class Listed:
    """A package without its files."""

    id: int
    slug: str
    version: str
    code: str
    title: str
    modules: dict[str, str]
    uploaded_at: datetime
    uploaded_by: str


@dataclass(frozen=True, slots=True)
class Done:
    """Something that was done with a package, and by whom; '' when that person was erased."""

    package_id: int
    action: str
    done_at: datetime
    done_by: str


def packages() -> list[Listed]:
    """Every package, the newest first."""
    rows = db.session.execute(
        select(
            CoursePackage.id,
            CoursePackage.slug,
            CoursePackage.version,
            CoursePackage.code,
            CoursePackage.title,
            CoursePackage.modules,
            CoursePackage.uploaded_at,
            Person.chosen_name,
        )
        .outerjoin(Person, Person.id == CoursePackage.uploaded_by_id)
        .order_by(CoursePackage.id.desc())
    )
    return [
        Listed(number, slug, version, code, title, dict(modules), uploaded_at, name or "")
        for number, slug, version, code, title, modules, uploaded_at, name in rows
    ]


def package(package_id: int) -> Listed | None:
    """The package of that number, or none."""
    return next((each for each in packages() if each.id == package_id), None)


def package_at(slug: str, version: str) -> CoursePackage | None:
    """The package of that course at that version, or none."""
    return db.session.scalar(
        select(CoursePackage).where(CoursePackage.slug == slug, CoursePackage.version == version)
    )


def archive_of(package_id: int) -> bytes:
    """The files of a package."""
    return db.session.scalars(select(CoursePackage.archive).where(CoursePackage.id == package_id)).one()


def history() -> list[Done]:
    """All that was done with packages, in order."""
    rows = db.session.execute(
        select(
            CoursePublication.package_id,
            CoursePublication.action,
            CoursePublication.done_at,
            Person.chosen_name,
        )
        .outerjoin(Person, Person.id == CoursePublication.done_by_id)
        .order_by(CoursePublication.id)
    )
    return [Done(*row[:3], row[3] or "") for row in rows]


def standing(listed: Sequence[Listed], done: Sequence[Done]) -> dict[str, list[int]]:
    """By course, the packages that may be taught; the last one is."""
    slugs = {each.id: each.slug for each in listed}
    return rules.standing(rules.Step(slugs[each.package_id], each.package_id, each.action) for each in done)


def marker() -> tuple[int, int]:
    """What changes whenever something is published or withdrawn, in whatever order it is committed."""
    row = db.session.execute(select(func.count(), func.max(CoursePublication.id))).one()
    return row[0], row[1] or 0


def followed(slug: str) -> bool:
    """Whether a cohort follows that course."""
    return db.session.scalar(select(Cohort.id).where(Cohort.course == slug).limit(1)) is not None
