"""Whose hours, on which day, of which cohort: what is easily counted in the wrong place."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import delete

from lms.cohorts.models import Cohort
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import Attendance, ClassSession
from lms.scheduling.queries import absent_twice, attendance_summary, minutes_by_way
from lms.scheduling.values import AttendanceSummary, MinutesByWay
from tests.factories import Cast, Visitor
from tests.scheduling.conftest import TUESDAY

LATER = TUESDAY + timedelta(days=30)


def evenings_elsewhere(cast: Cast, number: int) -> list[ClassSession]:
    """So many evenings of another cohort of our site."""
    host = builders.a_cohort(cast.ours.site, "Une autre cohorte")
    return builders.sessions(host, [TUESDAY + timedelta(days=later) for later in range(1, number + 1)])


def test_an_evening_at_a_distance_in_another_cohort_is_made_up(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        [evening] = evenings_elsewhere(cast, 1)
        evening.kind = "online"
        builders.attended(evening, cast.ours.enrolment)
    with app.app_context(), clock.at(LATER):
        found = minutes_by_way([cast.ours.enrolment.id])
    assert found == {cast.ours.enrolment.id: MinutesByWay(make_up=120)}


def test_somebody_is_expected_from_the_day_it_is_where_they_come(app: Flask, cast: Cast) -> None:
    """In Guadeloupe an evening of 31 March begins on 1 April in UTC; who enrolled that day came too late."""
    with app.app_context(), transaction():
        site = builders.a_site("Antenne de la Pointe", timezone="America/Guadeloupe")
        cohort = builders.a_cohort(site)
        starts_at = datetime(2026, 3, 31, 20, 30, tzinfo=ZoneInfo(site.timezone)).astimezone(UTC)
        builders.sessions(cohort, [starts_at])
        for day in (date(2026, 3, 31), date(2026, 4, 1)):
            builders.enrol(cohort, builders.a_person(), on=day)
    with app.app_context():
        assert attendance_summary(cohort) == AttendanceSummary(sessions=1, held=1, not_recorded=1)


def test_a_guest_who_stays_away_is_not_missed_by_the_cohort_that_invited_them(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        evenings = evenings_elsewhere(cast, 2)
        for evening in evenings:
            builders.attended(evening, cast.ours.enrolment, "absent")
    with app.app_context(), clock.at(LATER):
        assert absent_twice([evenings[0].cohort_id]) == frozenset()


def test_absences_follow_each_other_as_the_evenings_did_whenever_they_were_written(
    app: Flask, cast: Cast
) -> None:
    with app.app_context(), transaction():
        evenings = evenings_elsewhere(cast, 3)
        cohort_id = evenings[0].cohort_id
        place = builders.enrol(db.session.get_one(Cohort, cohort_id), cast.learner)
        for number, status in ((2, "present"), (0, "absent"), (1, "absent")):
            builders.attended(evenings[number], place, status)
            db.session.flush()
    with app.app_context(), clock.at(LATER):
        assert absent_twice([cohort_id]) == frozenset()


def test_who_coordinates_elsewhere_and_teaches_here_marks_no_later_than_others_who_teach(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    stranger = cast.theirs.people["coordinator"]
    with app.app_context(), transaction():
        builders.a_role(stranger, "trainer", cast.ours.site)
        builders.staff(cast.ours.cohort, stranger)
    place, answered = cast.ours.enrolment.id, []
    for hours in (23, 25):
        with clock.at(cast.ours.session.ends_at + timedelta(hours=hours)):
            sent = {f"status_{place}": "present", f"seen_{place}": "0"}
            answered.append(visit(stranger).post(f"/sessions/{cast.ours.session.id}", sent).status_code)
            with app.app_context(), transaction():
                db.session.execute(delete(Attendance))
    assert answered == [303, 422]
