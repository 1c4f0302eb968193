"""Those who teach look at practical work, and say otherwise where the machine errs."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from flask import Flask

from lms.accounts.models import Site
from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.learning.practice.models import MarkOverride
from lms.learning.practice.queries import work_of
from lms.learning.practice.together import missed_together
from tests.counting import statements
from tests.factories import Browser, Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, the_course
from tests.learning.practice.conftest import NOT_YET, RIGHT, Bench
from tests.learning.practice.small_code import DOUBLE

Spans = dict[int, list[tuple[datetime, datetime]]]


@pytest.fixture
def trainer(bench: Bench, cast: Cast, visit: Visitor) -> Browser:
    """The trainer of that learner."""
    return visit(cast.trainer)


def desk(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}/modules/1/exercises/1"


def test_a_trainer_reads_the_code_its_verdict_and_whether_it_was_in_class(
    bench: Bench, trainer: Browser, cast: Cast, spans: Spans
) -> None:
    bench.send(NOT_YET)
    words = words_of(trainer.get(desk(cast)))
    assert "return n" in words
    assert "3 deux fois font 6." in words
    assert "2 critères sur 3" in words
    assert "Hors du cours" in words
    spans[cast.ours.enrolment.id] = [(now() - timedelta(hours=1), now() + timedelta(hours=1))]
    assert "En cours" in words_of(trainer.get(desk(cast)))


def test_what_somebody_sent_is_found_on_their_own_page_with_its_mark(
    bench: Bench, trainer: Browser, cast: Cast
) -> None:
    own_page = desk(cast).partition("/modules/")[0]
    assert desk(cast) not in trainer.get(own_page).text
    bench.send(NOT_YET)
    page = trainer.get(own_page)
    assert desk(cast) in page.text
    assert "66" in words_of(page).partition("Travaux pratiques")[2]


def test_a_trainers_own_mark_replaces_the_machines_and_stays_beside_it(
    bench: Bench, trainer: Browser, cast: Cast
) -> None:
    bench.send(NOT_YET)
    said = {"done": "done", "points": "80", "reason": "L'idée est juste.", "watched": "y"}
    assert trainer.post(desk(cast), said).status_code == 303
    (row,) = bench.rows(MarkOverride)
    assert (row.points, row.done, row.watched, row.given_by_id) == (0.8, True, True, cast.trainer.id)
    assert "L&#39;idée est juste." in bench.page()
    with bench.at_work.app.app_context():
        work = work_of(bench.at_work.enrolment_id, module_at().slug, "le-double")
        assert work.done
        assert work.supervised
        assert work.submissions[0].percent == 66


def test_who_is_told_that_it_counts_goes_on_from_there(bench: Bench, trainer: Browser, cast: Cast) -> None:
    change_module(the_course(), 1, exercises=(DOUBLE, replace(DOUBLE, slug="le-triple", number=2)))
    said = {"done": "done", "reason": "Fait au tableau."}
    assert "Exercice suivant" not in bench.page()
    trainer.post(desk(cast), said)
    assert "Exercice suivant" in bench.page()
    bench.send(NOT_YET)
    assert "Regardez ceci" in bench.page()
    trainer.post(desk(cast), said)
    assert "Regardez ceci" not in bench.page()
    assert "Exercice suivant" in bench.page()


def test_all_the_points_and_not_done_yet_is_a_slip(bench: Bench, trainer: Browser, cast: Cast) -> None:
    said = {"done": "not-yet", "points": "100", "reason": "À revoir."}
    assert trainer.post(desk(cast), said).status_code == 422
    assert trainer.post(desk(cast), said | {"points": "99"}).status_code == 303
    assert [row.points for row in bench.rows(MarkOverride)] == [0.99]


def test_a_mark_of_ones_own_needs_a_reason(bench: Bench, trainer: Browser, cast: Cast) -> None:
    answer = trainer.post(desk(cast), {"done": "done", "reason": " "})
    assert answer.status_code == 422
    assert not bench.rows(MarkOverride)


def test_a_trainer_may_mark_what_was_never_sent(bench: Bench, trainer: Browser, cast: Cast) -> None:
    assert trainer.post(desk(cast), {"done": "done", "reason": "Fait au tableau."}).status_code == 303
    assert bench.rows(MarkOverride)[0].points == 1.0


def test_a_volunteer_looks_and_does_not_mark(bench: Bench, cast: Cast, visit: Visitor) -> None:
    volunteer = visit(cast.volunteer)
    assert volunteer.get(desk(cast)).status_code == 200
    assert volunteer.post(desk(cast), {"done": "done", "reason": "Oui."}).status_code == 403


def test_the_cohort_shows_who_did_it_and_what_is_missed_most(
    bench: Bench, trainer: Browser, cast: Cast
) -> None:
    bench.send(NOT_YET)
    cohort = f"/cohorts/{cast.ours.cohort.id}"
    progress = trainer.get(f"{cohort}/progress")
    assert f'href="{cohort}/work"' in progress.text
    assert "3 deux fois font 6." in words_of(progress)
    assert "3 deux fois font 6." in words_of(trainer.get(f"{cohort}/work"))
    words = words_of(trainer.get(f"{cohort}/modules/1/exercises/1"))
    assert "3 deux fois font 6." in words
    bench.send(RIGHT)
    assert "3 deux fois font 6." not in words_of(trainer.get(f"{cohort}/work"))


def test_the_evening_says_what_several_people_miss(
    bench: Bench, trainer: Browser, app: Flask, cast: Cast, visit: Visitor
) -> None:
    evening = f"/sessions/{cast.ours.session.id}"
    bench.send(NOT_YET)
    assert "À regarder ensemble" not in words_of(trainer.get(evening))  # one person is helped alone
    with app.app_context(), transaction():
        other = builders.a_person("Idris")
        site = db.session.get_one(Site, cast.ours.cohort.site_id)
        builders.a_role(other, "learner", site)
        place = builders.enrol(cast.ours.cohort, other).id
    Bench(LearnerAtWork(app, visit(other), place), bench.worker).send(NOT_YET)
    shown = trainer.get(evening)
    assert "2 personnes sur 2 n’y sont pas encore." in words_of(shown)
    assert "3 deux fois font 6." in words_of(shown)
    assert f'href="/cohorts/{cast.ours.cohort.id}/modules/1/exercises/1"' in shown.text
    bench.send(RIGHT)
    assert "À regarder ensemble" not in words_of(trainer.get(evening))
    with clock.at(now() + timedelta(days=30)):
        assert "À regarder ensemble" not in words_of(trainer.get(evening))


def test_what_the_evening_says_costs_one_statement(bench: Bench, cast: Cast, app: Flask) -> None:
    bench.send(NOT_YET)
    with app.app_context(), statements(app) as sent:
        missed_together(cast.ours.cohort.id, cast.ours.cohort.course)
    assert len(sent) == 1
