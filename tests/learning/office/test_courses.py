"""The exercises on documents of our courses: what does as asked passes, what one begins with does not."""

import pytest

from lms.catalogue import queries as catalogue
from lms.catalogue.practice import OFFICE, Exercise
from lms.config import ROOT
from lms.learning.grading.office import verdict
from lms.sandbox.graders.office import facts_of
from starters.made import COPIES, STARTERS
from tests.learning.office.good import GOOD

WITHOUT = {("demarches-en-ligne", "lire-puis-signer")}  # a signed PDF: a person looks at it
FAST = [
    ("digitall-intermediaire", "mettre-en-forme-un-brouillon"),
    ("digitall-avance", "interroger-une-liste"),
]  # the others, and all of them by LibreOffice, are in tests/outside


def exercises() -> dict[tuple[str, str], Exercise]:
    return {
        (course.slug, exercise.slug): exercise
        for course in catalogue.courses()
        for module in course.modules
        for exercise in module.exercises
        if exercise.kind in OFFICE
    }


@pytest.mark.usefixtures("app")
def test_every_exercise_on_documents_is_graded_and_proven() -> None:
    found = exercises()

    assert {name for name, exercise in found.items() if not exercise.checks} == WITHOUT
    assert set(GOOD) == set(found) - WITHOUT


@pytest.mark.usefixtures("app")
@pytest.mark.parametrize("name", FAST, ids=lambda name: str(name[1]))
def test_what_does_as_asked_passes(name: tuple[str, str]) -> None:
    exercise = exercises()[name]

    told = verdict(exercise.kind, exercise.checks, facts_of(GOOD[name]()))

    assert told.done, [one.says for one in told.criteria if not one.met]
    assert not told.first
    assert told.works


@pytest.mark.usefixtures("app")
def test_the_file_one_begins_with_is_not_done_yet() -> None:
    by_file = {exercise.starter: exercise for exercise in exercises().values() if exercise.starter}
    assert set(COPIES) == set(by_file)

    for name in ("brouillon-a-mettre-en-forme.docx", "prets.ods"):
        exercise = by_file[name]
        told = verdict(exercise.kind, exercise.checks, facts_of(COPIES[name]()))
        assert not told.done
        assert told.met < len(told.criteria) / 2
        assert told.first


def test_the_start_files_of_the_courses_are_as_the_script_makes_them() -> None:
    for place, make in STARTERS.items():
        assert (ROOT / "courses" / place).read_bytes() == make(), f"run script/starters: {place}"
        assert len(make()) < 10_000
