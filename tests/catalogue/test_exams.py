"""The mock exam of a course: read with its items, each mistake told by line with what to write."""

from pathlib import Path

import pytest

from lms.catalogue.keeping import restore, write_down
from lms.catalogue.reading import Reading, read

EXAM = """\
title: Examen blanc
minutes: 45
pass_mark: 75
attempts: 2
areas:
  - id: lire
    title: Lire
    draw: 2
    items:
      - modules: [creer-et-lire-un-e-mail]
        tags: [repondre]
  - id: ecrire
    title: Écrire
    draw: 1
    items:
      - course: C02
        tags: [adresse]
"""
PLACE = "digitall-debutant/exam.yaml"


@pytest.fixture
def exam(courses: Path) -> Path:
    """The file of an exam without fault."""
    file = courses / PLACE
    file.write_text(EXAM, "utf-8")
    return file


def test_an_exam_takes_its_items_by_course_module_and_tag(courses: Path, exam: Path) -> None:
    reading = read(courses)
    assert not reading.faults
    (course,) = reading.catalogue.courses
    assert course.exam is not None
    assert (course.exam.minutes, course.exam.pass_mark, course.exam.attempts, course.exam.size) == (
        45,
        75,
        2,
        3,
    )
    for area, tag in zip(course.exam.areas, ("repondre", "adresse"), strict=True):
        tagged = [question.id for question in course.modules[0].questions if tag in question.tags]
        assert [item.question for item in area.items] == tagged
        assert {(item.course, item.module) for item in area.items} == {(course.slug, course.modules[0].slug)}


def test_a_course_without_the_file_has_no_exam(courses: Path) -> None:
    assert read(courses).catalogue.courses[0].exam is None


def test_its_version_changes_with_it_and_with_the_banks_it_draws_from(courses: Path, exam: Path) -> None:
    def version() -> str:
        found = read(courses).catalogue.courses[0].exam
        assert found is not None
        return found.version

    first = version()
    assert version() == first
    exam.write_text(EXAM.replace("minutes: 45", "minutes: 50"), "utf-8")
    assert version() != first
    exam.write_text(EXAM, "utf-8")
    bank = next(courses.rglob("questions.yaml"))
    bank.write_text(bank.read_text("utf-8").replace("Répondre", "Répliquer"), "utf-8")
    assert version() != first


def area_size(courses: Path) -> int:
    """How many items the first area of the exam has."""
    found = read(courses).catalogue.courses[0].exam
    assert found is not None
    return len(found.areas[0].items)


FAULTS = [
    ("minutes: 45", "minutes: 3", "Write at least 5 for “minutes”."),
    ("minutes: 45", "minuts: 45", "“minuts” is not known here. Did you mean “minutes”?"),
    ("pass_mark: 75", "pass_mark: 101", "Write at most 100 for “pass_mark”."),
    ("attempts: 2", "attempts: two", "Write “attempts” as a whole number, without quotes."),
    ("    draw: 2", "    draw: 90", "Draw at most %n here: there are no more items in this area."),
    ("course: C02", "course: C09", "Write “course:” as one of C02."),
    (
        "[creer-et-lire-un-e-mail]",
        "[creer-et-lire-un-email]",
        "The course C02 has no module “creer-et-lire-un-email”. Did you mean “creer-et-lire-un-e-mail”?",
    ),
    ("[repondre]", "[repondr]", "No question here has the tag “repondr”. Did you mean “repondre”?"),
    ("id: ecrire", "id: lire", "Change this id: another area has the same."),
]


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS)
def test_a_mistake_is_told_where_it_is(courses: Path, exam: Path, old: str, new: str, sentence: str) -> None:
    size = area_size(courses)
    exam.write_text(EXAM.replace(old, new, 1), "utf-8")
    line = EXAM[: EXAM.index(old)].count("\n") + 1
    faults = [fault for fault in read(courses).faults if fault.file == PLACE]
    assert sentence.replace("%n", str(size)) in [fault.sentence for fault in faults if fault.line == line]


def test_what_is_no_yaml_is_told_and_the_course_is_read_all_the_same(courses: Path, exam: Path) -> None:
    exam.write_text(EXAM.replace("title: Examen blanc", "title: 'Examen"), "utf-8")
    reading = read(courses)
    assert [fault.file for fault in reading.faults] == [PLACE]
    assert reading.catalogue.courses[0].exam is None


def test_an_item_in_two_areas_is_a_fault(courses: Path, exam: Path) -> None:
    exam.write_text(EXAM.replace("tags: [adresse]", "tags: [adresse, repondre]"), "utf-8")
    [fault] = [fault for fault in read(courses).faults if fault.file == PLACE]
    assert (fault.line, "in one area: “lire” has it too." in fault.sentence) == (16, True)


def test_too_few_items_for_a_fresh_draw_is_advice(courses: Path, exam: Path) -> None:
    size = area_size(courses)
    exam.write_text(EXAM.replace("    draw: 2", f"    draw: {size}"), "utf-8")
    reading = read(courses)
    assert not reading.faults
    [advice] = [each for each in reading.advice if each.file == PLACE]
    assert (advice.line, f"wants {2 * size}." in advice.sentence) == (8, True)


def test_the_exam_of_the_advanced_course_asks_36_questions_in_45_minutes(real: Reading) -> None:
    course = real.catalogue.course("digitall-avance")
    assert course is not None
    assert course.exam is not None
    exam = course.exam
    assert (exam.size, exam.minutes, exam.pass_mark, exam.attempts) == (36, 45, 75, 2)
    assert {item.course for area in exam.areas for item in area.items} == {
        "digitall-debutant",
        "digitall-intermediaire",
        "digitall-avance",
    }
    assert restore(write_down(real.catalogue)) == real.catalogue
