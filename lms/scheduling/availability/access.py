"""Whose week a person may see and write down: one's own, and those of the sites one plans for."""

from sqlalchemy import or_, select

from lms.accounts.access import within_sites
from lms.accounts.models import Person, Role
from lms.accounts.values import SignedIn
from lms.cohorts.access import learners_of_sites, reach
from lms.cohorts.models import Cohort, Enrolment
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


def place_of(user: SignedIn, person_id: int) -> tuple[int, int] | None:
    """(cohort, enrolment) of the newest place of a learner that `user` reaches, if there is one."""
    row = db.session.execute(
        select(Enrolment.cohort_id, Enrolment.id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Enrolment.person_id == person_id, reach(user))
        .order_by(Enrolment.id.desc())
        .limit(1)
    ).first()
    return (row[0], row[1]) if row else None


def served_site(user: SignedIn, person_id: int) -> int | None:
    """A site where somebody teaches or helps, and for which `user` plans."""
    return db.session.scalar(
        select(Role.site_id)
        .where(
            Role.person_id == person_id,
            Role.name.in_(("trainer", "volunteer")),
            within_sites(user, Role.site_id, *PLANNERS),  # type: ignore[arg-type]  # see above
        )
        .limit(1)
    )
