"""The cast of the tests, and the browser they use; bricks come from lms/demo/builders.py."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.accounts.models import Person, Site
from lms.cohorts.models import Cohort, Enrolment, FundingAgreement
from lms.core import once
from lms.core.clock import now
from lms.core.db import db
from lms.demo import builders
from lms.scheduling.models import ClassSession
from tests.snapshot import Snapshot, take

ROLES = ("learner", "volunteer", "trainer", "coordinator", "administrator", "funder", "prescriber")


@dataclass(frozen=True)
class Side:
    """One site and all that belongs to it. People are found by role: `side.people["trainer"]`."""

    site: Site
    people: dict[str, Person]
    cohort: Cohort
    enrolment: Enrolment
    session: ClassSession
    agreement: FundingAgreement

    def as_in(self, snapshot: Snapshot) -> "Side":
        """The same, as the rows of `snapshot` tell them."""
        return Side(
            site=snapshot.row(self.site),
            people={role: snapshot.row(person) for role, person in self.people.items()},
            cohort=snapshot.row(self.cohort),
            enrolment=snapshot.row(self.enrolment),
            session=snapshot.row(self.session),
            agreement=snapshot.row(self.agreement),
        )


@dataclass(frozen=True)
class Cast:
    """Ours, and the strangers of another site. Administrators are everywhere."""

    ours: Side
    theirs: Side

    def as_in(self, snapshot: Snapshot) -> "Cast":
        """The same people and things, as the rows of `snapshot` tell them."""
        return Cast(self.ours.as_in(snapshot), self.theirs.as_in(snapshot))

    def __getattr__(self, role: str) -> Person:
        try:
            return self.ours.people[role]
        except KeyError:
            raise AttributeError(role) from None


_MADE: dict[date, tuple[Snapshot, Cast]] = {}


def forget_cast() -> None:
    """Make the cast anew next time: the tables were made anew, and PostgreSQL counts from 1 again."""
    _MADE.clear()


def build_cast() -> Cast:
    """Two sites alike, one of them ours. Made once for each day the clock is held at, then written again."""
    day = now().date()
    if day not in _MADE:
        cast = Cast(_side("Antenne des Lilas", "1"), _side("Antenne du Port", "2"))
        db.session.flush()
        _MADE[day] = take(), cast
    snapshot, cast = _MADE[day]
    if db.session.scalar(select(Person.id).limit(1)) is None:
        snapshot = snapshot.write()
    return cast.as_in(snapshot)


def _side(name: str, mark: str) -> Side:
    site = builders.a_site(name)
    people = {role: builders.a_person(f"{role} {mark}", f"{role}{mark}") for role in ROLES}
    for role, person in people.items():
        builders.a_role(person, role, None if role == "administrator" else site)
    cohort = builders.a_cohort(site)
    builders.staff(cohort, people["trainer"])
    builders.staff(cohort, people["volunteer"], "volunteer")
    enrolment = builders.enrol(cohort, people["learner"], referred_by_id=people["prescriber"].id)
    session = builders.sessions(cohort, [now() + timedelta(minutes=5)], builders.a_room(site))[0]
    agreement = builders.an_agreement(f"Convention {mark}", [cohort], [people["funder"]])
    return Side(site, people, cohort, enrolment, session, agreement)


class Browser:
    """A test client that fills in what a page would: the one-time key of its form."""

    def __init__(self, client: FlaskClient) -> None:
        self.client = client

    def get(self, path: str, **more: Any) -> TestResponse:
        """Open a page."""
        return self.client.get(path, **more)

    def post(self, path: str, fields: dict[str, Any] | None = None, **more: Any) -> TestResponse:
        """Send a form, with a fresh key unless one is given."""
        data = {once.FIELD: once.new_key(), **(fields or {})}
        return self.client.post(path, data=data, **more)


class Visitor:
    """Opens browsers; CSRF has its own tests and is off in these."""

    def __init__(self, app: Flask) -> None:
        self.app = app

    def __call__(self, person: Person | None = None) -> Browser:
        client = self.app.test_client()
        if person is not None:
            with client.session_transaction() as session:
                session["_user_id"] = f"{person.id}.{person.sign_in_key}"
                session["seen"] = int(now().timestamp())
        return Browser(client)


def words_of(response: TestResponse) -> str:
    """The words of a page, without its tags."""
    html = re.sub(r"<(script|style|svg).*?</\1>", " ", response.text, flags=re.S)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())
