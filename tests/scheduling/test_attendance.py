"""Attendance: marked in one go, never overwritten, nothing a colleague recorded is lost."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import Attendance, ClassSession
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY

CORRECTED = {"because": "She came late."}
NAMES = ("Bilal Rahimi", "Chantal Mukendi")


@pytest.fixture
def places(app: Flask, cast: Cast) -> list[int]:
    """The enrolments of our evening: the cast's learner, and two more people."""
    with app.app_context(), transaction():
        more = [builders.enrol(cast.ours.cohort, builders.a_person(name)).id for name in NAMES]
    return [cast.ours.enrolment.id, *more]


def page_of(cast: Cast) -> str:
    return f"/sessions/{cast.ours.session.id}"


def marks(places: Sequence[int], *statuses: str, **more: Any) -> dict[str, Any]:
    """The fields of a first marking, from a page that showed nothing recorded."""
    fields = {f"status_{place}": status for place, status in zip(places, statuses, strict=False)}
    return fields | {f"seen_{place}": "0" for place in places} | more


def rows(app: Flask) -> list[tuple[int, str, int, int | None]]:
    with app.app_context():
        found = db.session.scalars(select(Attendance).order_by(Attendance.enrolment_id, Attendance.id))
        return [(row.enrolment_id, row.status, row.minutes, row.recorded_by_id) for row in found]


def last_row(app: Flask, place: int) -> int:
    with app.app_context():
        last = select(func.max(Attendance.id)).where(Attendance.enrolment_id == place)
        return db.session.scalars(last).one()


def test_all_is_saved_in_one_go(app: Flask, cast: Cast, visit: Visitor, places: list[int]) -> None:
    fields = marks(places, "present", "absent", "excused", **{f"missed_{places[0]}": "20"})
    answer = visit(cast.trainer).post(page_of(cast), fields, follow_redirects=True)
    trainer = cast.trainer.id
    assert rows(app) == [
        (places[0], "present", 100, trainer),
        (places[1], "absent", 0, trainer),
        (places[2], "excused", 0, trainer),
    ]
    words = words_of(answer)
    assert "3 marks are saved." in words
    assert "absent: recorded by trainer 1, Tue 24 Nov at 18:25" in words


