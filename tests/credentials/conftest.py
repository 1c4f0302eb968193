"""A cohort whose two learners have met every condition, and one who has not."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db, transaction
from lms.credentials.queries import DRAWING
from lms.jobs.models import Job
from lms.jobs.worker import run_due
from tests.credentials import graduates
from tests.factories import Cast


@dataclass(frozen=True)
class Promotion:
    """Who is in the cohort."""

    cohort: Cohort
    amina: Person
    bao: Person
    amina_place: Enrolment

    @property
    def page(self) -> str:
        """The address of its certificates."""
        return f"/cohorts/{self.cohort.id}/certificates"


@pytest.fixture
def promotion(app: Flask, cast: Cast) -> Promotion:
    """Amina and Bao have done everything; the learner of the cast has not begun."""
    with app.app_context(), transaction():
        cohort, site = cast.ours.cohort, cast.ours.site
        sessions = graduates.evenings(cohort)
        amina = graduates.a_learner(site, "Amina", legal_name="Amina Yusufzai", native_name="آمنه یوسفزی")
        bao = graduates.a_learner(site, "Bảo")
        place = graduates.graduate(cohort, sessions, amina)
        graduates.graduate(cohort, sessions, bao)
        return Promotion(cohort, amina, bao, place)


@pytest.fixture
def draw(app: Flask) -> Callable[[], int]:
    """`draw()` does what is queued, as the worker would, and says how many drawings were done."""

    def drawn() -> int:
        with app.app_context():
            done = select(func.count()).where(Job.kind == DRAWING, Job.state == "done")
            return db.session.scalar(done) or 0

    def work() -> int:
        before = drawn()
        run_due(app)
        return drawn() - before

    return work
