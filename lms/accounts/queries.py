"""Reading people, sites and roles."""

from sqlalchemy import bindparam, select

from lms.accounts.models import Person, Role
from lms.accounts.values import SignedIn
from lms.core.db import rows_of

_ACTING = (
    select(Person.chosen_name, Role.name, Role.site_id)
    .outerjoin(Role, Role.person_id == Person.id)
    .where(Person.id == bindparam("person"))
)
_SIGNED_IN = _ACTING.where(Person.sign_in_key == bindparam("key"))
"""Written once: every request of a signed-in person sends it."""


def signed_in_person(person_id: int, sign_in_key: str) -> SignedIn | None:
    """The person with their roles, in one statement; None when the key was renewed meanwhile."""
    rows = rows_of(_SIGNED_IN, person=person_id, key=sign_in_key)
    if not rows:
        return None
    held = tuple((role, site) for _, role, site in rows if role)
    return SignedIn(person_id, rows[0][0], sign_in_key, held)


def acting_person(person_id: int) -> SignedIn | None:
    """The person with the roles they hold now, for what is done in their name without their sign-in."""
    rows = rows_of(_ACTING, person=person_id)
    if not rows:
        return None
    held = tuple((role, site) for _, role, site in rows if role)
    return SignedIn(person_id, rows[0][0], "", held)
