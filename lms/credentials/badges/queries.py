"""Reading badges: their places, their signed bytes, and which of them are revoked."""

from collections.abc import Collection
from itertools import islice

from sqlalchemy import func, or_, select
from sqlalchemy.orm import aliased

from lms.core.db import db
from lms.credentials.badges.models import Badge, SignedBadge, StatusList
from lms.credentials.badges.statuses import FULL
from lms.credentials.models import COMPLETION, Certificate

STATED = frozenset(
    {
        *("course", "course_title", "course_version", "level", "competences", "hours"),
        *("started_on", "ended_on", "language", "issuer", "holder"),
    }
)
"""The facts that a badge tells."""


def badge_of(certificate_id: int) -> Badge | None:
    """The badge of one version of a certificate."""
    return db.session.scalar(select(Badge).where(Badge.certificate_id == certificate_id))


def signed(certificate_id: int, form: str) -> str | None:
    """The bytes of a badge in one form, once they are signed."""
    return db.session.scalar(
        select(SignedBadge.content)
        .join(Badge, Badge.id == SignedBadge.badge_id)
        .where(Badge.certificate_id == certificate_id, SignedBadge.form == form)
    )


def signed_forms(badge_id: int) -> dict[str, str]:
    """Every form a badge was signed in."""
    rows = db.session.execute(
        select(SignedBadge.form, SignedBadge.content).where(SignedBadge.badge_id == badge_id)
    )
    return {row.form: row.content for row in rows}


def without_badge(most: int) -> list[Certificate]:
    """Certificates older than badges: drawn without one, though their facts suffice for it."""
    drawn = (
        select(Certificate)
        .outerjoin(Badge, Badge.certificate_id == Certificate.id)
        .where(Badge.id.is_(None), Certificate.kind == COMPLETION, Certificate.file != "")
        .where(Certificate.revoked_at.is_(None))
        .order_by(Certificate.id)
    )
    suffices = (row for row in db.session.scalars(drawn) if row.facts.keys() >= STATED)
    return list(islice(suffices, most))


def unsigned(most: int) -> list[tuple[Certificate, Badge]]:
    """Badges that no drawing will sign any more: their certificates are drawn."""
    signed = select(SignedBadge.id).where(SignedBadge.badge_id == Badge.id)
    rows = db.session.execute(
        select(Certificate, Badge)
        .join(Badge, Badge.certificate_id == Certificate.id)
        .where(Certificate.file != "", ~signed.exists())
        .order_by(Badge.id)
        .limit(most)
    )
    return [(certificate, badge) for certificate, badge in rows]


def list_to_fill() -> int:
    """The number of the list that takes the next badges."""
    latest = db.session.execute(
        select(Badge.list_number, func.count())
        .group_by(Badge.list_number)
        .order_by(Badge.list_number.desc())
        .limit(1)
    ).first()
    if latest is None:
        return 1
    number, taken = latest
    return int(number) + (taken >= FULL)


def taken(number: int, positions: Collection[int]) -> set[int]:
    """Which of these positions of a list are taken."""
    found = select(Badge.position).where(Badge.list_number == number, Badge.position.in_(positions))
    return set(db.session.scalars(found))


def revoked_positions(number: int) -> list[int]:
    """The positions of a list that no longer stand: revoked, or replaced by a later version."""
    later = aliased(Certificate)
    replaced = select(later.id).where(later.code == Certificate.code, later.version > Certificate.version)
    return list(
        db.session.scalars(
            select(Badge.position)
            .join(Certificate, Certificate.id == Badge.certificate_id)
            .where(Badge.list_number == number, or_(Certificate.revoked_at.is_not(None), replaced.exists()))
        )
    )


def is_replaced(certificate: Certificate) -> bool:
    """Whether there is a later version of a certificate."""
    later = select(Certificate.id).where(
        Certificate.code == certificate.code, Certificate.version > certificate.version
    )
    return db.session.scalar(later.limit(1)) is not None


def lists() -> list[int]:
    """The numbers of the lists that hold a badge."""
    return sorted(db.session.scalars(select(Badge.list_number).distinct()))


def status_list(number: int) -> StatusList | None:
    """A list as it was last signed."""
    return db.session.get(StatusList, number)


def signed_at(number: int, position: int) -> tuple[Certificate, dict[str, str]] | None:
    """The certificate whose badge has that place in that list, and its signed forms."""
    row = db.session.execute(
        select(Certificate, Badge.id)
        .join(Badge, Badge.certificate_id == Certificate.id)
        .where(Badge.list_number == number, Badge.position == position)
    ).first()
    return (row[0], signed_forms(row[1])) if row else None
