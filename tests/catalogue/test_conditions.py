"""What a module asks for, and which competences it works on: declared, with sensible defaults."""

import json
from pathlib import Path

import pytest

from lms.catalogue.loading import load
from lms.catalogue.reading import read
from lms.catalogue.values import Module, ModuleCompletion
from tests.catalogue.small_course import MODULE, ROLE_PLAY, Plant


@pytest.fixture
def watched(courses: Path) -> Path:
    """The small course, with a checklist in its module."""
    folder = courses / MODULE / "exercises" / "01-ecouter"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text(ROLE_PLAY, "utf-8")
    (folder / "statement.md").write_text("Écoutez votre voisin.\n", "utf-8")
    return courses


def the_module(courses: Path) -> Module:
    (module,) = load(courses).courses[0].modules
    return module


def test_a_module_asks_for_its_mark_and_for_its_checklists_where_it_has_some(watched: Path) -> None:
    module = the_module(watched)
    assert module.completion == ModuleCompletion(mark=True, observed=True)
    assert [exercise.slug for exercise in module.observed_exercises] == ["ecouter"]


def test_a_module_without_checklist_asks_for_its_mark_alone(courses: Path) -> None:
    assert the_module(courses).completion == ModuleCompletion(mark=True, observed=False)


def test_a_module_says_otherwise(watched: Path, plant: Plant) -> None:
    plant("lesson.md", "minutes: 240", "minutes: 240\ncompletion: {mark: false}")
    assert the_module(watched).completion == ModuleCompletion(mark=False, observed=True)


def test_a_course_says_otherwise_for_all_and_a_module_has_the_last_word(watched: Path, plant: Plant) -> None:
    plant("course.toml", "trainer_check = true", "trainer_check = true\nobserved = false")
    assert not the_module(watched).completion.observed
    plant("lesson.md", "minutes: 240", "minutes: 240\ncompletion: {observed: true}")
    assert the_module(watched).completion.observed


def test_a_module_names_its_own_competences_else_those_of_its_course(courses: Path, plant: Plant) -> None:
    assert the_module(courses).digcomp == ("2.1",)
    plant("lesson.md", 'digcomp: ["2.1"]\n', "digcomp: [4.1, 1.3]\n")
    assert the_module(courses).digcomp == ("4.1", "1.3")
    plant("lesson.md", "digcomp: [4.1, 1.3]\n", "")
    assert the_module(courses).digcomp == ("1.1", "1.3", "2.1", "4.1")


NONE = "Write a competence of DigComp 2.2, from 1.1 to 5.4: “1.4” is none."
FAULTS = [
    ("completion: {observed: true}", "Write an exercise with a “checklist:”, or take out “observed: true”."),
    (
        "completion: {mark: false}",
        "Ask for one thing at least: “mark: true”, or an exercise with a “checklist:”.",
    ),
    ("completion: {marks: true}", "“marks” is not known here. Did you mean “mark”?"),
]


@pytest.mark.parametrize(("line", "sentence"), FAULTS)
def test_what_cannot_be_is_told_by_line(courses: Path, plant: Plant, line: str, sentence: str) -> None:
    place = plant("lesson.md", "minutes: 240", f"{line}\nminutes: 240")
    assert f"{place}: {sentence}" in {str(fault) for fault in read(courses).faults}


@pytest.mark.parametrize(
    ("own", "sentence"), [("1.4", NONE), ("5.4", "Add “5.4” to digcomp in course.toml too.")]
)
def test_a_competence_that_is_none_or_not_the_courses_is_told_by_line(
    courses: Path, plant: Plant, own: str, sentence: str
) -> None:
    place = plant("lesson.md", 'digcomp: ["2.1"]', f'digcomp: ["2.1", "{own}"]')
    assert f"{place}: {sentence}" in {str(fault) for fault in read(courses).faults}


def test_a_course_names_only_competences_there_are(courses: Path, plant: Plant) -> None:
    place = plant("course.toml", 'digcomp = ["1.1", "1.3"', 'digcomp = ["1.1", "1.4"')
    assert f"{place}: {NONE}" in {str(fault) for fault in read(courses).faults}


@pytest.mark.parametrize("asked", ['["C01", "C12 or C13"]', "[]"])
def test_a_course_asks_for_courses_all_of_them_or_one_of_two(courses: Path, plant: Plant, asked: str) -> None:
    plant("course.toml", "prerequisites = []", f"prerequisites = {asked}")
    assert list(load(courses).courses[0].prerequisites) == json.loads(asked)
