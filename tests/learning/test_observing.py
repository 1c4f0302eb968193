"""Trainers tick what they see, write a word and sign; corrections are new rows; learners read them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError
from werkzeug.test import TestResponse

from lms.accounts.models import AuditEntry
from lms.catalogue.practice import Criterion
from lms.cohorts.models import Enrolment
from lms.core import clock
from lms.core.db import db, transaction
from lms.core.once import new_key
from lms.demo import builders
from lms.learning.models import Observation, Progress
from lms.learning.observing.rules import is_whole, items_of, next_to_watch
from tests.counting import statements
from tests.factories import Browser, Cast, Visitor, words_of
from tests.learning.watched import ALL, LISTENING, watch


@pytest.fixture(autouse=True)
def watched(app: Flask) -> None:
    """The first module of the course of the cast has a checklist."""
    watch()


def sheet(cast: Cast, enrolment: Enrolment | None = None) -> str:
    number = (enrolment or cast.ours.enrolment).id
    return f"/cohorts/{cast.ours.cohort.id}/learners/{number}/modules/1/observations/1"


def sign(browser: Browser, address: str, seen: list[str], last: int = 0, **more: Any) -> TestResponse:
    return browser.post(address, {"seen": seen, "last": str(last), "comment": ""} | more)


def rows(app: Flask) -> list[Observation]:
    with app.app_context():
        return list(db.session.scalars(select(Observation).order_by(Observation.id)))


def observed(app: Flask, cast: Cast) -> bool:
    with app.app_context():
        kept = select(Progress.observed_at).where(Progress.enrolment_id == cast.ours.enrolment.id)
        return db.session.scalar(kept) is not None


def test_what_was_seen_is_kept_with_its_words_and_who_signed(app: Flask, cast: Cast, visit: Visitor) -> None:
    sent = sign(visit(cast.trainer), sheet(cast), ["ecoute"], comment="  Très calme. ")
    assert sent.status_code == 303
    (row,) = rows(app)
    assert row.items == [["ecoute", "Écoute jusqu'au bout.", True], ["merci", "Dit merci.", False]]
    assert (row.whole, row.comment, row.observed_by_id) == (False, "Très calme.", cast.trainer.id)
    with app.app_context():
        entry = db.session.scalars(select(AuditEntry).where(AuditEntry.action == "observe")).one()
        assert (entry.actor_id, entry.subject_id) == (cast.trainer.id, cast.ours.enrolment.id)
        assert "calme" not in str(entry.details)


def test_a_correction_is_a_new_row_and_the_latest_counts(app: Flask, cast: Cast, visit: Visitor) -> None:
    trainer = visit(cast.trainer)
    sign(trainer, sheet(cast), ALL)
    assert observed(app, cast)
    first = rows(app)[0].id
    shown = trainer.get(sheet(cast)).text
    assert shown.count(" checked") == len(ALL)
    assert f'name="last" value="{first}"' in shown
    sign(trainer, sheet(cast), ["ecoute"], last=first)
    assert [row.whole for row in rows(app)] == [True, False]
    assert not observed(app, cast)
    with pytest.raises(DBAPIError, match="append-only"), app.app_context(), transaction():
        db.session.execute(text("UPDATE observations SET comment = 'x'"))


def test_what_was_seen_whole_was_seen_then_whatever_is_added_later(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    sign(visit(cast.trainer), sheet(cast), ALL)
    with app.app_context():
        seen_at = db.session.scalars(select(Progress.observed_at)).one()
    with clock.at(clock.now() + timedelta(days=1)):
        sign(visit(cast.trainer), sheet(cast), ALL, last=rows(app)[0].id, comment="Toujours aussi bien.")
    assert len(rows(app)) == 2
    with app.app_context():
        assert db.session.scalars(select(Progress.observed_at)).one() == seen_at


def test_the_same_sheet_sent_twice_is_one_row(app: Flask, cast: Cast, visit: Visitor) -> None:
    trainer, key = visit(cast.trainer), new_key()
    for _ in range(2):
        assert sign(trainer, sheet(cast), ALL, once=key).status_code == 303
    assert len(rows(app)) == 1
    assert sign(trainer, sheet(cast), ALL, last=rows(app)[0].id).status_code == 303
    assert len(rows(app)) == 1, "nothing had changed"


def test_who_did_not_see_what_a_colleague_signed_looks_first(app: Flask, cast: Cast, visit: Visitor) -> None:
    sign(visit(cast.trainer), sheet(cast), ALL)
    late = sign(visit(cast.coordinator), sheet(cast), ["ecoute"])
    assert late.status_code == 422
    assert cast.trainer.chosen_name in words_of(late)
    assert f'name="last" value="{rows(app)[0].id}"' in late.text
    assert len(rows(app)) == 1


@pytest.mark.parametrize("seen", [[], ["ecoute", "vole"]])
def test_an_empty_or_unknown_sheet_is_not_taken(
    app: Flask, cast: Cast, visit: Visitor, seen: list[str]
) -> None:
    assert sign(visit(cast.trainer), sheet(cast), seen).status_code == 422
    assert not rows(app)


def test_a_trainer_goes_through_the_cohort_one_after_the_other(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    with app.app_context(), transaction():
        others = [builders.enrol(cast.ours.cohort, builders.a_person(name, name)) for name in ("Zoe", "Bao")]
    zoe, bao = others
    trainer = visit(cast.trainer)
    listing = f"/cohorts/{cast.ours.cohort.id}/modules/1/observations/1"
    assert f'class="button block" href="{sheet(cast, bao)}"' in trainer.get(listing).text
    onward = sign(trainer, sheet(cast, bao), ALL, then="next").location
    assert onward == sheet(cast)
    onward = sign(trainer, onward, ALL, then="next").location
    assert onward == sheet(cast, zoe)
    assert sign(trainer, onward, ALL, then="next").location == listing
    assert "3" in words_of(trainer.get(listing))
    assert trainer.get(listing).text.count('class="mark done"') == 3


def test_the_pages_cost_the_same_for_thirty_people(app: Flask, cast: Cast, visit: Visitor) -> None:
    trainer = visit(cast.trainer)
    addresses = [f"/cohorts/{cast.ours.cohort.id}/observations", f"{sheet(cast)}"]
    addresses.append(f"/cohorts/{cast.ours.cohort.id}/modules/1/observations/1")
    counts = []
    for turn in range(2):
        with statements(app) as sent:
            for address in addresses:
                assert trainer.get(address).status_code == 200
        counts.append(len(sent))
        with app.app_context(), transaction():
            for number in range(30):
                person = builders.a_person(f"Personne {number}", f"many{turn}-{number}")
                builders.enrol(cast.ours.cohort, person)
    assert counts[0] == counts[1] <= 18


def test_the_learner_reads_what_was_seen_by_whom_and_the_word(cast: Cast, visit: Visitor) -> None:
    learner, mine = visit(cast.learner), f"/learning/{cast.ours.enrolment.id}/observations"
    assert f'href="{mine}"' in learner.get(f"/learning/{cast.ours.enrolment.id}").text
    assert "Dit merci." in learner.get(mine).text
    sign(visit(cast.trainer), sheet(cast), ["ecoute"], comment="Très calme.")
    shown = learner.get(mine)
    for words in ("Très calme.", cast.trainer.chosen_name, "Écoute jusqu&#39;au bout."):
        assert words in shown.text
    assert shown.text.count('<li class="yes">') == 1
    assert visit(cast.theirs.people["learner"]).get(mine).status_code == 404


def test_what_was_signed_stays_readable_after_the_checklist_changed(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    sign(visit(cast.trainer), sheet(cast), ALL)
    watch(exercises=(replace(LISTENING, checklist=(*LISTENING.checklist, Criterion("note", "Prend note."))),))
    assert observed(app, cast)
    assert "Dit merci." in visit(cast.learner).get(f"/learning/{cast.ours.enrolment.id}/observations").text


@pytest.mark.parametrize("role", ["volunteer", "learner", "funder", "prescriber"])
def test_only_those_whose_word_counts_sign(cast: Cast, visit: Visitor, role: str) -> None:
    assert sign(visit(cast.ours.people[role]), sheet(cast), ALL).status_code == 403


def test_a_module_without_checklist_has_no_sheet(cast: Cast, visit: Visitor) -> None:
    trainer = visit(cast.trainer)
    assert trainer.get(sheet(cast).replace("modules/1", "modules/2")).status_code == 404
    assert trainer.get(sheet(cast).replace("observations/1", "observations/2")).status_code == 404
    assert visit(cast.theirs.people["trainer"]).get(sheet(cast)).status_code == 404


@given(st.sets(st.sampled_from([*ALL, "unknown"])))
def test_a_checklist_is_whole_when_all_of_it_was_ticked(ticked: set[str]) -> None:
    assert is_whole(items_of(LISTENING, ticked)) == (set(ALL) <= ticked)


@given(st.lists(st.integers(1, 20), unique=True), st.sets(st.integers(1, 20)), st.integers(1, 20))
def test_going_on_meets_everybody_not_yet_seen_once(order: list[int], done: set[int], after: int) -> None:
    met = set(done) | {after}
    path: list[int] = []
    while (following := next_to_watch(order, met, path[-1] if path else after)) is not None:
        path.append(following)
        met.add(following)
    assert sorted(path) == sorted(set(order) - done - {after})
