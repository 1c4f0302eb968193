"""Calendar feeds: what a phone reads at the private address, and until when."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from flask.testing import FlaskClient
from icalendar import Calendar
from sqlalchemy import delete

from lms.accounts.models import Role
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import Room
from tests.factories import Browser, Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.test_changing import THURSDAY, evening

PARIS = ZoneInfo("Europe/Paris")


def address_in(browser: Browser) -> str:
    """The path of the address shown, made first when there is none."""
    if "/calendar/" not in browser.get("/my-calendar").text:
        assert browser.post("/my-calendar/share").status_code == 303
    found = re.search(r'value="https?://[^/"]+(/calendar/[^"]+)"', browser.get("/my-calendar").text)
    assert found
    return found[1]


def another_evening(cast: Cast, starts_at: datetime, room: Room | None = None) -> None:
    """One more evening of our learner, in another cohort."""
    cohort = builders.a_cohort(cast.ours.site, "Autre cohorte")
    builders.enrol(cohort, cast.learner)
    builders.sessions(cohort, [starts_at], room)


@pytest.fixture
def read(client: FlaskClient) -> Callable[[str], Any]:
    """`read(path)` is the calendar there, as a program without any sign-in reads it."""

    def fetch(path: str) -> Any:
        answer = client.get(path)
        assert answer.status_code == 200
        assert answer.content_type == "text/calendar; charset=utf-8"
        return Calendar.from_ical(answer.data)

    return fetch


def test_a_learner_s_calendar_says_when_and_where_and_not_what_or_who(
    app: Flask, client: FlaskClient, cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    path = address_in(visit(cast.learner))
    (event,) = read(path).events
    assert event.start.astimezone(UTC) == TUESDAY + timedelta(minutes=5)
    assert event.end - event.start == timedelta(hours=2)
    assert event["STATUS"] == "CONFIRMED"
    assert "Antenne des Lilas" in event["LOCATION"]
    told = client.get(path).text
    for secret in (cast.learner.chosen_name, cast.trainer.chosen_name, cast.ours.cohort.name):
        assert secret not in told


def test_those_who_teach_see_which_cohort_each_evening_is(
    app: Flask, cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    (event,) = read(address_in(visit(cast.trainer))).events
    assert event["SUMMARY"] == cast.ours.cohort.name
    assert f"/sessions/{cast.ours.session.id}" in event["DESCRIPTION"]


def test_a_moved_evening_is_the_same_one_with_a_higher_number(
    cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    path = address_in(visit(cast.learner))
    (before,) = read(path).events
    assert visit(cast.coordinator).post(f"{evening(cast)}/move", THURSDAY).status_code == 303
    (after,) = read(path).events
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt >= before["LAST-MODIFIED"].dt
    assert after.start.date() == date(2026, 11, 26)
    assert THURSDAY["because"] in after["DESCRIPTION"]


def test_a_cancelled_evening_stays_and_says_so(
    cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    path = address_in(visit(cast.learner))
    (before,) = read(path).events
    visit(cast.coordinator).post(f"{evening(cast)}/cancel", {"because": "Salle fermée"})
    (after,) = read(path).events
    assert after["UID"] == before["UID"]
    assert after["SEQUENCE"] > before["SEQUENCE"]
    assert after["STATUS"] == "CANCELLED"
    assert "Salle fermée" in after["DESCRIPTION"]


def test_the_hour_stays_the_same_across_a_change_of_clocks(
    app: Flask, cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    with app.app_context(), transaction():
        summer = datetime(2027, 3, 30, 18, 30, tzinfo=PARIS)
        another_evening(cast, summer)
    found = read(address_in(visit(cast.learner)))
    winter, spring = found.events
    assert [(each.start.hour, each.start.minute) for each in (winter, spring)] == [(18, 30), (18, 30)]
    assert [each.start.utcoffset() for each in (winter, spring)] == [timedelta(hours=1), timedelta(hours=2)]
    (zone,) = found.timezones
    assert zone["TZID"] == "Europe/Paris" == spring["DTSTART"].params["TZID"]
    described = zone.to_tz(lookup_tzid=False)  # what it says itself, not what this machine knows
    for each in (winter, spring):
        assert each.start.replace(tzinfo=described).utcoffset() == each.start.utcoffset()


def test_the_text_is_folded_and_ends_its_lines_as_the_standard_asks(
    app: Flask, client: FlaskClient, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        room = builders.a_room(cast.ours.site, "Salle « École », au fond ; 2e étage, " + "é" * 40)
        another_evening(cast, TUESDAY + timedelta(days=2), room)
    told = client.get(address_in(visit(cast.learner))).data
    lines = told.split(b"\r\n")
    assert lines[-1] == b""
    assert b"X-PUBLISHED-TTL:PT2H" in lines
    assert not any(b"\n" in line or len(line) > 75 for line in lines)


def test_another_address_replaces_the_first_and_taking_it_back_ends_it(
    client: FlaskClient, cast: Cast, visit: Visitor
) -> None:
    browser = visit(cast.learner)
    first = address_in(browser)
    browser.post("/my-calendar/share")
    second = address_in(browser)
    assert first != second
    assert client.get(first).status_code == 404
    assert client.get(second).status_code == 200
    browser.post("/my-calendar/stop")
    assert client.get(second).status_code == 404
    assert "/calendar/" not in browser.get("/my-calendar").text


def test_whoever_no_longer_teaches_no_longer_sees_the_evenings(
    app: Flask, cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    path = address_in(visit(cast.trainer))
    with app.app_context(), transaction():
        db.session.execute(delete(Role).where(Role.person_id == cast.trainer.id))
    assert not read(path).events


def test_a_program_that_has_it_already_is_told_nothing_changed(
    client: FlaskClient, cast: Cast, visit: Visitor
) -> None:
    path = address_in(visit(cast.learner))
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304
    assert not again.data


def test_what_is_long_past_or_far_off_is_left_out(
    app: Flask, cast: Cast, visit: Visitor, read: Callable[[str], Any]
) -> None:
    path = address_in(visit(cast.learner))
    with clock.at(TUESDAY + timedelta(days=61)):
        assert not read(path).events


def test_the_page_speaks_of_what_a_learner_needs(cast: Cast, visit: Visitor) -> None:
    assert "My evenings in my calendar" in words_of(visit(cast.learner).get("/my-sessions"))
    assert "My evenings in my calendar" in words_of(visit(cast.trainer).get("/agenda"))
