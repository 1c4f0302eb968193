"""What these tests share: a worker that runs nothing, and a learner in front of an exercise of code."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.catalogue import queries as catalogue
from lms.core.db import db
from lms.learning.practice.models import MarkOverride, Submission, WorkDraft
from lms.sandbox import confined
from tests.factories import Cast, Visitor
from tests.learning.learner import LearnerAtWork, change_module, the_course
from tests.learning.practice.small_code import DOUBLE, Worker

RIGHT = "def double(n):\r\n    return 2 * n\r\n"
NOT_YET = "def double(n):\r\n    return n\r\n"


@pytest.fixture(autouse=True)
def the_catalogue_as_it_was(app: Flask) -> Iterator[None]:
    """Tests may change the catalogue in force."""
    before = catalogue.in_force()
    yield
    catalogue.put_in_force(before)


@pytest.fixture
def worker(monkeypatch: pytest.MonkeyPatch) -> Worker:
    """Stands in for the confined worker."""
    stand_in = Worker()
    monkeypatch.setattr(confined, "run", stand_in.run)
    monkeypatch.setattr(confined, "available", stand_in.available)
    return stand_in


@pytest.fixture
def spans(app: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[int, list[tuple[datetime, datetime]]]:
    """When people were in class, by enrolment: fill it in."""
    attended: dict[int, list[tuple[datetime, datetime]]] = {}
    monkeypatch.setitem(app.extensions, "attended_spans", lambda _enrolments: attended)
    return attended


@dataclass
class Bench:
    """A learner in front of an exercise, and what the database keeps of it."""

    at_work: LearnerAtWork
    worker: Worker

    @property
    def address(self) -> str:
        return f"{self.at_work.lesson_address()}/exercises/1"

    def send(self, text: str = RIGHT, do: str = "submit", **more: Any) -> TestResponse:
        return self.at_work.browser.post(self.address, {"text": text, "do": do, **more})

    def page(self) -> str:
        answer = self.at_work.browser.get(self.address)
        assert answer.status_code == 200
        return answer.text

    def rows(self, table: type[Submission] | type[MarkOverride] | type[WorkDraft]) -> list[Any]:
        with self.at_work.app.app_context():
            return list(db.session.scalars(select(table)))


@pytest.fixture
def bench(app: Flask, cast: Cast, visit: Visitor, worker: Worker) -> Bench:
    """Our learner, signed in, in front of the exercise."""
    change_module(the_course(), 1, exercises=(DOUBLE,))
    return Bench(LearnerAtWork(app, visit(cast.learner), cast.ours.enrolment.id), worker)
