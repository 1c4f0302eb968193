"""A module is done when all it asks for is there: a mark, a checklist seen whole, or both."""

from dataclasses import replace

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from lms.accounts.queries import signed_in_person
from lms.catalogue.values import ModuleCompletion
from lms.learning.next_step import NextStep, next_step
from lms.learning.rules import what_is_missing
from lms.learning.values import Standing
from lms.learning.wording import what_is_left
from tests.factories import Cast, Visitor, words_of
from tests.learning.learner import LearnerAtWork, module_at, shorten, the_course
from tests.learning.small import SMALL
from tests.learning.test_observing import sheet, sign
from tests.learning.watched import ALL, watch


def step_of(app: Flask, cast: Cast) -> NextStep:
    user = signed_in_person(cast.learner.id, cast.learner.sign_in_key)
    assert user
    step = next_step(user, lambda _: {}, lambda _: set())
    assert step
    return step


def test_a_passed_quiz_is_not_all_where_a_trainer_watches_too(
    app: Flask, cast: Cast, visit: Visitor, at_work: LearnerAtWork
) -> None:
    watch(5)
    shorten()
    for module in the_course().modules:
        at_work.finish(at_work.start(module.number))
    with app.app_context():
        step = step_of(app, cast)
        assert (step.kind, step.module) == ("observation", module_at(5))
        assert [module.number for module in step.missing.observations] == [5]
        assert "5" in what_is_left(step.missing)
    course_page = at_work.browser.get(at_work.course_address)
    assert f'href="{at_work.course_address}/observations"' in course_page.text
    assert course_page.text.count('class="mark doing"') == 1
    address = sheet(cast).replace("modules/1/", "modules/5/")
    assert sign(visit(cast.trainer), address, ALL).status_code == 303
    with app.app_context():
        assert step_of(app, cast).kind == "evenings"
    assert 'class="mark doing"' not in at_work.browser.get(at_work.course_address).text


def test_a_module_may_ask_for_what_is_seen_and_for_no_mark(
    app: Flask, cast: Cast, visit: Visitor, at_work: LearnerAtWork
) -> None:
    watch(1, mark=False)
    sign(visit(cast.trainer), sheet(cast), ALL)
    with app.app_context():
        step = step_of(app, cast)
        assert (step.kind, step.module) == ("lesson", module_at(2))
        assert 1 not in [module.number for module in step.missing.modules]
    grid = visit(cast.trainer).get(f"/cohorts/{cast.ours.cohort.id}/progress").text
    assert grid.count('class="mark done"') == 1


def test_the_certificate_waits_for_what_is_seen(cast: Cast, visit: Visitor) -> None:
    watch()
    page = words_of(visit(cast.coordinator).get(f"/cohorts/{cast.ours.cohort.id}/certificates"))
    assert "ce que l’équipe doit voir faire au module 1" in page
    sign(visit(cast.trainer), sheet(cast), ALL)
    page = words_of(visit(cast.coordinator).get(f"/cohorts/{cast.ours.cohort.id}/certificates"))
    assert "L’équipe regarde encore" not in page


@given(st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_done_says_the_same_as_what_is_missing(mark: bool, seen: bool, passed: bool, observed: bool) -> None:
    module = replace(SMALL.modules[0], completion=ModuleCompletion(mark, seen))
    course = replace(SMALL, modules=(module,))
    standing = Standing(passed=passed, observed=observed)
    marks = {module.slug: 100.0 if passed else None}
    missing = what_is_missing(marks, 10_000, course, True, {module.slug} if observed else set())
    assert standing.done(module) == (not missing)
    assert (standing.state_in(module) == "done") == standing.done(module)
