"""Somebody who takes a placement test in a browser, as its pages let them."""

from dataclasses import dataclass
from typing import Any

from flask import Flask
from sqlalchemy import select
from werkzeug.test import TestResponse

from lms.core.db import db
from lms.learning import grading
from lms.placement.asking import item_due
from lms.placement.bank import bank_in_force
from lms.placement.models import PlacementAnswer
from lms.placement.queries import sitting_of
from lms.placement.values import Sitting
from tests.factories import Browser
from tests.learning.learner import fields_for, wrong

UNSURE = {"unsure": "yes"}


@dataclass
class Taker:
    """One browser before one placement; `base` is where its pages are."""

    app: Flask
    browser: Browser
    placement_id: int
    base: str = ""

    def __post_init__(self) -> None:
        self.base = self.base or f"/my-placement/{self.placement_id}"

    def sitting(self) -> Sitting:
        """Where the test stands."""
        with self.app.app_context():
            found = sitting_of(self.placement_id)
        assert found is not None
        return found

    def fields(self, rightly: bool | None) -> dict[str, Any]:
        """What a browser sends for the item due; None is "I don't know"."""
        due = item_due(self.sitting(), bank_in_force())
        assert due is not None
        item = {"item": due.question.id}
        if rightly is None:
            return item | UNSURE
        given = grading.right(due.question) if rightly else wrong(due.question)
        return item | fields_for(due.question, given)

    def address(self, position: int | None = None) -> str:
        """The page of a question."""
        return f"{self.base}/questions/{position or self.sitting().position}"

    def answer(self, rightly: bool | None = True, **more: str) -> TestResponse:
        """Answer the item due."""
        return self.browser.post(self.address(), self.fields(rightly) | more)

    def finish(self, rightly: bool | None = True) -> Sitting:
        """Answer to the end."""
        while not (sitting := self.sitting()).over:
            assert self.answer(rightly).status_code == 303
        return sitting

    def answers(self) -> list[PlacementAnswer]:
        """Every answer kept, in order."""
        with self.app.app_context():
            mine = select(PlacementAnswer).where(PlacementAnswer.placement_id == self.placement_id)
            return list(db.session.scalars(mine.order_by(PlacementAnswer.position)))
