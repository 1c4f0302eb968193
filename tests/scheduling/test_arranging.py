"""Evenings split, joined, taught by somebody else, made up, at a distance, open to all."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, save, transaction
from lms.demo import builders
from lms.jobs.worker import run_due
from lms.messages.models import Message
from lms.scheduling.models import ClassSession, Room
from lms.scheduling.queries import attendance_summaries, minutes_attended, minutes_by_way
from lms.scheduling.values import MinutesByWay
from tests.factories import Cast, Visitor, words_of
from tests.messages.conftest import chooses
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.test_changing import THURSDAY, evening

SPLIT = {"at": "19:30", "day": "2026-11-26", "start": "18:00", "room": "0"}
TWO_HOURS = timedelta(hours=2)
LATER = TUESDAY + timedelta(days=30)


def alive(app: Flask, cast: Cast) -> list[ClassSession]:
    """Our evenings that take place, in order."""
    with app.app_context():
        return list(
            db.session.scalars(
                select(ClassSession)
                .where(ClassSession.cohort_id == cast.ours.cohort.id, ClassSession.cancelled_at.is_(None))
                .order_by(ClassSession.starts_at)
            )
        )


def test_a_split_evening_keeps_its_hours(app: Flask, cast: Cast, visit: Visitor) -> None:
    assert visit(cast.coordinator).post(f"{evening(cast)}/split", SPLIT).status_code == 303
    first, rest = alive(app, cast)
    assert (first.minutes, rest.minutes) == (60, 60)
    assert rest.starts_at == datetime(2026, 11, 26, 17, tzinfo=UTC)
    assert (first.number, rest.number) == (1, 2)


@pytest.mark.parametrize(
    "wrong", [{"at": "18:35"}, {"at": "20:30"}, {"day": "2026-11-24", "start": "19:00"}, {"at": ""}]
)
def test_an_evening_is_not_split_at_its_edge_or_onto_itself(
    app: Flask, cast: Cast, visit: Visitor, wrong: dict[str, str]
) -> None:
    assert visit(cast.coordinator).post(f"{evening(cast)}/split", SPLIT | wrong).status_code == 422
    assert [session.minutes for session in alive(app, cast)] == [120]


@pytest.mark.parametrize("what", ["split", "join"])
def test_a_refused_arrangement_shows_the_evening_as_it_is(
    app: Flask, cast: Cast, visit: Visitor, what: str
) -> None:
    browser, ours = visit(cast.coordinator), cast.ours.session
    with app.app_context(), transaction():
        room = db.session.get_one(Room, ours.room_id)
        late = ours.ends_at + timedelta(minutes=30)
        builders.sessions(builders.a_cohort(cast.ours.site, "Une autre"), [late], room)
        day_after = ours.starts_at + timedelta(hours=23)
        save(
            ClassSession(
                cohort_id=cast.ours.cohort.id, number=9, starts_at=day_after, ends_at=day_after + TWO_HOURS
            )
        )
    fields = SPLIT | {"start": "21:15", "day": "2026-11-24", "room": str(ours.room_id)}
    answer = browser.post(f"{evening(cast)}/{what}", fields | {"because": "A try"})
    assert answer.status_code == 422
    assert "Une autre" in words_of(answer)
    assert "18:30 to 20:30" in words_of(answer)


def test_joining_what_was_split_gives_the_hours_back(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/split", SPLIT)
    assert browser.post(f"{evening(cast)}/join", {"because": "One evening is enough."}).status_code == 303
    assert [session.minutes for session in alive(app, cast)] == [120]
    assert browser.post(f"{evening(cast)}/join", {"because": "Again"}).status_code == 422


def test_two_evenings_are_not_joined_beyond_eight_hours(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        session = db.session.get_one(ClassSession, cast.ours.session.id)
        session.ends_at = session.starts_at + timedelta(hours=5)
        [following] = builders.sessions(
            builders.a_cohort(cast.ours.site, "Une autre"), [session.starts_at + timedelta(days=2)]
        )
        following.cohort_id, following.number = cast.ours.cohort.id, 2
        following.ends_at = following.starts_at + timedelta(hours=3, minutes=1)
    assert visit(cast.coordinator).post(f"{evening(cast)}/join", {"because": "Again"}).status_code == 422
    assert [session.minutes for session in alive(app, cast)] == [300, 181]


def test_a_substitute_opens_the_evening_and_no_other(
    app: Flask, cast: Cast, visit: Visitor, suzanne: Person
) -> None:
    assert visit(suzanne).get(evening(cast)).status_code == 404
    browser = visit(cast.coordinator)
    assert browser.post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)}).status_code == 303
    assert "Suzanne Petit" in words_of(browser.get(evening(cast)))
    assert visit(suzanne).get(evening(cast)).status_code == 200
    assert cast.ours.cohort.name in words_of(visit(suzanne).get("/tonight"))
    assert visit(suzanne).get(f"/cohorts/{cast.ours.cohort.id}").status_code == 404
    browser.post(f"{evening(cast)}/substitute", {"person": "0"})
    assert visit(suzanne).get(evening(cast)).status_code == 404


def test_the_volunteers_of_a_cohort_stay_with_a_substitute(
    app: Flask, cast: Cast, visit: Visitor, suzanne: Person
) -> None:
    with app.app_context(), transaction():
        builders.staff(cast.ours.cohort, builders.a_person("Bénévole", "ben"), "volunteer")
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)})
    assert "Volunteers: Bénévole" in words_of(browser.get(evening(cast)))
    browser.post(f"{evening(cast)}/split", SPLIT)
    rest = f"/sessions/{alive(app, cast)[1].id}"
    assert "Suzanne Petit" in words_of(browser.get(rest))
    assert "Suzanne Petit" in words_of(browser.get(f"{rest}/sheet"))


def test_nobody_stands_in_at_two_places_at_once(
    app: Flask, cast: Cast, visit: Visitor, suzanne: Person
) -> None:
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Une autre")
        builders.staff(cohort, suzanne)
        builders.sessions(cohort, [cast.ours.session.starts_at])
    answer = visit(cast.coordinator).post(f"{evening(cast)}/substitute", {"person": str(suzanne.id)})
    assert answer.status_code == 422
    assert "This person teaches Une autre at that hour." in words_of(answer)


def a_guest(app: Flask, cast: Cast) -> Enrolment:
    """A learner of another cohort of the same course and site."""
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Cohorte du matin")
        return builders.enrol(cohort, builders.a_person("Vera Lysenko", "vera"))


def test_a_guest_is_on_the_list_and_their_hours_stay_apart(app: Flask, cast: Cast, visit: Visitor) -> None:
    guest = a_guest(app, cast)
    browser = visit(cast.coordinator)
    assert "Vera Lysenko – Cohorte du matin" in words_of(browser.get(f"{evening(cast)}/arrange"))
    browser.post(f"{evening(cast)}/guests", {"enrolment": str(guest.id)})
    assert "Vera Lysenko" in words_of(visit(cast.trainer).get(evening(cast)))
    with app.app_context(), transaction():
        builders.attended(cast.ours.session, guest)
        builders.attended(cast.ours.session, cast.ours.enrolment)
    with app.app_context(), clock.at(LATER):
        assert minutes_by_way([guest.id])[guest.id] == MinutesByWay(make_up=120)
        assert minutes_by_way([cast.ours.enrolment.id])[cast.ours.enrolment.id] == MinutesByWay(in_class=120)
        assert minutes_attended([guest.id]) == {guest.id: 120}
        assert attendance_summaries([cast.ours.cohort.id])[cast.ours.cohort.id].minutes == 120
    removed = browser.post(f"{evening(cast)}/guests/{guest.id}/remove")
    assert removed.status_code == 422


def test_a_guest_sees_the_evening_and_may_answer(app: Flask, cast: Cast, visit: Visitor) -> None:
    guest = a_guest(app, cast)
    browser = visit(cast.coordinator)
    browser.post(f"{evening(cast)}/guests", {"enrolment": str(guest.id)})
    with app.app_context():
        from lms.accounts.models import Person

        person = db.session.get_one(Person, guest.person_id)
    with app.app_context(), transaction():
        builders.a_role(person, "learner", cast.ours.site)
    reply = f"/my-sessions/{cast.ours.session.id}/reply"
    assert reply in visit(person).get("/").text
    assert visit(person).post(reply, {"coming": "yes"}).status_code == 303
    assert browser.post(f"{evening(cast)}/guests/{guest.id}/remove").status_code == 303
    assert visit(person).post(reply, {"coming": "yes"}).status_code == 404


def test_only_learners_of_the_same_course_and_site_are_invited(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        beside = builders.a_cohort(cast.ours.site, "À côté")
        another = builders.a_cohort(cast.ours.site, "Avancé", course="digitall-avance")
        people = [builders.a_person() for _each in range(3)]
        welcome, left = (builders.enrol(beside, person) for person in people[:2])
        left.left_on = left.enrolled_on
        elsewhere = builders.enrol(another, people[2])
    browser = visit(cast.coordinator)
    for place, status in ((cast.theirs.enrolment, 422), (left, 422), (elsewhere, 422), (welcome, 303)):
        answer = browser.post(f"{evening(cast)}/guests", {"enrolment": str(place.id)})
        assert answer.status_code == status


def test_nobody_is_invited_who_was_not_chosen(app: Flask, cast: Cast, visit: Visitor) -> None:
    a_guest(app, cast)
    browser = visit(cast.coordinator)
    assert '<option selected value="0">' in browser.get(f"{evening(cast)}/arrange").text
    answer = browser.post(f"{evening(cast)}/guests", {"enrolment": "0"})
    assert answer.status_code == 422
    assert "Choose somebody of the list." in words_of(answer)


def test_an_online_evening_has_its_link_and_its_own_hours(app: Flask, cast: Cast, visit: Visitor) -> None:
    chooses(app, cast.learner, "email")
    online = THURSDAY | {"kind": "online", "link": "https://video.example/salle"}
    browser = visit(cast.coordinator)
    assert browser.post(f"{evening(cast)}/move", online | {"link": "javascript:x"}).status_code == 422
    assert browser.post(f"{evening(cast)}/move", online).status_code == 303
    assert 'href="https://video.example/salle"' in visit(cast.learner).get("/my-sessions").text
    run_due(app)
    with app.app_context(), transaction():
        assert "https://video.example/salle" in db.session.scalars(select(Message.text)).one()
        builders.attended(cast.ours.session, cast.ours.enrolment)
    with app.app_context(), clock.at(LATER):
        number = cast.ours.enrolment.id
        assert minutes_by_way([number])[number] == MinutesByWay(distance=120)


def test_visitors_of_an_open_evening_are_counted_without_a_name(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    page = f"{evening(cast)}/visitors"
    assert visit(cast.trainer).post(page, {"visitors": "7"}).status_code == 422
    open_to_all = THURSDAY | {"day": "2026-11-24", "start": "18:30", "end": "20:30", "kind": "drop-in"}
    visit(cast.coordinator).post(f"{evening(cast)}/move", open_to_all)
    assert visit(cast.volunteer).post(page, {"visitors": "7"}).status_code == 303
    assert "Visitors: 7" in words_of(visit(cast.trainer).get(evening(cast)))
    assert visit(cast.trainer).post(page, {"visitors": "-1"}).status_code == 422
    unread = words_of(visit(cast.trainer).post(page, {"visitors": "12,5"}))
    assert "Write a whole number" in unread
    assert "from 0 to 999" not in unread
    with clock.at(TUESDAY - TWO_HOURS):
        assert page not in visit(cast.trainer).get(evening(cast)).text
