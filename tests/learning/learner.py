"""A learner in a browser: starts quizzes and answers them, rightly or not, as pages let them."""

import re
from dataclasses import dataclass, replace
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.catalogue import queries as catalogue
from lms.catalogue.values import Catalogue, Course, Module, Question
from lms.core.db import db
from lms.demo.builders import COURSE
from lms.learning import grading
from lms.learning.grading.placing import Line, Placing
from lms.learning.grading.typing_in import TypingIn
from lms.learning.models import Answer, Attempt, Progress
from tests.factories import Browser


def the_course() -> Course:
    """The course of the cast."""
    found = catalogue.course(COURSE)
    assert found is not None
    return found


def fields_for(question: Question, given: list[str] | tuple[str, ...]) -> dict[str, Any]:
    """The fields a browser sends for an answer."""
    return dict(grading.fields(question, given))


def wrong(question: Question) -> list[str]:
    """An answer that earns nothing."""
    kind = grading.KINDS[question.kind]
    if question.kind == "ordering":
        return list(reversed(grading.right(question)))
    if isinstance(kind, Placing):
        return [f"{line.id}={_another(line)}" for line in kind.lines(question)]
    if isinstance(kind, TypingIn):
        return ["987654"]
    return [part.id for part in grading.parts(question) if part.id not in grading.right(question)][:1]


def _another(line: Line) -> str:
    """What does not belong in a line."""
    return next((choice for choice, _html in line.choices if not line.is_right(choice)), "987654")


@dataclass
class LearnerAtWork:
    """One learner's browser, and what the database keeps of their work."""

    app: Flask
    browser: Browser
    enrolment_id: int

    @property
    def course_address(self) -> str:
        return f"/learning/{self.enrolment_id}"

    def lesson_address(self, number: int = 1) -> str:
        return f"{self.course_address}/modules/{number}"

    def start(self, number: int = 1, **fields: str) -> str:
        """Press the button under a lesson; gives the address one is led to."""
        answer = self.browser.post(f"{self.lesson_address(number)}/quiz", fields)
        assert answer.status_code == 303
        return answer.location

    def question_at(self, address: str) -> Question:
        """The question shown at an address."""
        found = re.search(r"/attempts/(\d+)/questions/(\d+)", address)
        assert found is not None
        attempt = self.one(select(Attempt).where(Attempt.id == int(found[1])))
        module = the_course().module(attempt.module)
        question = module.question(attempt.questions[int(found[2]) - 1][0]) if module else None
        assert question is not None
        return question

    def answer(self, address: str, rightly: bool = True, **more: str) -> TestResponse:
        """Answer the question at `address`."""
        question = self.question_at(address)
        given = grading.right(question) if rightly else wrong(question)
        return self.browser.post(address, fields_for(question, given) | more)

    def finish(self, address: str, rightly: bool = True) -> str:
        """Answer from `address` to the end; gives the address of the result."""
        while "/questions/" in address:
            assert self.answer(address, rightly).status_code == 303
            page = self.browser.get(f"{address}/feedback")
            found = re.findall(r'class="button block" href="([^"]+)"', page.text)
            address = found[-1]
        return address

    def one(self, statement: Any) -> Any:
        """The one row a statement finds."""
        with self.app.app_context():
            return db.session.scalars(statement).one()

    def progress(self, number: int = 1) -> Progress:
        """What is kept of one module."""
        slug = the_course().modules[number - 1].slug
        found: Progress = self.one(
            select(Progress).where(Progress.enrolment_id == self.enrolment_id, Progress.module == slug)
        )
        return found

    def answers(self) -> list[Answer]:
        """Every answer kept of this learner, in order."""
        with self.app.app_context():
            mine = select(Answer).join(Attempt).where(Attempt.enrolment_id == self.enrolment_id)
            return list(db.session.scalars(mine.order_by(Answer.id)))


def change_module(course: Course, number: int, **changes: Any) -> None:
    """Put a catalogue in force in which one module is changed."""
    changed = [replace(m, **changes) if m.number == number else m for m in course.modules]
    publish(replace(course, modules=tuple(changed)))


def publish(course: Course) -> None:
    """Put a catalogue in force that holds only `course`."""
    catalogue.put_in_force(Catalogue((course,)))


def shorten() -> None:
    """Ask one question a module, where a test goes through many quizzes."""
    course = the_course()
    publish(replace(course, modules=tuple(replace(module, draw=1) for module in course.modules)))


def module_at(number: int = 1) -> Module:
    """A module of the course of the cast."""
    return the_course().modules[number - 1]
