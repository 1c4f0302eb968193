"""Draws, marks and what is missing before the certificate: pure rules."""

from dataclasses import fields, replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from lms.catalogue import queries as catalogue
from lms.catalogue.course_terms import Completion
from lms.i18n import words
from lms.learning import grading, rules
from lms.learning.values import Standing
from lms.learning.wording import what_is_left
from tests.learning.learner import module_at, the_course


@pytest.fixture(scope="module")
def loaded(shared_app: Flask) -> Flask:
    """The application, for its catalogue alone."""
    return shared_app


CREDITS = st.lists(st.floats(0, 1), min_size=1, max_size=40)


@given(CREDITS)
def test_a_mark_is_between_the_worst_and_the_best_credit(earned: list[float]) -> None:
    mark = rules.mark_of(earned)
    assert 100 * min(earned) - 0.005 <= mark <= 100 * max(earned) + 0.005


@given(CREDITS, st.randoms())
def test_a_mark_does_not_depend_on_the_order(earned: list[float], chance: object) -> None:
    shuffled = list(earned)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a source of chance
    assert rules.mark_of(shuffled) == rules.mark_of(earned)


def test_sixty_percent_is_sixty_whatever_it_is_made_of() -> None:
    assert rules.mark_of([1, 1, 1, 0.2, 0.4, 0]) == 60
    assert rules.is_passed(rules.mark_of([1, 1, 1, 0.2, 0.4, 0]), 60)


def test_a_mark_without_answers_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="questions"):
        rules.mark_of([])


@given(st.floats(0, 100), st.integers(1, 100))
def test_a_mark_shown_as_the_pass_mark_is_passed(mark: float, pass_mark: int) -> None:
    assert (rules.shown_mark(mark) >= pass_mark) == rules.is_passed(mark, pass_mark)


@pytest.mark.usefixtures("app")
def test_a_draw_has_as_many_different_questions_as_asked_and_can_be_told_again() -> None:
    module = module_at()
    for seed in map(str, range(50)):
        drawn = rules.draw_questions(module.questions, module.draw, seed)
        assert len({question for question, _ in drawn}) == len(drawn) == module.draw
        assert drawn == rules.draw_questions(module.questions, module.draw, seed)
        for name, shown in drawn:
            question = module.question(name)
            assert rules.still_asks(question, shown)
            assert question is not None
            assert question.kind != "ordering" or tuple(shown) != grading.right(question)


@pytest.mark.usefixtures("app")
def test_a_bank_smaller_than_the_draw_is_asked_whole() -> None:
    bank = module_at().questions[:2]
    assert len(rules.draw_questions(bank, 6, "seed")) == 2


@pytest.mark.usefixtures("app")
def test_every_question_is_drawn_sooner_or_later() -> None:
    module = module_at()
    seeds = map(str, range(200))
    drawn = {name for seed in seeds for name, _ in rules.draw_questions(module.questions, module.draw, seed)}
    assert drawn == {question.id for question in module.questions}


@pytest.mark.usefixtures("app")
def test_nothing_is_missing_once_marks_hours_and_the_trainers_word_are_there() -> None:
    course = the_course()
    marks = {module.slug: float(course.completion.pass_mark) for module in course.modules}
    minutes = rules.minutes_needed(course)
    assert not rules.what_is_missing(marks, minutes, course, checked=True)
    assert rules.what_is_missing(marks, minutes - 1, course, checked=True).minutes == 1
    marks[course.modules[0].slug] -= 0.01
    assert rules.what_is_missing(marks, minutes, course, checked=True).modules == course.modules[:1]


@pytest.mark.usefixtures("app")
def test_a_course_that_does_not_ask_for_it_does_without_the_trainers_word() -> None:
    course = replace(the_course(), completion=Completion(60, 0, trainer_check=False))
    marks = {module.slug: 100.0 for module in course.modules}
    assert not rules.what_is_missing(marks, 0, course, checked=False)


@pytest.mark.usefixtures("loaded")
@given(minutes=st.integers(0, 3000), more=st.integers(0, 3000), done=st.integers(0, 5), checked=st.booleans())
def test_coming_more_and_learning_more_never_make_more_missing(
    minutes: int, more: int, done: int, checked: bool
) -> None:
    course = the_course()
    some = {module.slug: 100.0 for module in course.modules[:done]}
    further = {module.slug: 100.0 for module in course.modules[: done + 1]}
    before = rules.what_is_missing(some, minutes, course, checked)
    after = rules.what_is_missing(further, minutes + more, course, True)
    assert set(after.modules) <= set(before.modules)
    assert after.minutes <= before.minutes
    assert after.trainer_check <= before.trainer_check


@pytest.mark.usefixtures("app")
def test_what_is_left_is_one_sentence() -> None:
    words.use("en")
    modules = the_course().modules
    everything = rules.Missing(modules[:2], 120, trainer_check=True)
    assert what_is_left(everything) == (
        "Before the certificate: modules 1 and 2, 2\u00a0h of class and the trainer’s agreement."
    )
    assert what_is_left(rules.Missing(modules[3:4])) == "Before the certificate: module 4."
    assert what_is_left(rules.Missing()) == ""


@pytest.mark.usefixtures("app")
def test_nothing_that_can_be_missing_is_missing_without_words() -> None:
    module = module_at()
    (exercise, *_) = (one for each in catalogue.course("python").modules for one in each.graded_exercises)  # type: ignore[union-attr]  # it is taught
    some = {
        "modules": (module,),
        "minutes": 60,
        "trainer_check": True,
        "observations": (module,),
        "exercises": ((module, exercise),),
    }
    assert {kind.name for kind in fields(rules.Missing)} == set(some)
    for name, value in some.items():
        missing = rules.Missing(**{name: value})  # type: ignore[arg-type]  # each has its own
        assert missing
        assert what_is_left(missing)
        assert missing.unfinished == ({module.slug} if isinstance(value, tuple) else set())


@pytest.mark.usefixtures("app")
def test_a_standing_says_itself() -> None:
    module = module_at()
    assert (Standing().state_in(module), Standing().shown) == ("todo", None)
    under_way = Standing(current_attempt_id=3, answered=2, asked=6)
    assert (under_way.state_in(module), under_way.shown) == ("doing", "2/6")
    passed = Standing(finished_attempts=1, best_mark=88.33, passed=True)
    assert (passed.state_in(module), passed.shown, passed.wants_help) == ("done", "88", False)
    again = replace(passed, current_attempt_id=4, answered=1, asked=6)
    assert (again.state_in(module), again.shown) == ("done", "88")
    stuck = Standing(finished_attempts=3, best_mark=40.0)
    assert (stuck.state_in(module), stuck.shown, stuck.wants_help) == ("doing", "40", True)
