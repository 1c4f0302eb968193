"""The demonstration is shaped like life, and its evidence holds together."""

import unicodedata
from collections import Counter
from datetime import UTC, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person, Role, Site
from lms.catalogue.queries import course
from lms.cohorts.models import Cohort, Enrolment, Exit, PrerequisiteOverride
from lms.core import clock
from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials.models import Certificate
from lms.credentials.values import Issuer
from lms.demo import story
from lms.demo.sign_ins import SHOWN
from lms.jobs.models import Job
from lms.learning import grading, rules
from lms.learning.exams.models import ExamAnswer, ExamBooking, ExamEnd, ExamSitting
from lms.learning.models import Answer, Attempt, Observation, Progress
from lms.learning.practice.models import MarkOverride, Submission
from lms.learning.practice.queries import work_of
from lms.scheduling.availability.models import Availability
from lms.scheduling.models import Attendance, ClassSession
from lms.scheduling.public_holidays import public_holidays
from lms.scheduling.queries import absent_twice
from tests.demo.conftest import AFTERNOON, PARIS
from tests.factories import Visitor

YEAR = timedelta(days=366)


def test_learners_are_many_and_their_names_of_many_scripts(told: None) -> None:
    learners = db.session.scalars(
        select(Person).join(Role, Role.person_id == Person.id).where(Role.name == "learner")
    ).all()
    assert 65 <= len(learners) <= 80
    genders = Counter(learner.gender for learner in learners)
    assert 0.25 <= genders["woman"] / len(learners) <= 0.30
    scripts = {
        unicodedata.name(sign).split()[0] for p in learners for sign in p.native_name if sign.isalpha()
    }
    assert {"ARABIC", "ETHIOPIC", "CYRILLIC", "BENGALI", "TAMIL", "TIBETAN", "CJK", "LATIN"} <= scripts
    assert sum(" " not in learner.chosen_name for learner in learners) >= 8
    precisions = Counter(learner.birth_precision for learner in learners)
    assert precisions["year"] > len(learners) / 2
    assert {"day", "month"} <= set(precisions)


