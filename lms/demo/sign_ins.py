"""How to sign in to the demonstration, one line a role."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from sqlalchemy import select

from lms.accounts.models import Person
from lms.accounts.secrets import matches
from lms.core.db import db
from lms.demo.team import PASSWORD, PIN


@dataclass(frozen=True, slots=True)
class SignIn:
    """A role, and what to type."""

    role: str
    name: str
    identifier: str
    secret: str


SHOWN = (
    SignIn("learner", "Amina Yusufzai", "100001", PIN),
    SignIn("learner, in Arabic", "Mahmoud Al-Khatib", "100004", PIN),
    SignIn("learner, with a certificate", "Letebrhan Weldu", "100202", PIN),
    SignIn("volunteer", "Paul Grandjean", "paul", PASSWORD),
    SignIn("trainer", "Claire Dubreuil", "claire", PASSWORD),
    SignIn("coordinator", "Nadia Belkacem", "nadia", PASSWORD),
    SignIn("administrator", "Hélène Marchal", "helene", PASSWORD),
    SignIn("funder", "Sophie Lambert", "sophie", PASSWORD),
    SignIn("prescriber", "Julie Morel", "julie", PASSWORD),
)


def sign_ins() -> list[SignIn]:
    """Those of SHOWN that work here: none when this is a real installation."""
    known = select(Person.identifier, Person.secret_hash).where(
        Person.identifier.in_([shown.identifier for shown in SHOWN])
    )
    hashes = {row.identifier: row.secret_hash for row in db.session.execute(known)}
    works = cache(matches)
    return [
        shown
        for shown in SHOWN
        if shown.identifier in hashes and works(hashes[shown.identifier], shown.secret)
    ]


def table() -> Iterator[str]:
    """The sign-ins as lines of text; none when there are none."""
    found = sign_ins()
    if found:
        yield "Sign in as:"
        width = max(len(each.role) for each in found)
        for each in found:
            yield f"  {each.role:{width}}  {each.identifier:8}  {each.secret:16}  {each.name}"
