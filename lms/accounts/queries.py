"""Reading people, sites and roles."""

from sqlalchemy import select

from lms.accounts.models import Person, Role
from lms.accounts.values import SignedIn
from lms.core.db import db


def signed_in_person(person_id: int, sign_in_key: str) -> SignedIn | None:
    """The person with their roles, in one statement; None when the key was renewed meanwhile."""
    rows = db.session.execute(
        select(Person.chosen_name, Role.name, Role.site_id)
        .outerjoin(Role, Role.person_id == Person.id)
        .where(Person.id == person_id, Person.sign_in_key == sign_in_key)
    ).all()
    if not rows:
        return None
    held = tuple((role, site) for _, role, site in rows if role)
    return SignedIn(person_id, rows[0][0], sign_in_key, held)
