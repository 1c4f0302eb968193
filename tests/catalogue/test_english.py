"""C01 and C02 in English: whole, in plain kind English, and what stays French marked as French."""

import html
import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from lms.catalogue import rules
from lms.catalogue.practice import Exercise
from lms.catalogue.reading import Reading
from lms.catalogue.translating import catalogue_in
from lms.catalogue.values import Course, Module, SingleChoice
from lms.i18n.typography import marking_french

TRANSLATED = ("C01", "C02")
NOT_WORDS = {"id", "slug", "version", "code", "name", "svg", "language", "trainer_language", "answers"} | {
    "choices", "right", "category", "kind", "level", "digcomp", "translations", "units", "tags", "plan",
    "written", "logs", "worlds",
}  # fmt: skip
"""Parts of a course nobody reads: `choices` of a gap are kept in French, and shown by its `labels`."""
TAG = re.compile(r"<[^>]+>")
KEPT_FRENCH = re.compile(r"«[^»]*»|<svg.*?</svg>|<(code|kbd)>.*?</\1>", re.DOTALL)
_SMALL_WORDS = """le la les un une des du est et ou où vous votre vos pas avec pour dans sur sous qui que quoi
ce cette oui encore je il elle nous mais au aux en ne se sa son ses de"""
FRENCH = frozenset(_SMALL_WORDS.split())
NAMES = re.compile(r"rue d\w+ [A-ZÉ][\wé]+|(Banque|Résidence) des \w+|Le Potager|Revenu fiscal de référence")
"""Proper names, and a line of a paper, that are French wherever they are read."""
WORLD_WORDS = {"text", "subject", "title", "says"}
"""Parts of a practice world that are read; names of files and of people are in no language."""
WRITTEN_IN_FRENCH = {"une-phrase-sur-soi", "les-accents", "copier-et-coller", "aller-a-la-bonne-adresse"}
"""Exercises whose matter is French: accents and sentences to copy, a site of a town in France."""
UNKIND = ("wrong", "fail", "incorrect", "mistake", "bad answer", "error")


def said(value: Any, inside: str = "") -> Iterator[str]:
    """Every text people read in a value, HTML as it stands."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | frozenset):
        for part in value:
            yield from said(part)
    elif is_dataclass(value):
        for part in fields(value):
            if part.name not in NOT_WORDS:
                yield from said(getattr(value, part.name))


def english_of(text: str) -> str:
    """A text without its HTML and without what is meant to be French."""
    return html.unescape(TAG.sub(" ", KEPT_FRENCH.sub(" ", text)))


def french_in(text: str) -> list[str]:
    """Small French words in a text, beside what is meant to be French."""
    return [word for word in re.findall(r"[^\W\d_]+", english_of(text).lower()) if word in FRENCH]


def worlds(reading: Reading) -> list[tuple[Module, Exercise]]:
    """Every exercise in a practice world, as who reads English sees it."""
    found = [
        (module, one)
        for course in catalogue_in(reading.catalogue, "en").courses
        for module in course.modules
        for one in module.exercises
    ]
    return [(module, one) for module, one in found if one.simulation]


def words_of(value: Any, name: str = "") -> Iterator[str]:
    """What people read in the state of a practice world."""
    if isinstance(value, str):
        yield from [value] if name in WORLD_WORDS else []
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from words_of(part, key)
    elif isinstance(value, list):
        for part in value:
            yield from words_of(part, name)


def told(exercise: Exercise) -> list[str]:
    """All the words of an exercise in a practice world."""
    assert exercise.simulation
    goals = [text for goal in exercise.simulation.goals for text in (goal.says, goal.hint)]
    state = words_of(exercise.simulation.scenario["state"])
    return [exercise.title, exercise.statement_html, *exercise.hints, *goals, *state]


@pytest.fixture(scope="module")
def english(real: Reading) -> list[Course]:
    """The translated courses, as who reads English sees them."""
    found = [course for course in catalogue_in(real.catalogue, "en").courses if course.code in TRANSLATED]
    assert len(found) == len(TRANSLATED)
    return found


def modules(courses: list[Course]) -> list[Module]:
    return [module for course in courses for module in course.modules]


def test_nothing_of_these_courses_is_shown_in_french(english: list[Course]) -> None:
    assert {course.language for course in english} == {"en"}
    for module in modules(english):
        assert (module.language, module.trainer_language) == ("en", "en"), module.slug
        assert [question.id for question in module.questions if question.language != "en"] == []
        assert [exercise.slug for exercise in module.exercises if exercise.language != "en"] == []


def test_no_french_words_are_left_by_accident(english: list[Course]) -> None:
    left = [(text, words) for course in english for text in said(course) if (words := french_in(text))]

    assert left == []


def test_every_practice_world_is_in_plain_kind_english(real: Reading) -> None:
    assert len(worlds(real)) >= 51
    for module, exercise in worlds(real):
        assert exercise.simulation
        assert (exercise.language, exercise.simulation.language) == ("en", "en"), exercise.slug
        french = [text for text in told(exercise) if french_in(NAMES.sub(" ", text))]
        assert french == [] or exercise.slug in WRITTEN_IN_FRENCH, (module.slug, exercise.slug)
        unkind = [text for text in told(exercise) if any(word in text.lower() for word in UNKIND)]
        assert unkind == [], exercise.slug


def test_french_left_by_accident_would_be_seen(real: Reading) -> None:
    found = [course for course in real.catalogue.courses if course.code in TRANSLATED]

    for module in modules(found):
        assert french_in(module.lesson_html)
        assert french_in(module.trainer_html)
        seen = [question for question in module.questions if any(map(french_in, said(question)))]
        assert seen == list(module.questions)
        for exercise in module.exercises:
            assert exercise.simulation is None or [text for text in told(exercise) if french_in(text)]


def test_the_english_is_kind(english: list[Course]) -> None:
    texts = [text.lower() for course in english for text in said(course)]

    assert [(text, word) for text in texts for word in UNKIND if word in text] == []


def test_an_answer_that_is_not_right_yet_is_met_kindly(english: list[Course]) -> None:
    for module in modules(english):
        for question in module.questions:
            if isinstance(question, SingleChoice):
                for option in question.options:
                    beginning = "Yes. " if option.id == question.right else "Not yet. "
                    assert option.feedback_html.startswith(beginning), (question.id, option.id)


def test_the_right_option_does_not_stand_out_by_its_length(english: list[Course]) -> None:
    for module in modules(english):
        longest = [
            rules.longest_is_right([(len(o.html.striptags()), o.id == q.right) for o in q.options])
            for q in module.questions
            if isinstance(q, SingleChoice)
        ]
        assert rules.habit(longest) is not True, module.slug


def test_readers_get_english_apostrophes_and_quotes(english: list[Course]) -> None:
    for text in (text for course in english for text in said(course)):
        assert not [sign for sign in ("'", '"', "«", "»", " ?", " !") if sign in english_of(text)], text


def test_french_words_in_english_say_their_language_to_a_voice(english: list[Course]) -> None:
    marked = '<span lang="fr">«Envoyer»</span> (Send)'
    (mail,) = (module for module in modules(english) if module.slug == "creer-et-lire-un-e-mail")

    assert marked in mail.lesson_html
    assert marked in str(mail.questions)
    assert marking_french("«Envoyer» (Send)", "en") == marked
    assert marking_french("« Envoyer »", "fr") == "« Envoyer »"
    assert marking_french("«إرسال»", "ar") == "«إرسال»"
