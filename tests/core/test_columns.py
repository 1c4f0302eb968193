"""Columns read straight from the driver are what SQLAlchemy would have given, on both databases."""

from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import bindparam, select

from lms.accounts.models import Person, Site
from lms.cohorts.models import Enrolment
from lms.core.db import begin_writing, db, only_read, rows_of, save
from lms.learning.models import Answer, Attempt, Progress
from tests.factories import Cast

MOMENT = datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
_KEPT = (
    select(
        Attempt.started_at,
        Attempt.questions,
        Answer.given,
        Answer.credit,
        Progress.best_mark,
        Progress.lesson_read_at,
        Enrolment.enrolled_on,
        Enrolment.left_on.is_not(None).label("left"),
    )
    .join(Answer, Answer.attempt_id == Attempt.id)
    .join(Enrolment, Enrolment.id == Attempt.enrolment_id)
    .join(Progress, Progress.enrolment_id == Enrolment.id)
    .where(Enrolment.id == bindparam("enrolment"))
)


def begun(cast: Cast) -> None:
    """An attempt with one answer, and the progress it made."""
    place = cast.ours.enrolment.id
    attempt = Attempt(
        enrolment_id=place, module="m", version="v", number=1, questions=[["a", ["x"]]], started_at=MOMENT
    )
    save(attempt)
    save(Answer(attempt_id=attempt.id, question="a", given=["é"], credit=0.5, answered_at=MOMENT, key="k"))
    save(Progress(enrolment_id=place, module="m", updated_at=MOMENT, best_mark=66.67))


def test_each_kind_of_column_comes_out_as_the_mapper_gives_it(app: Flask, cast: Cast) -> None:
    with app.app_context():
        begin_writing()
        begun(cast)
        expected = db.session.execute(_KEPT, {"enrolment": cast.ours.enrolment.id}).one()
        inside = rows_of(_KEPT, enrolment=cast.ours.enrolment.id)
        db.session.commit()
        only_read()
        outside = rows_of(_KEPT, enrolment=cast.ours.enrolment.id)
    assert [tuple(row) for row in inside] == [tuple(row) for row in outside] == [tuple(expected)]
    assert inside[0].left is False
    assert inside[0].started_at.tzinfo is not None


def test_what_is_not_yet_sent_is_seen_by_whoever_writes_it(app: Flask, cast: Cast) -> None:
    names = select(Person.chosen_name).where(Person.id == bindparam("person"))
    with app.app_context():
        begin_writing()
        person = db.session.get_one(Person, cast.learner.id)
        person.chosen_name = "Nouveau nom"
        assert [row.chosen_name for row in rows_of(names, person=person.id)] == ["Nouveau nom"]


def test_a_reader_meets_what_was_committed_a_moment_ago(app: Flask, cast: Cast) -> None:
    phones = select(Site.phone).where(Site.id == bindparam("site"))
    with app.app_context():
        only_read()
        before = rows_of(phones, site=cast.ours.site.id)
    with app.app_context():
        begin_writing()
        db.session.get_one(Site, cast.ours.site.id).phone = "01 99 00 11 22"
        db.session.commit()
    with app.app_context():
        only_read()
        after = rows_of(phones, site=cast.ours.site.id)
    assert before != after
    assert after[0].phone == "01 99 00 11 22"