def test_evenings_keep_the_public_holidays_of_their_site(told: None) -> None:
    first, last = AFTERNOON.date() - YEAR, AFTERNOON.date() + YEAR
    assert {site.holidays for site in db.session.scalars(select(Site))} == {"", "57"}
    for starts_at, subdivision in db.session.execute(
        select(ClassSession.starts_at, Site.holidays)
        .join(Cohort, Cohort.id == ClassSession.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
    ):
        assert starts_at.astimezone(PARIS).date() not in public_holidays(subdivision, first, last, "fr")


def test_a_women_only_cohort_is_of_women(told: None) -> None:
    genders = db.session.scalars(
        select(Person.gender)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .where(Cohort.women_only)
    ).all()
    assert len(genders) >= 10
    assert set(genders) == {"woman"}


def test_three_of_four_come_and_somebody_was_away_twice(told: None) -> None:
    statuses = Counter(db.session.scalars(select(Attendance.status)))
    assert 0.7 <= statuses["present"] / statuses.total() <= 0.8
    assert statuses["excused"]
    assert absent_twice(db.session.scalars(select(Cohort.id)).all())


def test_every_answer_is_marked_as_the_product_marks_it(told: None) -> None:
    rows = db.session.execute(
        select(Attempt, Answer, Cohort.course)
        .join(Answer, Answer.attempt_id == Attempt.id)
        .join(Enrolment, Enrolment.id == Attempt.enrolment_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
    ).all()
    assert len(rows) > 500
    full = Counter[bool]()
    for attempt, answer, slug in rows:
        followed = course(slug)
        assert followed
        module = followed.module(attempt.module)
        assert module
        question = module.question(answer.question)
        assert question
        assert attempt.version == module.version
        assert answer.question in {name for name, _ in attempt.questions}
        assert grading.objection(question, answer.given) is None
        assert grading.mark(question, answer.given) == answer.credit
        assert answer.answered_at > attempt.started_at
        full[answer.credit == 1] += 1
    assert full[False] > 50


def test_progress_is_what_the_answers_make_it(told: None) -> None:
    earned: dict[int, list[float]] = {}
    for attempt_id, credit in db.session.execute(
        select(Answer.attempt_id, Answer.credit).order_by(Answer.id)
    ):
        earned.setdefault(attempt_id, []).append(credit)
    attempts: dict[tuple[int, str], list[Attempt]] = {}
    for attempt in db.session.scalars(select(Attempt).order_by(Attempt.number)):
        attempts.setdefault((attempt.enrolment_id, attempt.module), []).append(attempt)
    rows = db.session.scalars(select(Progress)).all()
    watched = {(each.enrolment_id, each.module) for each in db.session.scalars(select(Observation))}
    watched |= {(each.enrolment_id, each.module) for each in db.session.scalars(select(Submission))}
    progress = [row for row in rows if (row.enrolment_id, row.module) not in watched]
    followed = dict(
        db.session.execute(
            select(Enrolment.id, Cohort.course).join(Cohort, Cohort.id == Enrolment.cohort_id)
        ).all()
    )
    assert {(row.enrolment_id, row.module) for row in progress} == set(attempts)
    for row in progress:
        mine = attempts[row.enrolment_id, row.module]
        assert [attempt.number for attempt in mine] == list(range(1, len(mine) + 1))
        finished = [a for a in mine if len(earned.get(a.id, [])) == len(a.questions)]
        marks = [rules.mark_of(earned[attempt.id]) for attempt in finished]
        begun = [attempt.id for attempt in mine if attempt not in finished]
        assert row.finished_attempts == len(finished)
        assert row.best_mark == (max(marks) if marks else None)
        here = course(followed[row.enrolment_id])
        assert here
        assert (row.passed_at is not None) == rules.is_passed(row.best_mark, here.completion.pass_mark)
        assert begun == ([row.current_attempt_id] if row.current_attempt_id else [])


def test_the_main_learner_has_three_modules_and_the_e_mail_before_her(told: None) -> None:
    passed = db.session.scalars(
        select(Progress.module)
        .join(Enrolment, Enrolment.id == Progress.enrolment_id)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Person.identifier == "100001", Progress.passed_at.is_not(None))
    ).all()
    followed = course("digitall-debutant")
    assert followed
    assert set(passed) == {module.slug for module in followed.modules[:3]}
    assert followed.modules[3].title == "Créer et lire un e-mail"


def test_somebody_tried_three_times_and_somebody_stopped_half_way(told: None) -> None:
    rows = db.session.scalars(select(Progress).where(Progress.passed_at.is_(None))).all()
    assert any(row.finished_attempts >= rules.TRIES_BEFORE_HELP for row in rows)
    assert any(row.current_attempt_id and 0 < row.answered < row.asked for row in rows)


def test_one_exam_was_sat_in_class_and_the_real_one_is_booked(told: None) -> None:
    sitting = db.session.scalars(select(ExamSitting)).one()
    end = db.session.scalars(select(ExamEnd)).one()
    answers = db.session.scalars(select(ExamAnswer)).all()
    assert (sitting.proctored, len(sitting.questions), end.way) == (True, 36, "handed-in")
    assert sitting.watched_by_id is not None
    assert sum(answer.credit for answer in answers) == pytest.approx(
        sum(earned for _area, earned, _asked in end.marks)
    )
    assert sitting.started_at < end.ended_at <= sitting.started_at + timedelta(minutes=45)
    booking = db.session.scalars(select(ExamBooking)).one()
    assert (booking.enrolment_id, booking.result) == (sitting.enrolment_id, "awaited")


def test_past_cohorts_have_certificates_waiting_to_be_drawn_from_now(told: None) -> None:
    certificates = db.session.scalars(select(Certificate)).all()
    assert len({certificate.cohort_id for certificate in certificates}) == 2
    assert len(certificates) >= 8
    jobs = db.session.scalars(select(Job).where(Job.kind == "draw_certificate")).all()
    assert {job.payload["certificate_id"] for job in jobs} == {row.id for row in certificates}
    assert {job.due_at for job in jobs} == {AFTERNOON.astimezone(UTC)}


def test_the_learner_shown_with_a_certificate_has_one(told: None) -> None:
    shown = next(sign_in for sign_in in SHOWN if "certificate" in sign_in.role)
    holders = select(Person.identifier).join(Certificate, Certificate.person_id == Person.id)
    assert shown.identifier in db.session.scalars(holders).all()


def test_people_left_on_the_way_and_were_asked_twice_where_they_went(told: None) -> None:
    left = db.session.scalars(select(Enrolment).where(Enrolment.left_on.is_not(None))).all()
    assert len(left) >= 4
    exits = db.session.scalars(select(Exit)).all()
    assert {row.moment for row in exits} == {"exit", "3-months"}
    assert {row.evidence for row in exits} == {"document", "employer-call", "self-declared", "none"}
    assert all(row.observed_on <= AFTERNOON.date() for row in exits)


def test_it_is_not_loaded_where_somebody_is(told: None) -> None:
    with pytest.raises(Refused):
        story.load(Issuer("Association d'essai", "http://localhost"))


def test_those_who_went_on_were_watched_and_one_was_let_in(told: None) -> None:
    assert [row.whole for row in db.session.scalars(select(Observation).order_by(Observation.id))] == [
        True,
        False,
    ]
    let_in = [row.missing for row in db.session.scalars(select(PrerequisiteOverride))]
    assert let_in == [["C02"], *[["C12"]] * 4]


def test_a_cohort_writes_code_and_their_trainer_saw_what_the_machine_did_not(told: None) -> None:
    sent = db.session.scalars(select(Submission)).all()
    assert {row.kind for row in sent} == {"python"}
    assert Counter(row.done for row in sent)[True] > 8
    (stopped,) = [row for row in sent if not row.done]
    (seen,) = db.session.scalars(select(MarkOverride)).all()
    assert (seen.enrolment_id, seen.exercise, seen.done) == (stopped.enrolment_id, stopped.exercise, True)
    assert stopped.verdict["first"]
    assert work_of(stopped.enrolment_id, stopped.module, stopped.exercise).supervised is not None


def test_most_learners_said_when_they_can_come_and_can_on_their_own_evenings(told: None) -> None:
    evenings = select(Enrolment.person_id, ClassSession.starts_at).join(
        ClassSession, ClassSession.cohort_id == Enrolment.cohort_id
    )
    comes = {(person, starts.weekday()) for person, starts in db.session.execute(evenings)}
    can = select(Availability.person_id, Availability.weekday).where(
        Availability.part == "evening", Availability.possible.is_(True)
    )
    said = {(person, weekday) for person, weekday in db.session.execute(can)}
    told_people = {person for person, _weekday in said}
    assert len(told_people) >= 20
    assert {each for each in comes if each[0] in told_people} <= said


def test_everybody_may_take_a_copy_of_what_is_kept_about_them(loaded: Flask) -> None:
    with loaded.app_context():
        people = db.session.scalars(select(Person)).all()
    visit = Visitor(loaded)
    with clock.at(AFTERNOON):
        for person in people:
            with visit(person).get("/my-data/download") as answer:
                assert answer.status_code == 200, person.chosen_name
