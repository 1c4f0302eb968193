"""The curriculum measured module by module: whole, readable, nothing said twice."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from lms.catalogue import quality
from lms.catalogue.commands import group
from lms.catalogue.quality import Measures, lacking, measured, words_a_sentence
from lms.catalogue.quality_table import HEADINGS, lines
from lms.catalogue.reading import Reading, read
from lms.catalogue.values import Catalogue, Course, Module
from tests.catalogue.small_course import MODULE

WHOLE = Measures("C02", "un", 400, 8, 5.0, 2, 8, 1, 12, 6, 3, 3, 0.02, 0.02)


def test_no_module_of_the_curriculum_lacks_anything(real: Reading) -> None:
    rows = measured(real.catalogue)
    print(*lines([measures for _course, _module, measures in rows]), sep="\n")  # noqa: T201  # shown when it fails

    lacks = {
        (course.code, module.slug): found
        for course, module, measures in rows
        if (found := list(lacking(course, module, measures)))
    }

    assert lacks == {}


@pytest.fixture
def one(courses: Path) -> tuple[Course, Module]:
    """A module that lacks nothing, and its course."""
    course = read(courses).catalogue.courses[0]
    return course, course.modules[0]


def lacks(course: Course, *modules: Module) -> list[str]:
    catalogue = Catalogue((replace(course, modules=modules),))
    return [sentence for c, m, measures in measured(catalogue)[:1] for sentence in lacking(c, m, measures)]


def test_a_whole_module_lacks_nothing(one: tuple[Course, Module]) -> None:
    assert lacks(*one) == []


def test_an_empty_module_lacks_everything(one: tuple[Course, Module]) -> None:
    course, module = one
    empty = replace(module, lesson_html=Markup(), trainer_html=Markup(), figures=(), words=(), questions=())

    assert lacks(course, empty) == [
        "Write 200 to 700 words in the lesson: here are 0.",
        "Write 5 to 12 steps: here are 0.",
        "Write 5 to 10 words explained: here are 0.",
        "Add drawings: at least 1 wanted, here are 0.",
        "Add parts “::: try”: at least 1 wanted, here are 0.",
        "Add questions in the bank: at least 10 wanted, here are 0.",
        "Add kinds of question: at least 3 wanted, here are 0.",
        "Say when things happen in the trainer's note.",
        "Say what is usually difficult in the trainer's note.",
        "Say what volunteers do in the trainer's note.",
    ]


def test_a_module_that_repeats_another_is_told(one: tuple[Course, Module]) -> None:
    course, module = one

    assert lacks(course, module, replace(module, slug="encore")) == [
        "Write the lesson afresh: 100% stands in another module.",
        "Write the questions afresh: 100% stands in another module.",
    ]


def test_long_sentences_are_told(one: tuple[Course, Module]) -> None:
    course, module = one
    said = "Un deux trois quatre cinq six sept huit neuf dix. " * 3

    assert words_a_sentence(said) == 10
    measures = replace(WHOLE, sentence=9.5)
    assert list(lacking(course, module, measures)) == [
        "Cut the sentences of the lesson: 9.5 words on average."
    ]


@pytest.mark.parametrize(
    ("code", "draw", "told"), [("C02", 6, 0), ("C02", 5, 1), ("C13", 6, 1), ("C15", 8, 0), ("C16", 6, 0)]
)
def test_courses_of_code_ask_more_questions(
    one: tuple[Course, Module], code: str, draw: int, told: int
) -> None:
    course, module = one
    measures = replace(WHOLE, draw=draw)

    assert len(list(lacking(replace(course, code=code), module, measures))) == told


def test_a_heavy_lesson_is_told(one: tuple[Course, Module]) -> None:
    course, module = one

    assert lacks(course, replace(module, weight=9_000)) == [
        "Lighten the lesson: it weighs 9000 bytes, 8000 is enough."
    ]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=6))
def test_words_a_sentence_is_their_mean(lengths: list[int]) -> None:
    text = " ".join(" ".join(["mot"] * length) + "." for length in lengths)
    assert words_a_sentence(text) == pytest.approx(sum(lengths) / len(lengths))


@given(st.lists(st.frozensets(st.integers(0, 9).map(lambda n: (str(n),)), max_size=6), max_size=5))
def test_what_is_shared_is_the_largest_share_of_one_other(texts: list[frozenset[tuple[str, ...]]]) -> None:
    for number, share in enumerate(quality._shared(texts)):
        others = texts[:number] + texts[number + 1 :]
        most = max((len(texts[number] & other) for other in others), default=0)
        assert share == most / max(1, len(texts[number]))


def test_the_table_has_a_heading_for_each_measure() -> None:
    printed = list(lines([WHOLE]))
    assert len(HEADINGS) == len(Measures.__slots__)
    assert printed[1].split() == [
        "C02",
        "un",
        "400",
        "8",
        "5.0",
        "2",
        "8",
        "1",
        "12",
        "6",
        "3",
        "3",
        "2%",
        "2%",
    ]
    assert printed[-1] == "1 modules, 12 questions."


def test_the_command_prints_the_table_and_what_is_lacking(courses: Path) -> None:
    good = CliRunner().invoke(group, ["table", str(courses)])
    assert good.exit_code == 0
    assert "creer-et-lire-un-e-mail" in good.output

    shutil.copytree(courses / MODULE, courses / "digitall-debutant/modules/05-encore")
    bad = CliRunner().invoke(group, ["table", str(courses)])
    assert bad.exit_code == 1
    assert "better digitall-debutant 1: Write the lesson afresh: 100% stands in another module." in bad.output
