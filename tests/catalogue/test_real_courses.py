"""The courses of this project: whole, readable, each module its own."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest
from markupsafe import Markup

from lms.catalogue.faults import Finding
from lms.catalogue.kinds import KINDS
from lms.catalogue.questions import GapFill
from lms.catalogue.reading import Reading
from lms.catalogue.values import Course, Figure, Module, MultipleChoice, Ordering, SingleChoice

TAG = re.compile(r"<(kbd|code)>.*?</\1>|<[^>]+>", re.DOTALL)  # keys and code keep their own spaces
BROKEN_TYPOGRAPHY = (" ?", " !", " ;", " :", "« ", " »", "'")


def modules(reading: Reading) -> list[Module]:
    return [module for course in reading.catalogue.courses for module in course.modules]


def texts(module: Module) -> list[str]:
    """What learners read in a module, as plain text."""
    said = [module.title, module.aim, module.lesson_html, *words_in(module.questions)]
    return [html.unescape(TAG.sub(" ", text)) for text in said]


def words_in(value: object) -> Iterator[str]:
    """Every text of a question, whatever its kind; a drawing says nothing."""
    if isinstance(value, Markup):
        yield value
    elif isinstance(value, GapFill):
        yield value.subject_html  # whole: a hole may stand inside code
        yield from words_in((value.prompt_html, value.hint_html, value.explanation_html, value.gaps))
    elif isinstance(value, tuple):
        for part in value:
            yield from words_in(part)
    elif is_dataclass(value) and not isinstance(value, Figure):
        yield from words_in(tuple(getattr(value, part.name) for part in fields(value)))


def course(reading: Reading, slug: str) -> Course:
    found = reading.catalogue.course(slug)
    assert found is not None
    return found


def test_the_courses_have_no_fault_and_call_for_no_advice(real: Reading) -> None:
    assert real.faults == ()
    assert real.advice == ()


def test_the_beginner_course_is_an_evening_plan_of_ten_sessions(real: Reading) -> None:
    beginner = course(real, "digitall-debutant")

    assert (beginner.code, beginner.level, beginner.hours) == ("C02", "beginner", 20)
    assert (beginner.plan.sessions, beginner.plan.per_week, beginner.plan.start.isoformat()) == (
        10,
        2,
        "18:30:00",
    )
    assert beginner.plan.sessions * beginner.plan.hours_each == beginner.hours
    assert beginner.completion.pass_mark == 60
    assert [module.number for module in beginner.modules] == [1, 2, 3, 4, 5]


def test_the_time_of_the_modules_is_the_time_of_the_course(real: Reading) -> None:
    for each in real.catalogue.courses:
        assert sum(module.minutes for module in each.modules) == each.hours * 60


def test_every_bank_mixes_kinds_and_feeds_back_each_option(real: Reading) -> None:
    drawn = {
        module: 8 if each.code >= "C13" else 6 for each in real.catalogue.courses for module in each.modules
    }
    for module in modules(real):
        assert {type(question) for question in module.questions} >= {SingleChoice, MultipleChoice, Ordering}
        assert module.draw >= drawn[module]
        for question in module.questions:
            assert question.hint_html
            if isinstance(question, SingleChoice | MultipleChoice):
                assert all(option.feedback_html for option in question.options)


def test_the_beginner_course_asks_in_every_way(real: Reading) -> None:
    beginner = course(real, "digitall-debutant")

    assert {question.kind for module in beginner.modules for question in module.questions} == set(KINDS)


def test_ids_are_unique_in_the_whole_curriculum_of_a_course(real: Reading) -> None:
    for each in real.catalogue.courses:
        ids = [question.id for module in each.modules for question in module.questions]
        assert len(ids) == len(set(ids))


@pytest.mark.parametrize("word", ["faux", "échec", "échoué", "raté", "perdu !", "mauvaise réponse"])
def test_no_text_discourages(real: Reading, word: str) -> None:
    assert [text for module in modules(real) for text in texts(module) if word in text.lower()] == []


def test_readers_get_french_spaces_and_apostrophes(real: Reading) -> None:
    for module in modules(real):
        for text in texts(module):
            assert not [sign for sign in BROKEN_TYPOGRAPHY if sign in text], text


def test_answers_that_are_not_right_yet_are_met_kindly(real: Reading) -> None:
    for module in modules(real):
        for question in module.questions:
            if isinstance(question, SingleChoice):
                for option in question.options:
                    beginning = "Oui" if option.id == question.right else "Pas encore"
                    assert option.feedback_html.startswith(f"{beginning}. "), (question.id, option.id)


def test_findings_read_as_file_line_sentence() -> None:
    assert str(Finding("premiers-pas/course.toml", 3, "Do this.")) == "premiers-pas/course.toml:3: Do this."
