"""Whose week a person may see and write down: one's own, and those of the sites one plans for."""

from sqlalchemy import or_, select

from lms.accounts.access import within_sites
from lms.accounts.models import Person, Role
from lms.accounts.values import SignedIn
from lms.cohorts.access import learners_of_sites
from lms.core.db import db
from lms.core.gate import PLANNERS


def person_for(user: SignedIn, person_id: int) -> Person | None:
    """Somebody who learns, teaches or helps at a site `user` plans for."""
    serving = select(Role.person_id).where(
        Role.name.in_(("trainer", "volunteer")),
        within_sites(user, Role.site_id, *PLANNERS),  # type: ignore[arg-type]  # a role everywhere has no site
    )
    learning = learners_of_sites(user).with_only_columns(Person.id)
    return db.session.scalar(
        select(Person).where(Person.id == person_id, or_(Person.id.in_(serving), Person.id.in_(learning)))
    )
