"""The guide for authors: what it shows can be copied and passes the check."""

import re
from pathlib import Path

import pytest

from lms.catalogue.components import COMPONENTS
from lms.catalogue.kinds import KINDS
from lms.catalogue.practice import KINDS as PRACTICE
from lms.catalogue.reading import read
from lms.catalogue.simulators.proving import unproved
from tests.catalogue.small_course import MODULE
from tests.guide import GUIDE, examples


def test_the_examples_make_a_course_without_fault(courses: Path) -> None:
    (settings,), (questions,), lesson = examples("toml"), examples("yaml"), "".join(examples("markdown"))
    (courses / "digitall-debutant/course.toml").write_text(settings, "utf-8")
    (courses / MODULE / "questions.yaml").write_text(questions.replace("draw: 6", "draw: 2"), "utf-8")
    (courses / MODULE / "lesson.md").write_text(f"{lesson}\n![Une adresse.](adresse.svg)\n", "utf-8")

    reading = read(courses)

    assert reading.faults == ()
    assert len(reading.catalogue.courses[0].modules[0].words) == 2


def test_the_examples_of_settings_exercises_and_translations_have_no_fault(courses: Path) -> None:
    settings, code, watched, translated = (
        next(text for text in examples("yml") if re.search(rf"^{word}:", text, re.MULTILINE))
        for word in ("policy", "tests", "checklist", "questions")
    )
    module = courses / MODULE
    (questions,) = examples("yaml")
    (module / "questions.yaml").write_text(settings + questions.replace("draw: 6", "draw: 2"), "utf-8")
    (module / "questions.en.yaml").write_text(translated, "utf-8")
    for name, text in (("01-bonjour", code), ("02-ecouter", watched)):
        folder = module / "exercises" / name
        folder.mkdir(parents=True)
        (folder / "exercise.yaml").write_text(text, "utf-8")
        for file in ("statement.md", "starter.py", "reference.py", "wrong-oubli.py"):
            (folder / file).write_text("un = 1\n", "utf-8")

    reading = read(courses)

    assert reading.faults == ()
    (read_module,) = reading.catalogue.courses[0].modules
    assert read_module.policy.attempts == 2
    assert [len(exercise.checklist) for exercise in read_module.exercises] == [0, 3]
    assert [question.id for question in read_module.translations[0].questions] == ["repondre-a-claire"]


def test_the_example_of_a_scenario_holds_in_both_languages(courses: Path) -> None:
    french, english = (text for text in examples("yml") if text.startswith("draws:"))
    wrong = next(text for text in examples("yml") if text.startswith("misses:"))
    good = "\n".join(line for line in wrong.splitlines() if not re.search("misses|mail.link", line))
    folder = courses / MODULE / "exercises/01-repondre"
    folder.mkdir(parents=True)
    for name, text in {
        "exercise.yaml": "kind: mail\ntitle: Répondre\nminutes: 5\n",
        "exercise.en.yaml": "title: Answer\n",
        "statement.md": "Répondez.\n",
        "statement.en.md": "Answer.\n",
        "scenario.yaml": french,
        "scenario.en.yaml": english,
        "good.yaml": good,
        "wrong-oubli.yaml": wrong,
    }.items():
        (folder / name).write_text(text, "utf-8")

    reading = read(courses)

    assert reading.faults == ()
    (course,) = reading.catalogue.courses
    (translated,) = course.modules[0].translations[0].exercises
    assert translated.simulation
    assert translated.simulation.goals[0].says == "Your answer is in “Sent”."
    assert list(unproved(course)) == []


@pytest.mark.parametrize("kind", PRACTICE)
def test_every_kind_of_exercise_is_explained(kind: str) -> None:
    assert f"`{kind}`" in GUIDE


def test_the_example_of_an_exam_passes_the_check(courses: Path) -> None:
    exam = next(text for text in examples("yml") if "areas:" in text)
    (courses / "digitall-debutant/exam.yaml").write_text(exam, "utf-8")

    reading = read(courses)

    assert reading.faults == ()
    assert reading.catalogue.courses[0].exam is not None


@pytest.mark.parametrize("name", [*KINDS, *COMPONENTS])
def test_every_kind_and_component_is_explained(name: str) -> None:
    assert f"`{name}`" in GUIDE
