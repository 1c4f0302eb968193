"""What trainers see: the cohort as a grid, one learner's work, what a class misses most."""

import pytest
from flask import Flask
from markupsafe import escape

from lms.core.db import transaction
from lms.demo import builders
from lms.learning.rules import minutes_needed
from tests.counting import statements
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, change_module, module_at, shorten, the_course

TEACHING = ("trainer", "volunteer", "coordinator", "administrator")


def grid_of(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/progress"


def page_of(cast: Cast) -> str:
    return f"/cohorts/{cast.ours.cohort.id}/learners/{cast.ours.enrolment.id}"


@pytest.mark.parametrize("role", TEACHING)
def test_those_who_teach_see_the_grid_and_the_learner(cast: Cast, visit: Visitor, role: str) -> None:
    browser = visit(cast.ours.people[role])
    for address in (grid_of(cast), page_of(cast)):
        page = browser.get(address)
        assert page.status_code == 200
        assert cast.learner.chosen_name in words_of(page)


@pytest.mark.parametrize("role", ["trainer", "volunteer", "coordinator"])
def test_those_of_another_site_do_not(cast: Cast, visit: Visitor, role: str) -> None:
    stranger = visit(cast.theirs.people[role])
    assert stranger.get(grid_of(cast)).status_code == 404
    assert stranger.get(page_of(cast)).status_code == 404
    mixed = f"/cohorts/{cast.theirs.cohort.id}/learners/{cast.ours.enrolment.id}"
    assert stranger.get(mixed).status_code == 404
    assert stranger.post(f"{page_of(cast)}/confirmation", {"seen": "yes"}).status_code in (403, 404)


@pytest.mark.parametrize("role", ["learner", "funder", "prescriber"])
def test_others_are_kept_out(cast: Cast, visit: Visitor, role: str) -> None:
    assert visit(cast.ours.people[role]).get(grid_of(cast)).status_code == 403


def test_the_grid_says_each_standing_by_shape_word_and_number(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    shorten()
    trainer = visit(cast.trainer)
    at_work.finish(at_work.start(1))
    at_work.start(2)
    for _ in range(3):
        at_work.finish(at_work.start(3), rightly=False)
    row = trainer.get(grid_of(cast)).text
    assert 'class="mark done"' in row
    assert "<bdi>100</bdi>" in row
    assert "<bdi>0/1</bdi>" in row
    assert "<bdi>3×</bdi>" in row
    assert row.count('class="mark todo"') == len(the_course().modules) - 3


def test_the_grid_costs_the_same_for_thirty_learners(
    app: Flask, cast: Cast, visit: Visitor, at_work: LearnerAtWork
) -> None:
    shorten()
    trainer = visit(cast.trainer)
    at_work.finish(at_work.start())
    with statements(app) as for_one:
        trainer.get(grid_of(cast))
    with app.app_context(), transaction():
        for number in range(30):
            person = builders.a_person(f"Personne {number}", f"many{number}")
            builders.enrol(cast.ours.cohort, person)
    with statements(app) as for_thirty:
        page = trainer.get(grid_of(cast))
    assert "Personne 29" in page.text
    assert len(for_one) == len(for_thirty) <= 7


@pytest.mark.parametrize("role", TEACHING)
def test_those_who_teach_read_their_note_then_the_lesson_and_its_words(
    cast: Cast, visit: Visitor, role: str
) -> None:
    browser = visit(cast.ours.people[role])
    grid = browser.get(grid_of(cast)).text
    for module in the_course().modules:
        address = f"/cohorts/{cast.ours.cohort.id}/modules/{module.number}"
        assert f'href="{address}"' in grid
        shown = browser.get(address).text
        assert 0 < shown.index(module.trainer_html) < shown.index(module.lesson_html)
        assert module.words
        assert all(f">{escape(word.term)}</dt>" in shown for word in module.words)


def test_lessons_are_read_before_anybody_is_enrolled(app: Flask, cast: Cast, visit: Visitor) -> None:
    with app.app_context(), transaction():
        empty = builders.a_cohort(cast.ours.site, "Cohorte du samedi")
    shown = visit(cast.coordinator).get(f"/cohorts/{empty.id}/progress").text
    assert f'href="/cohorts/{empty.id}/modules/1"' in shown


def test_a_lesson_is_read_in_ones_own_cohorts_alone(cast: Cast, visit: Visitor) -> None:
    lesson = f"/cohorts/{cast.ours.cohort.id}/modules"
    assert visit(cast.theirs.people["trainer"]).get(f"{lesson}/1").status_code == 404
    assert visit(cast.trainer).get(f"{lesson}/99").status_code == 404
    assert visit(cast.learner).get(f"{lesson}/1").status_code == 403


def test_the_page_of_a_learner_shows_what_they_answered_beside_what_is_right(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    address = at_work.start()
    question = at_work.question_at(address)
    at_work.answer(address, rightly=False)
    at_work.finish(at_work.start())
    page = visit(cast.trainer).get(page_of(cast))
    assert question.prompt_html in page.text
    for other in module_at().questions:
        assert (other.prompt_html in page.text) == (other.id == question.id)


def test_questions_missed_by_many_are_shown_to_go_over_together(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor
) -> None:
    change_module(the_course(), 1, questions=module_at().questions[:2], draw=2)
    missed, known = module_at().questions
    for _ in range(3):
        address = at_work.start()
        for _question in range(2):
            at_work.answer(address, rightly=at_work.question_at(address).id == known.id)
            address = f"{address[:-1]}2"
    page = visit(cast.trainer).get(grid_of(cast))
    assert missed.prompt_html in page.text
    assert known.prompt_html not in page.text


def test_the_trainers_word_is_given_and_taken_back(
    at_work: LearnerAtWork, cast: Cast, visit: Visitor, minutes: dict[int, int]
) -> None:
    shorten()
    minutes[at_work.enrolment_id] = minutes_needed(the_course())
    for module in the_course().modules:
        at_work.finish(at_work.start(module.number))
    trainer = visit(cast.trainer)
    assert the_course().completion.trainer_check
    assert "note good" not in trainer.get(page_of(cast)).text
    assert trainer.post(f"{page_of(cast)}/confirmation", {"seen": "yes"}).status_code == 303
    assert trainer.post(f"{page_of(cast)}/confirmation", {"seen": "yes"}).status_code == 303
    trainer.get(page_of(cast))  # shows the message once
    assert 'class="note good"' in trainer.get(page_of(cast)).text
    trainer.post(f"{page_of(cast)}/confirmation", {"seen": "no"})
    trainer.get(page_of(cast))
    assert 'class="note good"' not in trainer.get(page_of(cast)).text


def test_a_volunteer_helps_but_does_not_give_the_trainers_word(cast: Cast, visit: Visitor) -> None:
    volunteer = visit(cast.ours.people["volunteer"])
    assert volunteer.post(f"{page_of(cast)}/confirmation", {"seen": "yes"}).status_code == 403


def test_a_word_that_is_neither_yes_nor_no_is_refused(cast: Cast, visit: Visitor) -> None:
    assert visit(cast.trainer).post(f"{page_of(cast)}/confirmation", {"seen": "maybe"}).status_code == 400
