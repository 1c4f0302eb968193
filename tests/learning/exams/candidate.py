"""Somebody who sits an exam in a browser, and the clock they sit it by."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.catalogue.values import Question
from lms.core import clock
from lms.core.clock import now
from lms.core.db import db
from lms.learning import grading
from lms.learning.exams import bank
from lms.learning.exams.models import ExamAnswer, ExamEnd, ExamSitting
from lms.learning.exams.reading import drawn_of
from tests.factories import Browser
from tests.learning.learner import fields_for, wrong


@dataclass
class Candidate:
    """One learner's browser, and what the database keeps of their exam."""

    app: Flask
    sign_in: Callable[[], Browser]
    enrolment_id: int
    begun: datetime = field(default_factory=now)

    def __post_init__(self) -> None:
        self.browser = self.sign_in()

    @property
    def start_address(self) -> str:
        return f"/learning/{self.enrolment_id}/exam"

    def start(self) -> str:
        """Press the button; gives the address of the sitting."""
        answer = self.browser.post(self.start_address)
        assert answer.status_code == 303, answer.text
        return answer.location

    def question(self, address: str, position: int) -> Question:
        """The question at a position of the sitting at `address`."""
        with self.app.app_context():
            sitting = db.session.get_one(ExamSitting, int(address.rsplit("/", 1)[1]))
            found = bank.question_of(drawn_of(sitting.questions)[position - 1].item)
        assert found is not None
        return found

    def answer(self, address: str, position: int, rightly: bool = True, **more: str) -> TestResponse:
        """Answer the question at a position."""
        question = self.question(address, position)
        given = grading.right(question) if rightly else wrong(question)
        return self.send(address, position, fields_for(question, given) | more)

    def send(self, address: str, position: int, fields: dict[str, Any]) -> TestResponse:
        """Send these fields for a question."""
        return self.browser.post(f"{address}/questions/{position}", fields)

    def answer_all(self, address: str, rightly: bool = True, last: int = 5) -> None:
        """Answer every question up to the `last`."""
        for position in range(1, last + 1):
            assert self.answer(address, position, rightly).status_code == 303

    def hand_in(self, address: str) -> TestResponse:
        """Press the last button."""
        return self.browser.post(f"{address}/hand-in")

    def answers(self) -> list[ExamAnswer]:
        """Every answer kept, in order."""
        with self.app.app_context():
            mine = select(ExamAnswer).join(ExamSitting).where(ExamSitting.enrolment_id == self.enrolment_id)
            return list(db.session.scalars(mine.order_by(ExamAnswer.id)))

    def ends(self) -> list[ExamEnd]:
        """How each sitting ended."""
        with self.app.app_context():
            mine = select(ExamEnd).join(ExamSitting).where(ExamSitting.enrolment_id == self.enrolment_id)
            return list(db.session.scalars(mine.order_by(ExamEnd.sitting_id)))

    @contextmanager
    def later(self, minutes: float) -> Iterator[None]:
        """So many minutes after the beginning of the test, signed in again: that ends by itself."""
        with clock.at(self.begun + timedelta(minutes=minutes)):
            self.browser = self.sign_in()
            yield
