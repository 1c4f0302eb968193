"""An agreement that paid for one finished cohort of thirty people, with everything counted by hand.

Thirty people came to seven evenings of two hours: twelve women, ten men, eight who did not say. Ten of
them met every condition and six of those hold a certificate.
"""

from dataclasses import dataclass
from datetime import timedelta

import pytest
from flask import Flask

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, Enrolment, Exit, FundingAgreement
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials import rules
from lms.credentials.models import Certificate
from lms.demo import builders
from tests.credentials import graduates
from tests.factories import Cast

GENDERS = ["woman"] * 12 + ["man"] * 10 + ["not-said"] * 8


@dataclass(frozen=True)
class Paid:
    """What the agreement paid for."""

    agreement: FundingAgreement
    cohort: Cohort
    people: list[Person]
    places: list[Enrolment]

    @property
    def page(self) -> str:
        """The address of its report."""
        return f"/reports/{self.agreement.id}"

    @property
    def file(self) -> str:
        """The address of the same as a spreadsheet."""
        return f"{self.page}/figures.csv"


def certify(enrolment: Enrolment, revoked: bool = False, ago: int = 0, version: int = 1) -> None:
    """A certificate of the least facts, issued so many days ago, whose drawing does not matter here."""
    db.session.add(
        Certificate(
            enrolment_id=enrolment.id,
            person_id=enrolment.person_id,
            cohort_id=enrolment.cohort_id,
            code=f"DL-{enrolment.id:05}-00000",
            version=version,
            facts={},
            digest=rules.digest({}),
            issued_at=now() - timedelta(days=ago),
            revoked_at=now() if revoked else None,
        )
    )


def tell(enrolment: Enrolment, situation: str, moment: str = "exit", **more: object) -> None:
    """A record of where somebody stands."""
    known = {"evidence": "self-declared", "contract": "cdi" if situation == "job" else "none"} | more
    db.session.add(
        Exit(
            enrolment_id=enrolment.id,
            moment=moment,
            observed_on=now().date(),
            situation=situation,
            recorded_at=now(),
            **known,
        )
    )


@pytest.fixture
def paid(app: Flask, cast: Cast) -> Paid:
    """The agreement, read by the funder of the cast."""
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Groupe du mardi", capacity=60)
        sessions = graduates.evenings(cohort)
        people, places = [], []
        for number, gender in enumerate(GENDERS):
            person = graduates.a_learner(
                cast.ours.site,
                f"Prénom{number} Nomdefamille{number}",
                gender=gender,
                native_name=f"اسم{number}",
                phone=f"06 99 98 {number:02} 00",
                email=f"personne{number}@example.org",
            )
            enrolment = builders.enrol(cohort, person, on=(now() - timedelta(days=60)).date())
            graduates.attend(sessions, enrolment)
            people.append(person)
            places.append(enrolment)
        for enrolment in places[:10]:
            graduates.pass_modules(enrolment, cohort)
            graduates.confirm(enrolment)
        for enrolment in places[:5]:
            certify(enrolment)
        certify(places[29])
        certify(places[28], revoked=True)
        agreement = builders.an_agreement(
            "Convention du mardi",
            [cohort],
            [cast.funder],
            target_people=40,
            target_women_percent=50,
            target_hours=600,
            target_certificates=20,
            starts_on=(now() - timedelta(days=90)).date(),
            ends_on=(now() + timedelta(days=90)).date(),
        )
        return Paid(agreement, cohort, people, places)
