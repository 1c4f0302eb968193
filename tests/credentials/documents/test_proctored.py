"""Documents tell the marks they rest on, and whether somebody watched; those issued before stay the same."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from flask import Flask

from lms.catalogue.values import Module, ModuleCompletion
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.exams.models import ExamEnd
from lms.learning.rules import Missing, is_watched
from tests.credentials.conftest import Promotion
from tests.credentials.documents.issuing import facts_of, words_on
from tests.factories import Browser
from tests.learning.exams.small_exam import a_small_exam
from tests.learning.learner import module_at

NEW = {"proctored", "exam_mark", "exam_proctored"}

Both = Callable[[], Iterator[dict[str, Any]]]


@pytest.fixture
def both(app: Flask, promotion: Promotion, page: str, browser: Browser) -> Both:
    """`both()` issues Amina's certificate and her statement of the end, and gives their facts."""

    def issue() -> Iterator[dict[str, Any]]:
        browser.post(f"{promotion.page}/issue")
        browser.post(f"{page}/issue", {"kind": "end-of-training"})
        return (facts_of(app, promotion.amina, kind) for kind in ("completion", "end-of-training"))

    return issue


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


def test_each_mark_is_kept_and_that_a_quiz_is_taken_alone(both: Both) -> None:
    certificate, statement = both()
    assert certificate["modules"] == [
        {"number": number, "mark": 88, "proctored": False} for number in (1, 2, 3, 4, 5)
    ]
    assert [(each["mark"], each["proctored"]) for each in statement["modules"]] == [(88, False)] * 5
    assert certificate["proctored"] == statement["proctored"] == "none"
    assert not {"exam_mark", "exam_proctored"} & {*certificate, *statement}
    assert "88 % sans surveillance" in words_on(certificate)
    assert "Les quiz sont faits sans surveillance." in words_on(statement)


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
    both: Both,
    sittings: list[tuple[float, bool]],
    told: tuple[int, bool],
    words: tuple[str, str],
) -> None:
    with app.app_context(), transaction():
        for number, (points, proctored) in enumerate(sittings, 1):
            sit(promotion, number, points, proctored=proctored)
    for facts, printed in zip(both(), words, strict=True):
        assert (facts["exam_mark"], facts["exam_proctored"]) == told
        assert printed in words_on(facts)


def test_an_exam_that_was_not_passed_is_not_told(app: Flask, promotion: Promotion, both: Both) -> None:
    with app.app_context(), transaction():
        sit(promotion, 1, 2, proctored=True)
    assert not any("exam_mark" in facts for facts in both())


def test_documents_issued_before_say_what_they_said(both: Both) -> None:
    for facts in both():
        older = {name: value for name, value in facts.items() if name not in NEW}
        if facts["design"] == "completion":
            del older["modules"]
        before = words_on(older)
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
