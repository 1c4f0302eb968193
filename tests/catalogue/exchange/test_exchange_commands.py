"""`flask courses import` and `flask courses export`, as an author types them."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from lms.catalogue.commands import group
from lms.catalogue.exchange import commands
from lms.catalogue.reading import read, read_course
from tests.catalogue.exchange.qti_samples import package
from tests.catalogue.exchange.samples import GIFT, MOODLE
from tests.catalogue.small_course import COURSES, MODULE

INTO = "digitall-debutant/creer-et-lire-un-e-mail"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(group, [str(word) for word in words])


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder of courses with one module, in French, that has no questions yet."""
    import shutil

    shutil.copytree(COURSES / MODULE, tmp_path / MODULE, ignore=shutil.ignore_patterns("*.en.*"))
    shutil.copy(COURSES / "digitall-debutant/course.toml", tmp_path / "digitall-debutant")
    (tmp_path / MODULE / "questions.yaml").unlink()
    return tmp_path


def file_of(tmp_path: Path, name: str, content: str | bytes) -> Path:
    path = tmp_path / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(("name", "content"), [("q.txt", GIFT), ("q.xml", MOODLE), ("q.zip", package())])
def test_what_is_brought_in_passes_the_check(
    courses: Path, tmp_path: Path, name: str, content: str | bytes
) -> None:
    done = run("import", file_of(tmp_path, name, content), "--into", INTO, "--courses", courses)

    assert done.exit_code == 0, done.output
    assert "questions written to" in done.output
    reading = read(courses)
    assert reading.faults == ()
    assert len(reading.catalogue.courses[0].modules[0].questions) >= 9


def test_what_stays_out_and_what_to_look_at_are_printed_by_line(courses: Path, tmp_path: Path) -> None:
    done = run("import", file_of(tmp_path, "q.txt", GIFT), "--into", INTO, "--courses", courses)

    assert "left out q.txt:41: Lettre: Elle demande un long texte" in done.output
    assert "look at  q.txt:4: repondre:" in done.output


def test_questions_that_are_there_are_never_written_over_silently(courses: Path, tmp_path: Path) -> None:
    bank = courses / MODULE / "questions.yaml"
    bank.write_text("draw: 1\n")
    file = file_of(tmp_path, "q.txt", GIFT)

    refused = run("import", file, "--into", INTO, "--courses", courses)
    assert refused.exit_code == 1
    assert "is there already" in refused.output
    assert bank.read_text() == "draw: 1\n"

    assert run("import", file, "--into", INTO, "--courses", courses, "--replace").exit_code == 0
    assert "repondre" in bank.read_text()


def test_a_translation_of_other_questions_is_pointed_at(courses: Path, tmp_path: Path) -> None:
    (courses / MODULE / "questions.en.yaml").write_text("questions: []\n")
    done = run("import", file_of(tmp_path, "q.txt", GIFT), "--into", INTO, "--courses", courses)
    assert "look at  questions.en.yaml: it translates other questions" in done.output


def test_a_drawing_that_is_there_stays(courses: Path, tmp_path: Path) -> None:
    drawing = courses / MODULE / "boite.svg"
    before = drawing.read_bytes()

    run("import", file_of(tmp_path, "q.zip", package()), "--into", INTO, "--courses", courses)

    assert drawing.read_bytes() == before
    assert (courses / MODULE / "boite-2.svg").exists()


@pytest.mark.parametrize("into", ["nulle-part/x", "digitall-debutant/x", "../x/y", "x", "/"])
def test_a_module_that_is_not_there_is_told(courses: Path, tmp_path: Path, into: str) -> None:
    done = run("import", file_of(tmp_path, "q.txt", GIFT), "--into", into, "--courses", courses)

    assert done.exit_code == 1
    assert "There is no module" in done.output


@pytest.mark.parametrize("content", ["Rien.", "<quiz>", package("v2p1")])
def test_a_file_without_questions_writes_nothing(
    courses: Path, tmp_path: Path, content: str | bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commands, "CONVERTER", "a-program-nobody-has")

    done = run("import", file_of(tmp_path, "q", content), "--into", INTO, "--courses", courses)

    assert done.exit_code == 1
    assert not (courses / MODULE / "questions.yaml").exists()


def test_qti_2_goes_through_the_converter_where_it_is_installed(
    courses: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "newer.zip").write_bytes(package())
    program = tmp_path / "qti-convert-pkg"
    program.write_text(f"#!/bin/sh\ntest -s package.zip && cp {tmp_path / 'newer.zip'} package-qti3.zip\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")

    done = run("import", file_of(tmp_path, "q.zip", package("v2p1")), "--into", INTO, "--courses", courses)

    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("form", ["gift", "moodle-xml"])
def test_a_module_taken_away_comes_back(courses: Path, tmp_path: Path, form: str) -> None:
    file = tmp_path / "taken"
    taken = run("export", INTO, "--format", form, "--output", file)
    assert taken.exit_code == 0, taken.output

    back = run("import", file, "--into", INTO, "--courses", courses)

    assert back.exit_code == 0, back.output
    course = read_course(COURSES, "digitall-debutant")
    module = course and course.module("creer-et-lire-un-e-mail")
    assert module
    gone = {line.split()[2].rstrip(":") for line in taken.output.splitlines() if line.startswith("left out")}
    came = {question.id for question in read(courses).catalogue.courses[0].modules[0].questions}
    assert {question.id for question in module.questions} <= came | gone


def test_a_course_that_is_not_there_is_told(courses: Path) -> None:
    assert run("export", "nulle-part", "--format", "gift").exit_code == 1
    assert run("export", "digitall-debutant/nulle-part", "--format", "gift").exit_code == 1