def test_the_same_form_sent_twice_counts_once(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    browser, fields = visit(cast.trainer), marks(places, "present", once="a key")
    assert browser.post(page_of(cast), fields).status_code == 303
    assert browser.post(page_of(cast), fields).status_code == 303
    assert len(rows(app)) == 1
    with app.app_context():
        assert db.session.scalars(select(Attendance.key)).one() == f"a key-{places[0]}"


def test_only_what_changed_is_written_and_the_history_stays(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    browser = visit(cast.trainer)
    browser.post(page_of(cast), marks(places, "present", "absent"))
    seen = {f"seen_{place}": str(last_row(app, place)) for place in places[:2]} | CORRECTED
    answer = browser.post(
        page_of(cast), marks(places, "present", "present", **{f"missed_{places[1]}": "30"}) | seen
    )
    assert answer.status_code == 303
    assert [(place, status, minutes) for place, status, minutes, _ in rows(app)] == [
        (places[0], "present", 120),
        (places[1], "absent", 0),
        (places[1], "present", 90),
    ]
    html = browser.get(page_of(cast)).text
    assert html.count("absent: recorded by trainer 1") == 1
    assert f'name="missed_{places[1]}" type="number" value="30"' in html


def test_one_button_marks_everybody_else_present(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    visit(cast.volunteer).post(page_of(cast), marks([places[1]], "absent", everyone="yes"))
    assert sorted((place, status) for place, status, *_ in rows(app)) == [
        (places[0], "present"),
        (places[1], "absent"),
        (places[2], "present"),
    ]


def test_a_colleague_s_marks_survive_a_page_opened_before_them(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    visit(cast.trainer).post(page_of(cast), marks(places, "present"))
    late_page = marks(places) | {f"status_{places[1]}": "present"}
    assert visit(cast.volunteer).post(page_of(cast), late_page).status_code == 303
    assert [(place, status) for place, status, *_ in rows(app)] == [
        (places[0], "present"),
        (places[1], "present"),
    ]


def test_all_others_present_leaves_what_a_colleague_recorded(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    visit(cast.trainer).post(page_of(cast), marks(places, "absent"))
    visit(cast.volunteer).post(page_of(cast), marks(places, everyone="yes"))
    assert [(place, status) for place, status, *_ in rows(app)] == [
        (places[0], "absent"),
        (places[1], "present"),
        (places[2], "present"),
    ]


def test_two_colleagues_who_disagree_look_again(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    visit(cast.trainer).post(page_of(cast), marks(places, "absent", "absent"))
    second, mine = visit(cast.volunteer), marks(places, "present")
    answer = second.post(page_of(cast), mine)
    assert answer.status_code == 422
    assert "trainer 1 recorded something else for learner 1 meanwhile. Check, then save again." in words_of(
        answer
    )
    assert f'name="status_{places[0]}" value="present" checked' in answer.text  # what was typed stays
    assert f'name="status_{places[1]}" value="absent" checked' in answer.text  # the colleague's mark shows
    assert len(rows(app)) == 2
    seen = {f"seen_{place}": str(last_row(app, place)) for place in places[:2]} | CORRECTED
    assert second.post(page_of(cast), mine | seen).status_code == 303
    assert [row[:2] for row in rows(app)] == [
        (places[0], "absent"),
        (places[0], "present"),
        (places[1], "absent"),
    ]


def test_the_same_mark_from_two_colleagues_is_written_once(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    for person in (cast.trainer, cast.volunteer):
        assert visit(person).post(page_of(cast), marks(places, "present")).status_code == 303
    assert len(rows(app)) == 1


@pytest.mark.parametrize(
    ("person", "before_start", "allowed"),
    [
        ("trainer", timedelta(minutes=10, seconds=1), False),
        ("coordinator", timedelta(minutes=10, seconds=1), False),
        ("trainer", timedelta(minutes=10), True),
        ("volunteer", timedelta(minutes=0), True),
        ("trainer", -timedelta(hours=26), True),
        ("trainer", -timedelta(hours=26, seconds=1), False),
        ("volunteer", -timedelta(hours=26, seconds=1), False),
        ("coordinator", -timedelta(days=40), True),
        ("administrator", -timedelta(days=40), True),
    ],
)
def test_marks_are_taken_within_their_time(
    app: Flask, cast: Cast, visit: Visitor, person: str, before_start: timedelta, allowed: bool
) -> None:
    place = cast.ours.enrolment.id
    with clock.at(cast.ours.session.starts_at - before_start):
        browser = visit(cast.ours.people[person])
        shown = browser.get(page_of(cast))
        answer = browser.post(page_of(cast), marks([place], "present"))
    assert shown.status_code == 200
    assert answer.status_code == (303 if allowed else 422)
    assert len(rows(app)) == allowed
    assert (f'name="status_{place}"' in shown.text) is allowed
    if not allowed:
        sentence = "Attendance opens 10 minutes" if before_start > timedelta(0) else "24 hours after the end"
        assert sentence in words_of(shown)
        assert sentence in words_of(answer)


def test_a_cancelled_evening_takes_no_marks(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    with app.app_context(), transaction():
        db.session.get_one(ClassSession, cast.ours.session.id).cancelled_at = TUESDAY
    answer = visit(cast.coordinator).post(page_of(cast), marks(places, "present"))
    assert answer.status_code == 422
    assert "This evening is cancelled: there is no attendance to mark." in words_of(answer)
    assert rows(app) == []


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"missed": "120"}, "Write the minutes missed, from 0 to 119."),
        ({"missed": "-5"}, "Write the minutes missed, from 0 to 119."),
        ({"missed": "ten"}, "Write a whole number, in digits. For example: 12."),
        ({"status": "asleep"}, "Choose one of the answers."),
        ({"status": "absent", "missed": "10"}, "Minutes missed are only for a person who is present."),
    ],
)
def test_a_wrong_mark_is_told_and_the_others_stay(
    app: Flask, cast: Cast, visit: Visitor, places: list[int], wrong: dict[str, str], sentence: str
) -> None:
    fields = marks(places, "present", "excused", "present")
    fields |= {f"{name}_{places[0]}": value for name, value in wrong.items()}
    answer = visit(cast.trainer).post(page_of(cast), fields)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert f'name="status_{places[1]}" value="excused" checked' in answer.text
    assert rows(app) == []


def test_marks_for_people_of_another_cohort_are_not_taken(app: Flask, cast: Cast, visit: Visitor) -> None:
    stranger = cast.theirs.enrolment.id
    answer = visit(cast.trainer).post(page_of(cast), marks([stranger], "present"), follow_redirects=True)
    assert "Nothing had changed." in words_of(answer)
    assert rows(app) == []


def test_a_person_who_left_is_no_longer_expected_but_their_marks_stay(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    browser = visit(cast.trainer)
    browser.post(page_of(cast), marks(places, "present"))
    with app.app_context(), transaction():
        for place in places[:2]:
            db.session.get_one(Enrolment, place).left_on = TUESDAY.date() - timedelta(days=1)
    words = words_of(browser.get(page_of(cast)))
    assert "learner 1" in words
    assert "Bilal Rahimi" not in words
    assert "Chantal Mukendi" in words


def test_the_list_shows_who_said_they_come(cast: Cast, visit: Visitor, places: list[int]) -> None:
    visit(cast.learner).post(f"/my-sessions/{cast.ours.session.id}/reply", {"coming": "no"})
    words = words_of(visit(cast.trainer).get(page_of(cast))).replace(" &ensp;", "")
    assert "3 people expected. 1 cannot come." in words
    assert "learner 1 cannot come" in words
    assert "Bilal Rahimi no reply" in words


def test_the_database_refuses_to_change_a_mark(app: Flask, cast: Cast, visit: Visitor) -> None:
    visit(cast.trainer).post(page_of(cast), marks([cast.ours.enrolment.id], "absent"))
    with app.app_context(), transaction():
        db.session.scalars(select(Attendance)).one().status = "present"
        with pytest.raises(DBAPIError, match="append-only"):
            db.session.flush()
        db.session.rollback()


def test_more_people_do_not_cost_more_statements(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.trainer)
    with statements(app) as few:
        browser.get(page_of(cast))
    with app.app_context(), transaction():
        for number in range(15):
            builders.enrol(cast.ours.cohort, builders.a_person(f"Person {number}"))
    with statements(app) as many:
        browser.get(page_of(cast))
    assert len(many) == len(few) <= 11


def test_the_sheet_can_be_printed_at_any_time_in_the_language_of_the_house(
    app: Flask, cast: Cast, visit: Visitor, places: list[int]
) -> None:
    for later in (-timedelta(days=30), timedelta(days=400)):
        with clock.at(TUESDAY + later):
            answer = visit(cast.trainer).get(f"{page_of(cast)}/sheet")
        words = words_of(answer)
        assert answer.status_code == 200
        for said in ("DigitAll débutant", "mardi 24 novembre 2026", "18 h 30 à 20 h 30 (2 h)", "Salle 2"):
            assert said in words.replace("\xa0", " ")
        assert words.count("trainer 1") == 1
        assert answer.text.count('class="sign"') == len(places) + 1
