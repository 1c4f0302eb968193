"""The one next step of a learner, wherever they stand."""

from datetime import date

from flask import Flask

from lms.accounts.queries import signed_in_person
from lms.accounts.values import SignedIn
from lms.cohorts.models import Enrolment
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.next_step import NextStep, next_step
from lms.learning.rules import minutes_needed
from tests.counting import statements
from tests.factories import Cast
from tests.learning.learner import LearnerAtWork, module_at, shorten, the_course


def signed_in(cast: Cast) -> SignedIn:
    found = signed_in_person(cast.learner.id, cast.learner.sign_in_key)
    assert found is not None
    return found


def step_of(app: Flask, cast: Cast, minutes: int = 0, certified: bool = False) -> NextStep | None:
    enrolment = cast.ours.enrolment.id
    with app.app_context():
        return next_step(
            signed_in(cast), lambda _: {enrolment: minutes}, lambda _: {enrolment} if certified else set()
        )


def kind_of(step: NextStep | None) -> str:
    assert step is not None
    return step.kind


def test_who_begins_reads_the_first_lesson(app: Flask, cast: Cast) -> None:
    step = step_of(app, cast)
    assert step is not None
    assert (step.kind, step.module) == ("lesson", module_at(1))


def test_who_stopped_in_a_quiz_goes_on_with_it(app: Flask, cast: Cast, at_work: LearnerAtWork) -> None:
    at_work.start(3)
    step = step_of(app, cast)
    assert step is not None
    assert (step.kind, step.module) == ("quiz", module_at(3))


def test_who_passed_a_module_reads_the_next(app: Flask, cast: Cast, at_work: LearnerAtWork) -> None:
    shorten()
    at_work.finish(at_work.start(1))
    step = step_of(app, cast)
    assert step is not None
    assert (step.kind, step.module) == ("lesson", module_at(2))


def test_who_passed_all_comes_to_class_then_waits_for_the_trainer_then_for_the_certificate(
    app: Flask, cast: Cast, at_work: LearnerAtWork
) -> None:
    shorten()
    for module in the_course().modules:
        at_work.finish(at_work.start(module.number))
    needed = minutes_needed(the_course())
    assert kind_of(step_of(app, cast, needed - 1)) == "evenings"
    assert kind_of(step_of(app, cast, needed)) == "trainer"
    from lms.learning.operations import confirm_skills

    with app.app_context(), transaction():
        confirm_skills(signed_in(cast), at_work.enrolment_id)
    assert kind_of(step_of(app, cast, needed)) == "certificate"
    assert kind_of(step_of(app, cast, needed, certified=True)) == "done"


def test_who_has_no_place_has_no_step(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        db.session.get_one(Enrolment, cast.ours.enrolment.id).left_on = date(2026, 11, 1)
    assert step_of(app, cast) is None


def test_a_course_under_way_comes_before_one_that_is_done(app: Flask, cast: Cast) -> None:
    with app.app_context(), transaction():
        newer = builders.a_cohort(cast.ours.site, "Deuxième groupe")
        enrolment = builders.enrol(newer, cast.learner)
    with app.app_context():
        step = next_step(signed_in(cast), lambda _: {}, lambda _: {enrolment.id})
    assert step is not None
    assert step.place.enrolment_id == cast.ours.enrolment.id


def test_it_costs_one_statement_of_its_own(app: Flask, cast: Cast) -> None:
    with app.app_context():
        user = signed_in(cast)
        with statements(app) as sent:
            next_step(user, lambda _: {}, lambda _: set())
    assert len(sent) == 1
