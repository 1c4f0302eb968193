"""Exercises beside their French: read whole, checked against it, shown as far as they go."""

from pathlib import Path

import pytest

from lms.catalogue.keeping import restore, write_down
from lms.catalogue.loading import load
from lms.catalogue.practice import Exercise
from lms.catalogue.reading import read
from lms.catalogue.translating import catalogue_in
from tests.catalogue.small_course import MODULE

FRENCH = """\
kind: role-play
title: Écouter
minutes: 20
hints: ["Laissez finir."]
checklist:
  - {id: ecoute, text: "Écoute jusqu'au bout."}
  - {id: question, text: "Pose une question."}
  - {id: merci, text: "Dit merci."}
"""
ENGLISH = """\
title: Listening
hints: ["Let them finish."]
checklist:
  - {id: ecoute, text: "Listens to the end."}
  - {id: question, text: "Asks a question."}
  - {id: merci, text: "Says thank you."}
"""


@pytest.fixture
def exercise(courses: Path) -> Path:
    """The folder of an exercise in French and in English."""
    folder = courses / MODULE / "exercises/01-ecouter"
    folder.mkdir(parents=True)
    for name, text in (
        ("exercise.yaml", FRENCH),
        ("statement.md", "Jouez la scène.\n"),
        ("exercise.en.yaml", ENGLISH),
        ("statement.en.md", "Play the «scène» (scene).\n"),
    ):
        (folder / name).write_text(text, "utf-8")
    return folder


def in_language(courses: Path, language: str) -> Exercise:
    (course,) = catalogue_in(load(courses), language).courses
    (found,) = course.modules[0].exercises
    return found


def told(courses: Path, folder: Path) -> list[str]:
    reading = read(courses)
    place = f"{folder.relative_to(courses)}/"
    return [str(finding).removeprefix(place) for finding in (*reading.faults, *reading.advice)]


def test_an_exercise_is_shown_in_the_languages_it_is_written_in(courses: Path, exercise: Path) -> None:
    english, arabic = in_language(courses, "en"), in_language(courses, "ar")

    assert (english.language, english.title, english.hints) == ("en", "Listening", ("Let them finish.",))
    assert english.statement_html == '<p>Play the <span lang="fr">«scène»</span> (scene).</p>\n'
    assert english.checklist[1].text == "Asks a question."
    assert (english.slug, english.kind, english.minutes) == (arabic.slug, arabic.kind, arabic.minutes)
    assert (arabic.language, arabic.title) == ("fr", "Écouter")


def test_an_exercise_may_be_translated_before_the_rest_of_its_module(courses: Path, exercise: Path) -> None:
    other = exercise.with_name("02-parler")
    other.mkdir()
    for name in ("exercise.yaml", "statement.md"):
        (other / name).write_text((exercise / name).read_text("utf-8"), "utf-8")
    assert [line for line in told(courses, exercise) if ".en." in line] == []

    (other / "scenario.en.yaml").write_text("state: {}\n", "utf-8")
    sentence = "Write this file too: until then, this part is shown in French."
    assert [line for line in told(courses, other) if ".en." in line] == [
        f"exercise.en.yaml:1: {sentence}",
        f"statement.en.md:1: {sentence}",
    ]


@pytest.mark.parametrize("absent", ["exercise.en.yaml", "statement.en.md"])
def test_an_exercise_half_translated_stays_french(courses: Path, exercise: Path, absent: str) -> None:
    (exercise / absent).unlink()

    assert in_language(courses, "en").language == "fr"
    sentence = "Write this file too: until then, this part is shown in French."
    assert f"{absent}:1: {sentence}" in told(courses, exercise)


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('["Let them finish."]', '["Let them", "finish."]', "2: Write the 1 hints of exercise.yaml"),
        ("{id: merci", "{id: thanks", "3: Write the ids of “checklist” as in exercise.yaml: ecoute, "),
        ("title: Listening", "title: Listening\nkind: mail", "2: “kind” is not known here."),
    ],
)
def test_a_fault_in_a_translated_exercise_is_told_by_line(
    courses: Path, exercise: Path, old: str, new: str, fault: str
) -> None:
    (exercise / "exercise.en.yaml").write_text(ENGLISH.replace(old, new), "utf-8")

    found = told(courses, exercise)
    assert any(line.startswith(f"exercise.en.yaml:{fault}") for line in found), found


def test_a_language_nobody_speaks_here_is_refused(courses: Path, exercise: Path) -> None:
    (exercise / "statement.xx.md").write_text("Spielen Sie.\n", "utf-8")

    assert "statement.xx.md:1: Name the file with a language we speak: en, ar." in told(courses, exercise)


def test_a_long_sentence_of_a_translated_exercise_is_told(courses: Path, exercise: Path) -> None:
    (exercise / "statement.en.md").write_text("Play" + " and play" * 6 + ".\n", "utf-8")

    assert any(line.startswith("statement.en.md:1: Cut this sentence") for line in told(courses, exercise))


def test_a_translated_exercise_is_kept(courses: Path, exercise: Path) -> None:
    catalogue = load(courses)

    assert catalogue.courses[0].modules[0].translations[0].exercises
    assert restore(write_down(catalogue)) == catalogue
