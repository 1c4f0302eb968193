"""An agreement claims what took place on its days, however long its cohorts last; nothing twice."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from lms.cohorts.models import Cohort, FundingAgreement
from lms.core.clock import now
from lms.core.db import transaction
from lms.demo import builders
from tests.credentials import graduates
from tests.factories import Cast, Visitor, words_of
from tests.reports.conftest import certify

ENGLISH = {"Accept-Language": "en"}


def ago(days: int) -> date:
    """The day of the evening so many evenings back; the last one was yesterday."""
    return (now() - timedelta(days=days, hours=2)).astimezone(ZoneInfo("Europe/Paris")).date()


@pytest.fixture
def cohort(app: Flask, cast: Cast) -> Cohort:
    """Seven evenings: 12 people come to the first four alone, 8 to the last three, 10 to all of these.

    Six of the first were certified before the end of these four; the ten have done all that is asked today.
    """
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Groupe au long cours", capacity=60)
        sessions = graduates.evenings(cohort)
        for number in range(30):
            person = graduates.a_learner(cast.ours.site, f"Personne {number}")
            enrolment = builders.enrol(cohort, person, on=ago(30))
            came = sessions[:4] if number < 12 else sessions[4:] if number < 20 else sessions
            graduates.attend(came, enrolment)
            if number < 6:
                certify(enrolment, ago=5)
            if number >= 20:
                graduates.pass_modules(enrolment, cohort)
                graduates.confirm(enrolment)
        return cohort


def told(app: Flask, cast: Cast, visit: Visitor, cohort: Cohort, first: date, last: date) -> str:
    with app.app_context(), transaction():
        agreement: FundingAgreement = builders.an_agreement(
            f"Convention {first}", [cohort], [cast.funder], starts_on=first, ends_on=last
        )
    return words_of(visit(cast.funder).get(f"/reports/{agreement.id}", headers=ENGLISH))


def test_two_agreements_over_one_cohort_share_it_without_claiming_twice(
    app: Flask, cast: Cast, cohort: Cohort, visit: Visitor
) -> None:
    before = told(app, cast, visit, cohort, ago(90), ago(4))
    since = told(app, cast, visit, cohort, ago(3), ago(-90))
    for words in ("People 22 in", "Evenings held 4 at", "27% 6 of 22 people", "Certificates 6 among 22"):
        assert words in before
    for words in ("People 18 in", "Evenings held 3 at", "56% 10 of 18 people", "Certificates 0 among 18"):
        assert words in since


def test_an_agreement_that_begins_after_the_last_evening_claims_nobody(
    app: Flask, cast: Cast, cohort: Cohort, visit: Visitor
) -> None:
    said = told(app, cast, visit, cohort, ago(0) + timedelta(days=1), ago(-90))
    for words in ("People 0 in", "Evenings held 0 at", "Women –", "Attendance –", "Courses completed –"):
        assert words in said
    assert "Certificates 0 among 0" in said


def test_the_page_says_which_days_count(app: Flask, cast: Cast, cohort: Cohort, visit: Visitor) -> None:
    said = told(app, cast, visit, cohort, ago(90), ago(0))
    assert "Only what took place between the first and the last day of the agreement is counted" in said
