"""Where a day or a group ends: who is just within a report, and who is just not."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.catalogue import queries as catalogue
from lms.cohorts.models import Cohort, Enrolment, FundingAgreement
from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.reports.rules import months_after
from lms.scheduling.models import ClassSession
from tests.credentials import graduates
from tests.factories import Cast, Visitor, words_of
from tests.reports.conftest import Paid, certify, tell

ENGLISH = {"Accept-Language": "en"}


def said(cast: Cast, visit: Visitor, agreement: FundingAgreement) -> str:
    return words_of(visit(cast.funder).get(f"/reports/{agreement.id}", headers=ENGLISH))


def come(site: Site, cohort: Cohort, evenings: Sequence[ClassSession], number: int) -> list[Enrolment]:
    """So many newcomers who came to these evenings."""
    places = []
    for each in range(number):
        person = graduates.a_learner(site, f"Personne {each}")
        places.append(builders.enrol(cohort, person, on=(now() - timedelta(days=200)).date()))
        graduates.attend(list(evenings), places[-1])
    return places


@pytest.mark.parametrize(("last", "people"), [(31, 6), (30, 0)])
def test_the_last_day_counts_to_its_end_as_the_site_counts_its_days(
    app: Flask, cast: Cast, visit: Visitor, last: int, people: int
) -> None:
    """In Guadeloupe, an evening of 31 March begins on 1 April in UTC."""
    with app.app_context(), transaction():
        site = builders.a_site("Antenne de la Pointe", timezone="America/Guadeloupe")
        cohort = builders.a_cohort(site)
        year = now().year - 1
        starts_at = datetime(year, 3, 31, 20, 30, tzinfo=ZoneInfo(site.timezone)).astimezone(UTC)
        come(site, cohort, builders.sessions(cohort, [starts_at]), 6)
        agreement = builders.an_agreement(
            "Trimestre", [cohort], [cast.funder], starts_on=date(year, 1, 1), ends_on=date(year, 3, last)
        )
    page = said(cast, visit, agreement)
    assert f"People {people} in 1 cohort" in page
    assert f"Evenings held {people // 6} at" in page


def test_a_cancelled_evening_to_come_keeps_nobody_in_the_course(
    app: Flask, cast: Cast, paid: Paid, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        [tomorrow] = graduates.evenings(paid.cohort, 1)
        tomorrow.starts_at, tomorrow.ends_at = now() + timedelta(days=1), now() + timedelta(days=1, hours=2)
        tomorrow.cancelled_at = now()
        for place in paid.places[:20]:
            tell(place, "job")
    assert "20 of 20 people reached" in said(cast, visit, paid.agreement)


def test_who_died_or_moved_on_leaving_is_apart_months_later_too(
    app: Flask, cast: Cast, paid: Paid, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        for place in paid.places[:5]:
            tell(place, "moved")
    with clock.at(now() + timedelta(days=100)):
        page = said(cast, visit, paid.agreement)
    later = page[page.index("Positive exits, after 3 months") :]
    assert "Died or moved abroad, counted apart: 5" in later


def test_three_months_later_begins_on_its_day(cast: Cast, paid: Paid, visit: Visitor) -> None:
    left_on = (now() - timedelta(days=1)).astimezone(ZoneInfo("Europe/Paris")).date()
    day = datetime.combine(months_after(left_on, 3), time(12), UTC)
    told = []
    for moment in (day - timedelta(days=1), day):
        with clock.at(moment):
            told.append("Positive exits, after 3 months" in said(cast, visit, paid.agreement))
    assert told == [False, True]


def test_who_left_an_earlier_course_left_then_and_not_again(
    app: Flask, cast: Cast, paid: Paid, visit: Visitor
) -> None:
    """Ten of the thirty had finished another course before the days of this agreement."""
    starts_on = (now() - timedelta(days=30)).date()
    with app.app_context(), transaction():
        before = builders.a_cohort(cast.ours.site, "Avant")
        evenings = builders.sessions(before, [now() - timedelta(days=50)])
        for place in paid.places[:10]:
            known = db.session.get_one(Person, place.person_id)
            graduates.attend(evenings, builders.enrol(before, known, on=place.enrolled_on))
        for place in paid.places[10:]:
            tell(place, "job")
        agreement = builders.an_agreement(
            "Les deux", [before, paid.cohort], [cast.funder], starts_on=starts_on
        )
    page = said(cast, visit, agreement)
    assert "20 of 20 people reached" in page
    assert "Reached: 100%" in page


def test_few_places_nobody_marked_are_not_counted_out(
    app: Flask, cast: Cast, paid: Paid, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        evenings = db.session.scalars(
            select(ClassSession).where(ClassSession.cohort_id == paid.cohort.id)
        ).all()
        come(cast.ours.site, paid.cohort, evenings[:6], 3)
    assert "Places nobody has marked: fewer than 5" in said(cast, visit, paid.agreement)


def test_a_certificate_counts_for_who_came_in_the_days_of_the_agreement(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    """Six came before its first day and received their certificate after it; six others came after it."""
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "À cheval")
        starts = [now() - timedelta(days=40), now() - timedelta(days=10)]
        before, after = builders.sessions(cohort, starts)
        for place in come(cast.ours.site, cohort, [before], 6):
            certify(place, ago=5)
        come(cast.ours.site, cohort, [after], 6)
        agreement = builders.an_agreement(
            "Depuis", [cohort], [cast.funder], starts_on=(now() - timedelta(days=20)).date()
        )
    assert "Certificates 0 among 6 people" in said(cast, visit, agreement)


def test_of_a_course_that_is_taught_no_more_only_certificates_count_as_completed(
    app: Flask, cast: Cast, paid: Paid, visit: Visitor
) -> None:
    before = catalogue.in_force()
    catalogue.put_in_force(replace(before, courses=()))
    try:
        page = said(cast, visit, paid.agreement)
    finally:
        catalogue.put_in_force(before)
    assert "Courses completed 20% 6 of 30 people" in page


@pytest.mark.parametrize(("revoked", "certificates"), [((True, False), 7), ((False, True), 6)])
def test_a_certificate_stands_as_its_latest_version_does(
    app: Flask, cast: Cast, paid: Paid, visit: Visitor, revoked: tuple[bool, bool], certificates: int
) -> None:
    with app.app_context(), transaction():
        for number, ended in enumerate(revoked, 1):
            certify(paid.places[20], revoked=ended, version=number)
    assert f"Certificates {certificates} among 30 people" in said(cast, visit, paid.agreement)
