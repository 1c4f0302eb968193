"""Taking the test: one item a page, kindly, nothing said of the answers, nothing lost."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from lms.core import once
from lms.core.clock import at, now
from lms.core.db import db, transaction
from lms.placement.asking import item_due, order_of
from lms.placement.bank import bank_in_force
from lms.placement.models import Placement
from lms.placement.rules.verdict import FEWEST, MOST
from tests.factories import Cast, Visitor, words_of
from tests.placement.taker import Taker


def test_the_first_page_of_a_learner_leads_to_their_test(taker: Taker) -> None:
    assert f'href="{taker.base}"' in taker.browser.get("/").text
    taker.finish()
    assert f'href="{taker.base}"' not in taker.browser.get("/").text


def test_a_test_ends_with_thanks_and_no_result(taker: Taker) -> None:
    sitting = taker.finish()
    assert FEWEST <= len(sitting.answers) <= MOST
    assert sitting.verdict.levels == ("C04",)
    page = taker.browser.get(taker.base)
    assert "Vos réponses sont gardées" in words_of(page)
    assert "C04" not in page.text
    assert taker.browser.get(taker.address(3)).location == taker.base


def test_no_page_says_whether_an_answer_was_right(taker: Taker) -> None:
    taker.answer(True)
    after_right = words_of(taker.browser.get(taker.address()))
    taker.answer(False)
    assert "Pas encore" not in after_right + words_of(taker.browser.get(taker.address()))


def test_not_to_know_is_an_answer(taker: Taker) -> None:
    assert taker.answer(None).status_code == 303
    [answer] = taker.answers()
    assert (answer.given, answer.credit) == ([], 0)
    assert taker.finish(None).verdict.levels == ("C01",)


def test_an_answer_keeps_what_was_believed_of_its_item(taker: Taker) -> None:
    taker.answer()
    [answer] = taker.answers()
    item = bank_in_force().item(answer.item)
    assert item is not None
    assert (answer.level, answer.difficulty, answer.practical) == (
        item.level,
        item.difficulty,
        item.practical,
    )


def test_nothing_chosen_is_asked_again(taker: Taker) -> None:
    due = item_due(taker.sitting(), bank_in_force())
    assert due is not None
    answer = taker.browser.post(taker.address(), {"item": due.question.id})
    assert answer.status_code == 422
    assert not taker.answers()


def test_an_answer_to_another_item_is_not_taken(taker: Taker) -> None:
    answer = taker.browser.post(taker.address(), taker.fields(None) | {"item": "autre"})
    assert answer.status_code == 422
    assert not taker.answers()


def test_a_double_click_is_one_answer(taker: Taker) -> None:
    key, address, fields = once.new_key(), taker.address(), taker.fields(None)
    for _click in range(2):
        answer = taker.browser.post(address, fields | {once.FIELD: key})
        assert answer.location == taker.address(2)
    taker.browser.post(address, fields)
    assert len(taker.answers()) == 1


def test_a_break_keeps_everything_and_another_device_goes_on(
    taker: Taker, cast: Cast, visit: Visitor
) -> None:
    taker.answer()
    taker.answer(False)
    other = Taker(taker.app, visit(cast.learner), taker.placement_id)
    page = other.browser.get(other.base)
    assert "2 réponses sont gardées" in words_of(page)
    assert other.address(3) in page.text
    assert other.browser.get(other.address(1)).location == other.address(3)


def test_the_same_item_stands_in_the_same_order_when_one_comes_back(taker: Taker) -> None:
    for item in bank_in_force().items:
        assert order_of(item.question, "s") == order_of(item.question, "s")
    assert words_of(taker.browser.get(taker.address())) == words_of(taker.browser.get(taker.address()))


def test_letters_of_a_drawing_stay_in_their_order() -> None:
    drawn = [i.question for i in bank_in_force().items if i.question.picture and i.question.kind == "single"]
    assert drawn
    assert all(order_of(question, "s") == sorted(order_of(question, "s")) for question in drawn)


@pytest.mark.parametrize("role", ["trainer", "coordinator", "prescriber"])
def test_a_device_handed_over_opens_the_test_and_nothing_else(
    cast: Cast, visit: Visitor, placement: Placement, role: str
) -> None:
    browser = visit(cast.ours.people[role])
    assert browser.post(f"/placements/{placement.id}/hand-over").location == "/handed-placement"
    assert browser.get(f"/placements/{placement.id}").location.startswith("/sign-in")
    taker = Taker(visit.app, browser, placement.id, "/handed-placement")
    assert "Commencer" in words_of(browser.get(taker.base))
    taker.finish()
    assert "Rendez l’appareil" in words_of(browser.get(taker.base))
    browser.post("/handed-placement/close")
    assert browser.get(taker.base).location == "/"


def test_a_device_handed_over_speaks_the_language_of_who_takes_the_test(
    app: Flask, cast: Cast, visit: Visitor, placement: Placement
) -> None:
    with app.app_context(), transaction():
        db.session.merge(cast.learner).language = "ar"
    browser = visit(cast.trainer)
    browser.post(f"/placements/{placement.id}/hand-over")
    assert 'dir="rtl"' in browser.get("/handed-placement").text


def test_a_device_handed_over_closes_by_itself(cast: Cast, visit: Visitor, placement: Placement) -> None:
    browser = visit(cast.trainer)
    browser.post(f"/placements/{placement.id}/hand-over")
    with at(now() + timedelta(hours=3)):
        assert browser.get("/handed-placement").location == "/"


def test_the_evidence_cannot_be_changed(taker: Taker) -> None:
    taker.answer()
    for table in ("placements", "placement_answers"):
        with taker.app.app_context(), pytest.raises(DatabaseError), transaction():
            db.session.execute(text(f"UPDATE {table} SET id = id + 1"))  # noqa: S608 - our own names
