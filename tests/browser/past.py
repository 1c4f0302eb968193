"""Writes, beside the running product, what a cohort did on evenings before today."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import select, update

from lms import create_app
from lms.accounts.models import Person
from lms.catalogue.queries import course
from lms.catalogue.values import Course, Module
from lms.cohorts.models import Enrolment
from lms.config import Settings
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.demo.sittings import keep, sit
from lms.scheduling.models import ClassSession
from lms.scheduling.public_holidays import public_holidays

PARIS = ZoneInfo("Europe/Paris")
SLUG = "digitall-debutant"
OPENS = timedelta(hours=18, minutes=25)


@cache
def _application(instance: Path) -> Flask:
    return create_app(Settings(instance=instance))


@contextmanager
def beside(instance: Path) -> Iterator[Flask]:
    """An application on the same database as the product that runs there."""
    app = _application(instance)
    with app.app_context():
        yield app
        db.session.remove()
        db.engine.dispose()


def the_course() -> Course:
    """The course of the evening."""
    found = course(SLUG)
    assert found is not None
    return found


def email_module() -> Module:
    """The module of the lesson that is read tonight."""
    return next(module for module in the_course().modules if "e-mail" in module.title)


def last_evening() -> date:
    """The last day an evening can be planned on that has begun: today's only once it begins."""
    day = last_begun()
    closed = public_holidays("", day - timedelta(days=10), day, "fr")
    while day in closed:
        day -= timedelta(days=1)
    return day


def last_begun() -> date:
    """The day whose evening of 18:30 can be marked now: today, or yesterday until it begins."""
    return (datetime.now(PARIS).replace(tzinfo=None) - OPENS).date()


def first_evening(last: date, weekdays: tuple[int, ...], number: int) -> date:
    """The first of `number` evenings on `weekdays`, the last of which is `last`."""
    closed = public_holidays("", last - timedelta(days=366), last, "fr")
    day, left = last, number - 1
    while left:
        day -= timedelta(days=1)
        left -= day.weekday() in weekdays and day not in closed
    return day


def live_the_first_evenings(cohort_id: int, identifier: str, but: str) -> None:
    """Everybody of the cohort came to every evening but the last; one passed every module but that one.

    The last is put on the evening that can be marked now, which a public holiday keeps from being planned.
    """
    with transaction():
        sessions = db.session.scalars(
            select(ClassSession).where(ClassSession.cohort_id == cohort_id).order_by(ClassSession.number)
        ).all()
        begun = sessions[0].starts_at.date() - timedelta(days=1)
        db.session.execute(
            update(Enrolment).where(Enrolment.cohort_id == cohort_id).values(enrolled_on=begun)
        )
        enrolments = db.session.scalars(select(Enrolment).where(Enrolment.cohort_id == cohort_id)).all()
        since = last_begun() - last_evening()
        sessions[-1].starts_at += since
        sessions[-1].ends_at += since
        for session in sessions[:-1]:
            for enrolment in enrolments:
                builders.attended(session, enrolment)
        learner = db.session.scalars(select(Person).where(Person.identifier == identifier)).one()
        mine = next(enrolment for enrolment in enrolments if enrolment.person_id == learner.id)
        chance = Random(1)
        keep(
            [
                sit(mine.id, module, 1, now() - timedelta(hours=2), 1.0, chance, module.draw)
                for module in the_course().modules
                if module.slug != but
            ],
            the_course(),
        )
