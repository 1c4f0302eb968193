"""A mistake in a course file is reported as file, line, and a sentence saying what to write instead."""

from pathlib import Path

import pytest

from lms.catalogue.faults import CourseErrors
from lms.catalogue.loading import load
from lms.catalogue.reading import read
from tests.catalogue.planted_faults import PLANTED
from tests.catalogue.small_course import MODULE, Plant


@pytest.mark.parametrize(("file", "old", "new", "below", "sentence"), PLANTED)
def test_a_planted_fault_is_reported_with_its_place_and_a_sentence(
    courses: Path, plant: Plant, file: str, old: str, new: str, below: int, sentence: str
) -> None:
    name, _, line = plant(file, old, new).rpartition(":")

    with pytest.raises(CourseErrors) as error:
        load(courses)

    assert f"{name}:{int(line) + below}: {sentence}" in str(error.value).splitlines()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("lesson.md", "Write this file: it holds the lesson."),
        ("questions.yaml", "Write this file: it holds the questions."),
        ("trainer.md", "Write this file: it holds the trainer's note."),
    ],
)
def test_a_missing_file_is_asked_for(courses: Path, name: str, sentence: str) -> None:
    (courses / MODULE / name).unlink()

    assert f"{MODULE}/{name}:1: {sentence}" in [str(fault) for fault in read(courses).faults]


def test_an_unclosed_component_is_reported_where_it_opens(courses: Path) -> None:
    lesson = courses / MODULE / "lesson.md"
    text = lesson.read_text("utf-8").rstrip().removesuffix(":::")
    lesson.write_text(text, "utf-8")
    line = text[: text.index("::: try")].count("\n") + 1

    assert f"{MODULE}/lesson.md:{line}: Close “::: try” with a line “:::”." in map(str, read(courses).faults)


def test_a_picture_without_words_is_refused(courses: Path, plant: Plant) -> None:
    lesson = (courses / MODULE / "lesson.md").read_text("utf-8")
    start = lesson.index("![Une boîte")
    place = plant("lesson.md", lesson[start : lesson.index("](boite.svg")], "![")

    sentence = "Say between the brackets what the drawing shows: ![…](boite.svg)."
    assert f"{place}: {sentence}" in map(str, read(courses).faults)


def test_accents_in_another_encoding_are_refused(courses: Path) -> None:
    lesson = courses / MODULE / "lesson.md"
    lesson.write_bytes(lesson.read_text("utf-8").encode("cp1252", "replace"))

    faults = [str(fault) for fault in read(courses).faults]

    assert f"{MODULE}/lesson.md:1: Save this file again as UTF-8: its accents cannot be read." in faults


def test_a_file_that_is_far_too_large_is_refused_before_it_is_read(courses: Path) -> None:
    (courses / MODULE / "trainer.md").write_text("a" * 300_000, "utf-8")

    sentence = "Cut this file into several modules: it is larger than 256 kB."
    assert f"{MODULE}/trainer.md:1: {sentence}" in map(str, read(courses).faults)


def test_all_faults_are_listed_at_once(courses: Path, plant: Plant) -> None:
    plant("lesson.md", "minutes: 240", "minutes: long")
    plant("questions.yaml", "kind: single", "kind: choice")
    plant("questions.yaml", "kind: ordering", "kind: sorting")
    plant("adresse.svg", "<path d=", "<image/><path d=")

    assert {fault.file.rpartition("/")[2] for fault in read(courses).faults} == {
        "lesson.md",
        "questions.yaml",
        "adresse.svg",
    }
    assert len(read(courses).faults) == 4


def test_two_courses_may_not_share_a_code(courses: Path) -> None:
    (courses / "digitall-debutant").rename(courses / "autre")
    twin = courses / "encore"
    twin.mkdir()
    (twin / "course.toml").write_text((courses / "autre/course.toml").read_text("utf-8"), "utf-8")

    assert "encore/course.toml:1: Change the code: the course “autre” has C02 too." in map(
        str, read(courses).faults
    )


def test_a_link_out_of_the_folder_is_not_followed(courses: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.md"
    secret.write_text("hors du dossier", "utf-8")
    trainer = courses / MODULE / "trainer.md"
    trainer.unlink()
    trainer.symlink_to(secret)

    reading = read(courses)

    assert [fault.file for fault in reading.faults] == [f"{MODULE}/trainer.md"]
    assert "hors du dossier" not in repr(reading.catalogue)
