"""Documents tell the marks they rest on, and whether somebody watched; those issued before stay the same."""

import re
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from lms.catalogue.values import Module, ModuleCompletion
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials import designs
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.learning.exams.models import ExamEnd
from lms.learning.rules import Missing, is_watched
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor
from tests.learning.exams.small_exam import a_small_exam
from tests.learning.learner import module_at

NEW = {"proctored", "exam_mark", "exam_proctored"}


@pytest.fixture
def browser(app: Flask, cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's, when the last evening is over."""
    with app.app_context(), transaction():
        db.session.merge(cast.ours.session).cancelled_at = now()
    return visit(cast.coordinator)


def facts_of(app: Flask, promotion: Promotion, kind: str) -> dict[str, Any]:
    """What Amina's document of a kind says."""
    hers = (Certificate.person_id == promotion.amina.id, Certificate.kind == kind)
    with app.app_context():
        return db.session.scalars(select(Certificate).where(*hers)).one().facts


def issued(app: Flask, promotion: Promotion, browser: Browser) -> Iterator[dict[str, Any]]:
    """Her certificate, then her statement of the end."""
    browser.post(f"{promotion.page}/issue")
    browser.post(f"/cohorts/{promotion.cohort.id}/documents/issue", {"kind": "end-of-training"})
    return (facts_of(app, promotion, kind) for kind in ("completion", "end-of-training"))


def sit(promotion: Promotion, number: int, points: float, *, proctored: bool) -> None:
    """A mock exam of ten questions, handed in."""
    sitting = builders.an_exam_sitting(
        promotion.amina_place, a_small_exam(), number=number, proctored=proctored
    )
    (area, _title) = sitting.areas[0]
    marks = [[area, points, 10]]
    db.session.add(
        ExamEnd(
            sitting_id=sitting.id,
            way="handed-in",
            marks=marks,
            mark=points * 10,
            ended_at=now(),
            recorded_at=now(),
        )
    )


def said(facts: dict[str, Any]) -> str:
    """What the page of a document says, with plain spaces."""
    page = designs.read(facts["design"]).page(facts)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def test_each_mark_is_kept_and_that_a_quiz_is_taken_alone(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    certificate, statement = issued(app, promotion, browser)
    assert certificate["modules"] == [
        {"number": number, "mark": 88, "proctored": False} for number in (1, 2, 3, 4, 5)
    ]
    assert [(each["mark"], each["proctored"]) for each in statement["modules"]] == [(88, False)] * 5
    assert certificate["proctored"] == statement["proctored"] == "none"
    assert not {"exam_mark", "exam_proctored"} & {*certificate, *statement}
    assert "88 % sans surveillance" in said(certificate)
    assert "Les quiz sont faits sans surveillance." in said(statement)


@pytest.mark.parametrize(
    ("sittings", "told", "words"),
    [
        ([(9.25, True)], (92, True), ("92 % sous surveillance", "passé sous surveillance : 92 %")),
        ([(9.25, False)], (92, False), ("92 % sans surveillance", "passé sans surveillance : 92 %")),
        ([(10, False), (8, True), (2, True)], (80, True), ("80 % sous", "passé sous surveillance : 80 %")),
    ],
)
def test_the_mock_exam_is_told_with_whether_somebody_watched(
    app: Flask,
    promotion: Promotion,
    browser: Browser,
    sittings: list[tuple[float, bool]],
    told: tuple[int, bool],
    words: tuple[str, str],
) -> None:
    with app.app_context(), transaction():
        for number, (points, proctored) in enumerate(sittings, 1):
            sit(promotion, number, points, proctored=proctored)
    for facts, printed in zip(issued(app, promotion, browser), words, strict=True):
        assert (facts["exam_mark"], facts["exam_proctored"]) == told
        assert printed in said(facts)


def test_an_exam_that_was_not_passed_is_not_told(app: Flask, promotion: Promotion, browser: Browser) -> None:
    with app.app_context(), transaction():
        sit(promotion, 1, 2, proctored=True)
    assert not any("exam_mark" in facts for facts in issued(app, promotion, browser))


def test_documents_issued_before_say_what_they_said(
    app: Flask, promotion: Promotion, browser: Browser
) -> None:
    for facts in issued(app, promotion, browser):
        older = {name: value for name, value in facts.items() if name not in NEW}
        if facts["design"] == "completion":
            del older["modules"]
        before = said(older)
        assert "88 %" in before
        assert ("88 % sans surveillance" in before) is False
        assert ("Les quiz sont faits sans" in before) is (facts["design"] == "end-of-training")


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize(
    ("asked", "missing", "watched"),
    [
        (ModuleCompletion(), False, False),
        (ModuleCompletion(observed=True), False, False),
        (ModuleCompletion(mark=False, observed=True), False, True),
        (ModuleCompletion(mark=False, observed=True), True, False),
        (ModuleCompletion(mark=False), False, False),
    ],
)
def test_a_module_is_watched_when_all_that_it_asks_for_is(
    asked: ModuleCompletion, missing: bool, watched: bool
) -> None:
    module: Module = replace(module_at(), completion=asked)
    left = Missing(observations=(module,)) if missing else Missing()
    assert is_watched(module, left, ()) is watched
