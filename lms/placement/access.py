"""Who reaches which placement: staff those of their site, prescribers a decision, learners their own."""

from sqlalchemy import ColumnElement, Select, exists, or_, select

from lms.accounts.access import site_for, within_sites
from lms.accounts.models import Person, Role, Site
from lms.accounts.values import SignedIn
from lms.cohorts.access import reach, referred_by
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.core.gate import PLANNERS
from lms.i18n.formats import alphabetical
from lms.placement.models import Placement

DECIDERS = ("trainer", *PLANNERS)
"""Those whose word places a person."""
STARTERS = ("prescriber", *DECIDERS)
"""Those who may let a person take the test."""
OFFERED = 300
"""How many people a list to choose from holds at most: the latest."""


def placement_for(user: SignedIn, placement_id: int) -> Placement | None:
    """A placement, if `user` trains at its site or plans for it."""
    return db.session.scalar(select(Placement).where(Placement.id == placement_id, _decided_by(user)))


def followed_placement_for(user: SignedIn, placement_id: int) -> Placement | None:
    """A placement of which `user` may read the decision."""
    return db.session.scalar(select(Placement).where(Placement.id == placement_id, follows(user)))


def handed_over_by(user: SignedIn, placement_id: int) -> Placement | None:
    """A placement for which `user` may hand their device over."""
    return placement_for(user, placement_id) or followed_placement_for(user, placement_id)


def follows(user: SignedIn) -> ColumnElement[bool]:
    """The condition that `user` may read the decision of a placement.

    Staff of its site; a prescriber, when an enrolment says that they referred this person, or when they
    began the placement and the person is enrolled nowhere yet.
    """
    if "prescriber" not in user.roles:
        return _decided_by(user)
    theirs = select(referred_by(user).subquery().c.person_id)
    enrolled = exists().where(Enrolment.person_id == Placement.person_id)
    sent = (Placement.started_by_id == user.id) & ~enrolled
    return or_(_decided_by(user), Placement.person_id.in_(theirs), sent)


def _decided_by(user: SignedIn) -> ColumnElement[bool]:
    return within_sites(user, Placement.site_id, *DECIDERS)


def own_placement_for(user: SignedIn, placement_id: int) -> Placement | None:
    """`user`'s own placement."""
    mine = select(Placement).where(Placement.id == placement_id, Placement.person_id == user.id)
    return db.session.scalar(mine)


def site_to_place_at(user: SignedIn, site_id: int) -> Site | None:
    """A site where `user` may let people take the test."""
    return site_for(user, site_id, *STARTERS)


def people_to_place(user: SignedIn, site: Site) -> list[Person]:
    """Whom `user` may let take the test at `site`: the latest people they reach already, by name."""
    wanted = select(Person).where(Person.id.in_(_reached(user, site)))
    found = db.session.scalars(wanted.order_by(Person.id.desc()).limit(OFFERED))
    return sorted(found, key=lambda person: alphabetical(person.chosen_name))


def person_to_place(user: SignedIn, site: Site, person_id: int) -> Person | None:
    """One of them."""
    wanted = select(Person).where(Person.id == person_id, Person.id.in_(_reached(user, site)))
    return db.session.scalar(wanted)


def _reached(user: SignedIn, site: Site) -> Select[int]:
    """The ids of learners at `site` whom `user` knows: planners all, others those they teach or sent."""
    learners = select(Role.person_id).where(Role.name == "learner", Role.site_id == site.id)
    if site_for(user, site.id) is not None:
        return learners
    taught = select(Enrolment.person_id).join(Cohort, Cohort.id == Enrolment.cohort_id)
    known = [
        Role.person_id.in_(taught.where(reach(user))),
        Role.person_id.in_(select(referred_by(user).subquery().c.person_id)),
        Role.person_id.in_(select(Placement.person_id).where(follows(user))),
    ]
    return learners.where(or_(*known))
