"""Who reaches which site and which person."""

from sqlalchemy import ColumnElement, Select, or_, select, true
from sqlalchemy.orm import InstrumentedAttribute

from lms.accounts.models import AuditEntry, Person, Role, Site
from lms.accounts.values import SignedIn
from lms.core.db import db
from lms.core.gate import PLANNERS

COLLEAGUES = ("volunteer", "trainer", "coordinator", "prescriber", "funder")


def within_sites(user: SignedIn, site: InstrumentedAttribute[int], *roles: str) -> ColumnElement[bool]:
    """The condition that `site` is one where `user` holds one of `roles`."""
    return true() if user.everywhere_as(*roles) else site.in_(user.sites_as(*roles))


def site_for(user: SignedIn, site_id: int, *roles: str) -> Site | None:
    """The site, if `user` holds one of `roles` (planners when none is named) there."""
    reach = within_sites(user, Site.id, *(roles or PLANNERS))
    return db.session.scalar(select(Site).where(Site.id == site_id, reach))


def sites_of(user: SignedIn, *roles: str) -> list[Site]:
    """The sites where `user` holds one of `roles` (planners when none is named), by name."""
    reach = within_sites(user, Site.id, *(roles or PLANNERS))
    return list(db.session.scalars(select(Site).where(reach).order_by(Site.name)))


def colleague_at(site: Site, person_id: int) -> Person | None:
    """Somebody who works for `site`, with us or as a partner, and for no other site, nor everywhere."""
    return db.session.scalar(_colleagues(site).where(Person.id == person_id))


def worked_at(site: Site, identifier: str) -> Person | None:
    """Who has this identifier and works for `site` alone, or did until a last role was taken back."""
    known = select(Person).where(Person.identifier == identifier)
    without = Person.id.not_in(select(Role.person_id))
    before = db.session.scalar(known.where(without))
    if before is not None:
        taken = (AuditEntry.action == "take-role-back", AuditEntry.subject == "person")
        trail = (
            select(AuditEntry)
            .where(*taken, AuditEntry.subject_id == before.id)
            .order_by(AuditEntry.id.desc())
        )
        last = db.session.scalars(trail.limit(1)).first()
        return before if last is not None and last.details.get("site") == site.id else None
    return db.session.scalar(_colleagues(site).where(Person.identifier == identifier))


def colleague_ids(site: Site) -> set[int]:
    """Those whom `colleague_at` finds: their pages open, those of the others at the site do not."""
    return {person.id for person in db.session.scalars(_colleagues(site))}


def _colleagues(site: Site) -> Select[Person]:
    there = select(Role.person_id).where(Role.name.in_(COLLEAGUES), Role.site_id == site.id)
    elsewhere = select(Role.person_id).where(or_(Role.site_id != site.id, Role.site_id.is_(None)))
    return select(Person).where(Person.id.in_(there), Person.id.not_in(elsewhere))


def people_at(site: Site, *roles: str) -> list[tuple[Person, str]]:
    """(person, role) of those who hold one of `roles` at `site`, or everywhere, by name."""
    rows = db.session.execute(
        select(Person, Role.name)
        .join(Role, Role.person_id == Person.id)
        .where(Role.name.in_(roles), or_(Role.site_id == site.id, Role.site_id.is_(None)))
        .order_by(Person.chosen_name, Person.id)
    )
    return [(person, role) for person, role in rows]
