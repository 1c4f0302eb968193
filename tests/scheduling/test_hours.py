"""Hours and attendance: the last mark counts, of evenings held, in a fixed number of statements."""

from datetime import timedelta

from flask import Flask

from lms.cohorts.models import Cohort, Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession
from lms.scheduling.queries import absent_twice, attendance_summaries, attendance_summary, minutes_attended
from lms.scheduling.values import AttendanceSummary
from tests.counting import statements
from tests.factories import Cast
from tests.scheduling.conftest import TUESDAY

LATER = TUESDAY + timedelta(days=30)


def a_past(app: Flask, cast: Cast, people: int = 2) -> tuple[list[Enrolment], list[ClassSession]]:
    """Our cohort with `people` and three evenings held every other day, apart from the cast's own."""
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, f"Cohorte de {people}")
        enrolments = [builders.enrol(cohort, builders.a_person()) for _ in range(people)]
        evenings = builders.sessions(cohort, [TUESDAY + timedelta(days=later) for later in (1, 3, 5)])
        return enrolments, evenings


def cohort_of(enrolment: Enrolment) -> Cohort:
    return db.session.get_one(Cohort, enrolment.cohort_id)


def test_minutes_are_those_of_the_last_mark(app: Flask, cast: Cast) -> None:
    (one, other), (first, second, _) = a_past(app, cast)
    with app.app_context(), transaction():
        builders.attended(first, one)
        builders.attended(first, one, "absent")
        builders.attended(second, one)
        builders.attended(second, other, "excused")
    with app.app_context(), clock.at(LATER):
        assert minutes_attended([one.id, other.id]) == {one.id: 120, other.id: 0}
        assert minutes_attended([]) == {}


def test_an_evening_counts_once_it_is_over_and_not_cancelled(app: Flask, cast: Cast) -> None:
    (one, _), (first, second, _) = a_past(app, cast)
    with app.app_context(), transaction():
        builders.attended(first, one)
        builders.attended(second, one)
        db.session.get_one(ClassSession, second.id).cancelled_at = TUESDAY
    with app.app_context():
        with clock.at(first.ends_at - timedelta(seconds=1)):
            assert minutes_attended([one.id]) == {one.id: 0}
        with clock.at(LATER):
            assert minutes_attended([one.id]) == {one.id: 120}
            assert attendance_summary(cohort_of(one)).sessions == 2


def test_the_summary_counts_expected_attended_and_not_recorded(app: Flask, cast: Cast) -> None:
    (one, other), (first, second, third) = a_past(app, cast)
    with app.app_context(), transaction():
        db.session.get_one(Enrolment, other.id).left_on = third.starts_at.date() - timedelta(days=1)
        builders.attended(first, one)
        builders.attended(first, other, "absent")
        builders.attended(second, one)
    with app.app_context(), clock.at(LATER):
        summary = attendance_summary(cohort_of(one))
    assert summary == AttendanceSummary(sessions=3, held=5, attended=2, not_recorded=2, minutes=240)
    assert summary.rate == 0.4


def test_a_cohort_without_evenings_has_no_rate(app: Flask, cast: Cast) -> None:
    with app.app_context():
        summary = attendance_summary(cast.ours.cohort)
    assert summary == AttendanceSummary()
    assert summary.rate is None


def test_a_period_takes_the_evenings_begun_in_it(app: Flask, cast: Cast) -> None:
    (one, _), (first, second, _) = a_past(app, cast)
    with app.app_context(), transaction():
        builders.attended(first, one)
        builders.attended(second, one)
    with app.app_context(), clock.at(LATER):
        period = {"since": second.starts_at, "until": second.starts_at + timedelta(seconds=1)}
        assert attendance_summaries([one.cohort_id], **period) == {
            one.cohort_id: AttendanceSummary(sessions=1, held=2, attended=1, not_recorded=1, minutes=120)
        }


def test_statements_do_not_grow_with_people(app: Flask, cast: Cast) -> None:
    counts = []
    for people in (2, 12):
        enrolments, evenings = a_past(app, cast, people)
        with app.app_context(), transaction():
            for enrolment in enrolments:
                for evening in evenings:
                    builders.attended(evening, enrolment)
        with app.app_context(), clock.at(LATER), statements(app) as sent:
            minutes = minutes_attended([enrolment.id for enrolment in enrolments])
            summary = attendance_summaries([enrolments[0].cohort_id])[enrolments[0].cohort_id]
            assert set(minutes.values()) == {360}
            assert summary.attended == summary.held == 3 * people
        counts.append(len(sent))
    assert counts == [4, 4]


def test_two_absences_in_a_row_call_for_a_call(app: Flask, cast: Cast) -> None:
    enrolments, evenings = a_past(app, cast, people=5)
    told = [
        ("present", "absent", "absent"),
        ("absent", "absent", "present"),
        ("absent", "excused", "absent"),
        ("absent", "absent"),
        ("present", "absent", "absent"),
    ]
    with app.app_context(), transaction():
        for enrolment, statuses in zip(enrolments, told, strict=True):
            for evening, status in zip(evenings, statuses, strict=False):
                builders.attended(evening, enrolment, status)
        db.session.get_one(Enrolment, enrolments[4].id).left_on = LATER.date()
    with app.app_context(), clock.at(LATER):
        assert absent_twice([cohort_of(enrolments[0]).id]) == {enrolments[0].id, enrolments[3].id}


def test_a_corrected_absence_is_no_absence(app: Flask, cast: Cast) -> None:
    (one, _), (first, second, _) = a_past(app, cast)
    with app.app_context(), transaction():
        builders.attended(first, one, "absent")
        builders.attended(second, one, "absent")
        builders.attended(first, one, "present")
    with app.app_context(), clock.at(LATER):
        assert absent_twice([cohort_of(one).id]) == frozenset()
