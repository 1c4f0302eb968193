"""Signing for an evening: on the tablet, on one's own phone, as the trainer; once and in one place."""

import re
import struct
import zlib
from base64 import b64encode
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.secrets import hashed
from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.evidence.models import Signature
from lms.scheduling.evidence.rules import code_at
from lms.scheduling.models import Attendance, ClassSession
from tests.factories import Browser, Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY

PIN = "284917"


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def picture(width: int = 4, height: int = 2, *more: bytes) -> bytes:
    """A black PNG."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"\0" * (width + 1) * height)
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


DRAWN = {"drawn": "data:image/png;base64," + b64encode(picture()).decode()}


@pytest.fixture
def sitting(cast: Cast) -> str:
    """The address of our evening."""
    return f"/sessions/{cast.ours.session.id}"


@pytest.fixture
def scan(cast: Cast, visit: Visitor, sitting: str) -> Callable[[], str]:
    """`scan()` is what the code on the wall leads to now."""

    def read() -> str:
        page = visit(cast.trainer).get(f"{sitting}/wall")
        assert page.headers["Refresh"] == "15"
        assert "<svg" in page.text
        session = cast.ours.session.id
        return f"/here/{session}/{code_at(b'for tests only', session, clock.now())}"

    return read


def ticket_on(browser: Browser, path: str) -> str:
    """The ticket of the page a scan opens; empty when it offers none."""
    found = re.search(r'name="ticket"[^>]*value="([^"]+)"', browser.get(path).text)
    return found[1] if found else ""


def rows(app: Flask) -> list[tuple[str, str, int]]:
    with app.app_context():
        found = db.session.scalars(select(Attendance).order_by(Attendance.id))
        return [(row.status, row.way, row.minutes) for row in found]


def test_a_learner_signs_on_the_tablet_with_a_finger(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser = visit(cast.trainer)
    place = f"{sitting}/sign/{cast.ours.enrolment.id}"
    assert "I am here" in words_of(browser.get(place))
    assert browser.post(place, DRAWN).location == f"{sitting}/sign"
    assert "Signed" in words_of(browser.get(f"{sitting}/sign"))
    assert rows(app) == [("present", "signed", 120)]
    assert "signed by the person" in words_of(browser.get(sitting))


def test_without_drawing_the_pin_says_who_it_is(app: Flask, cast: Cast, visit: Visitor, sitting: str) -> None:
    with app.app_context(), transaction():
        person = db.session.merge(cast.learner)
        person.secret_hash = hashed(PIN)
    browser, place = visit(cast.trainer), f"{sitting}/sign/{cast.ours.enrolment.id}"
    for wrong in ({}, {"pin": "000000"}, {"drawn": "data:image/png;base64,AAAA"}, {"drawn": "x"}):
        answer = browser.post(place, wrong)
        assert answer.status_code == 422
        assert "Draw your signature above, or write your PIN here." in words_of(answer)
    assert rows(app) == []
    assert browser.post(place, {"pin": PIN}).status_code == 303
    assert rows(app) == [("present", "signed", 120)]


def test_guessing_pins_on_the_tablet_ends_soon(app: Flask, cast: Cast, visit: Visitor, sitting: str) -> None:
    browser, place = visit(cast.trainer), f"{sitting}/sign/{cast.ours.enrolment.id}"
    for guess in range(app.config["SETTINGS"].sign_in_tries):
        browser.post(place, {"pin": f"{guess:06}"})
    assert "Too many wrong tries" in words_of(browser.post(place, {"pin": "123456"}))


def test_a_learner_signs_on_their_own_phone_after_the_scan(
    app: Flask, cast: Cast, visit: Visitor, sitting: str, scan: Callable[[], str]
) -> None:
    browser = visit(cast.learner)
    ticket = ticket_on(browser, scan())
    assert browser.post(f"/here/{cast.ours.session.id}", {"ticket": ticket}).location == "/my-sessions"
    assert rows(app) == [("present", "signed", 120)]
    with app.app_context():
        assert db.session.scalars(select(Signature.method)).all() == ["phone"]


def test_signing_twice_signs_once(
    app: Flask, cast: Cast, visit: Visitor, sitting: str, scan: Callable[[], str]
) -> None:
    browser = visit(cast.learner)
    ticket = ticket_on(browser, scan())
    for _ in range(2):
        assert browser.post(f"/here/{cast.ours.session.id}", {"ticket": ticket}).status_code == 303
    visit(cast.trainer).post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
    assert rows(app) == [("present", "signed", 120)]


@pytest.mark.parametrize(("later", "taken"), [(0, True), (75, True), (95, False), (3600, False)])
def test_an_old_photograph_of_the_code_is_worth_nothing(
    app: Flask, cast: Cast, visit: Visitor, scan: Callable[[], str], later: int, taken: bool
) -> None:
    path = scan()
    with clock.at(TUESDAY + timedelta(seconds=later)):
        shown = visit(cast.learner).get(path)
        assert shown.status_code == 200
        assert ("Scan the one that is on the screen now" in words_of(shown)) is not taken
        assert bool(ticket_on(visit(cast.learner), path)) is taken


def test_a_code_of_another_evening_or_a_ticket_of_another_person_is_refused(
    app: Flask, cast: Cast, visit: Visitor, scan: Callable[[], str]
) -> None:
    with app.app_context(), transaction():
        friend = builders.a_person("Bilal Rahimi")
        builders.a_role(friend, "learner")
        builders.enrol(cast.ours.cohort, friend)
        cohort = builders.a_cohort(cast.ours.site, "Autre")
        (other,) = builders.sessions(cohort, [TUESDAY])
        builders.enrol(cohort, friend)
    ticket = ticket_on(visit(cast.learner), scan())
    for path in (cast.ours.session.id, other.id):
        answer = visit(friend).post(f"/here/{path}", {"ticket": ticket})
        assert answer.status_code == 422
    assert visit(friend).post(f"/here/{cast.ours.session.id}", {"ticket": "x"}).status_code == 422
    assert rows(app) == []


def test_nobody_signs_for_two_evenings_at_the_same_hours(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Autre cohorte")
        builders.staff(cohort, cast.trainer)
        place = builders.enrol(cohort, cast.learner)
        (other,) = builders.sessions(cohort, [TUESDAY + timedelta(minutes=60)])
    browser = visit(cast.trainer)
    assert browser.post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN).status_code == 303
    with clock.at(TUESDAY + timedelta(hours=1)):
        answer = visit(cast.trainer).post(f"/sessions/{other.id}/sign/{place.id}", DRAWN)
    assert answer.status_code == 422
    assert f"You already signed for {cast.ours.cohort.name} at the same hours" in words_of(answer)


@pytest.mark.parametrize(
    ("moment", "sentence"),
    [
        (-timedelta(minutes=10), "Attendance opens 10 minutes before the start"),
        (timedelta(hours=27), "Signing closed 24 hours after the end"),
    ],
)
def test_signing_has_its_time_by_the_server_s_clock(
    app: Flask, cast: Cast, visit: Visitor, sitting: str, moment: timedelta, sentence: str
) -> None:
    """What a phone believes the time to be is never asked."""
    with clock.at(TUESDAY + moment):
        answer = visit(cast.trainer).post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
        assert answer.status_code == 422
        assert sentence in words_of(answer)
    assert rows(app) == []


def test_minutes_the_trainer_noted_stay_when_the_person_signs(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    place = cast.ours.enrolment.id
    browser = visit(cast.trainer)
    browser.post(sitting, {f"status_{place}": "present", f"missed_{place}": "30", f"seen_{place}": "0"})
    browser.post(f"{sitting}/sign/{place}", DRAWN)
    assert rows(app) == [("present", "attested", 90), ("present", "signed", 90)]


def test_an_evening_across_the_change_of_clocks_counts_its_true_length(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        db.session.get_one(Enrolment, cast.ours.enrolment.id).enrolled_on = date(2026, 10, 1)
        session.starts_at = datetime.fromisoformat("2026-10-25T01:00+02:00")
        session.ends_at = datetime.fromisoformat("2026-10-25T04:00+01:00")
    with clock.at(datetime.fromisoformat("2026-10-25T02:30+01:00")):
        answer = visit(cast.trainer).post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
    assert answer.status_code == 303
    assert rows(app) == [("present", "signed", 240)]


def test_before_an_evening_no_way_leads_to_a_page_that_refuses(
    cast: Cast, visit: Visitor, sitting: str
) -> None:
    assert f"{sitting}/wall" in visit(cast.trainer).get(f"{sitting}/sign").text
    with clock.at(TUESDAY - timedelta(hours=2)):
        page = visit(cast.trainer).get(f"{sitting}/sign").text
    assert f"{sitting}/wall" not in page
    assert f"{sitting}/close" not in page


def test_the_trainer_signs_once_somebody_is_marked(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser = visit(cast.trainer)
    assert "Nobody is marked yet" in words_of(browser.post(f"{sitting}/close", DRAWN))
    assert "sign now" not in words_of(browser.get(f"{sitting}/close"))
    browser.post(f"{sitting}/sign/{cast.ours.enrolment.id}", DRAWN)
    assert "not marked yet" not in words_of(browser.get(f"{sitting}/close"))
    assert browser.post(f"{sitting}/close", DRAWN).location == sitting
    assert "trainer 1 signed this sheet" in words_of(browser.get(sitting))


def test_an_evening_of_visitors_alone_is_signed_by_who_taught(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.kind, session.visitors = "drop-in", 7
    assert visit(cast.trainer).post(f"{sitting}/close", DRAWN).status_code == 303


def test_what_an_auditor_would_ask_needs_a_written_reason(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.starts_at = TUESDAY.replace(day=11)  # Armistice Day
        session.ends_at = session.starts_at + timedelta(hours=2)
        room = builders.a_room(cast.ours.site, "Petite salle", capacity=1)
        session.room_id = room.id
        builders.sessions(builders.a_cohort(cast.ours.site, "Autre cohorte"), [session.starts_at], room)
        more = builders.enrol(
            cast.ours.cohort, builders.a_person("Bilal Rahimi"), on=session.starts_at.date()
        )
        for place in (cast.ours.enrolment, more):
            builders.attended(session, place)
    with clock.at(TUESDAY.replace(day=11)):
        browser = visit(cast.trainer)
        shown = words_of(browser.get(f"{sitting}/close"))
        for said in (
            "public holiday",
            "2 people are present; seats in Petite salle: 1",
            "Autre cohorte has its",
        ):
            assert said in shown
        assert browser.post(f"{sitting}/close").status_code == 422
        assert browser.post(f"{sitting}/close", {"because": "The town asked."}).status_code == 303
        assert "The town asked." in words_of(browser.get(sitting))


def test_the_drawing_is_shown_to_those_who_teach_with_nothing_else_in_it(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    sent = picture(4, 2, chunk(b"tEXt", b"Comment\0where I was"))
    fields = {"drawn": "data:image/png;base64," + b64encode(sent).decode()}
    browser = visit(cast.trainer)
    browser.post(f"{sitting}/sign/{cast.ours.enrolment.id}", fields)
    found = re.search(r'src="([^"]+/signatures/\d+\.png)"', browser.get(f"{sitting}/sheet").text)
    assert found
    drawn = browser.get(found[1])
    assert drawn.data == picture()
    assert visit(cast.theirs.people["trainer"]).get(found[1]).status_code == 404


def test_marks_copied_from_paper_say_so_and_need_the_code_of_its_sheet(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    code = re.search(r'<strong dir="ltr">([^<]+)</strong>', browser.get(f"{sitting}/sheet").text)
    assert code
    fields = {f"status_{place}": "present", f"seen_{place}": "0"}
    wrong = browser.post(sitting, fields | {"paper": "999-AA"})
    assert wrong.status_code == 422
    assert "not the code of this evening" in words_of(wrong)
    assert browser.post(sitting, fields | {"paper": f" {code[1].lower()} "}).status_code == 303
    assert rows(app) == [("present", "paper", 120)]


def test_a_correction_needs_a_reason_and_nothing_is_overwritten(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    browser.post(sitting, {f"status_{place}": "absent", f"seen_{place}": "0"})
    with app.app_context():
        seen = db.session.scalars(select(Attendance.id)).one()
    change = {f"status_{place}": "present", f"seen_{place}": str(seen)}
    refused = browser.post(sitting, change)
    assert refused.status_code == 422
    assert "Say why you correct what was recorded." in words_of(refused)
    assert browser.post(sitting, change | {"because": "She was in the other room."}).status_code == 303
    assert rows(app) == [("absent", "attested", 0), ("present", "attested", 120)]
    assert "She was in the other room." in words_of(browser.get(sitting))
