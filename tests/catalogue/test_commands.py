"""`flask courses check`, as an author types it."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from lms.catalogue import reading
from lms.catalogue.commands import group
from lms.catalogue.reading import Reading
from tests.catalogue.small_course import COURSES, Plant


def test_the_courses_of_this_project_pass(real: Reading, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "read", {COURSES: real}.__getitem__)  # read once for all tests

    result = CliRunner().invoke(group, ["check"])

    assert result.exit_code == 0
    assert re.search(r"^\d+ courses, \d+ modules, \d+ questions: 0 faults", result.output, re.M)


def test_faults_are_printed_and_end_the_command_with_1(courses: Path, plant: Plant) -> None:
    place = plant("questions.yaml", "kind: single", "kind: choice")

    result = CliRunner().invoke(group, ["check", str(courses)])

    assert result.exit_code == 1
    assert f"fault  {place}: Write “kind:” as one of single, multiple, ordering," in result.output


def test_advice_alone_does_not_stop_anybody(courses: Path, plant: Plant) -> None:
    place = plant("lesson.md", "- arobase : le signe @ dans une adresse e-mail", "- arobase :")

    result = CliRunner().invoke(group, ["check", str(courses)])

    assert result.exit_code == 0
    assert f"better {place}: Say in simple words what “arobase” means." in result.output
