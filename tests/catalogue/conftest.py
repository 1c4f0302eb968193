"""A small course in a temporary folder, for tests to spoil."""

import shutil
from pathlib import Path

import pytest

from lms.catalogue.reading import Reading, read
from tests.catalogue.small_course import COURSES, MODULE, Plant


@pytest.fixture(scope="session")
def real() -> Reading:
    """The courses as they stand in this project."""
    return read(COURSES)


@pytest.fixture
def courses(tmp_path: Path) -> Path:
    """A folder of courses with one course of one module, in French and without exercises."""
    root = tmp_path / "courses"
    shutil.copytree(COURSES / MODULE, root / MODULE, ignore=shutil.ignore_patterns("*.en.*", "exercises"))
    shutil.copy(COURSES / "digitall-debutant/course.toml", root / "digitall-debutant/course.toml")
    return root


@pytest.fixture
def plant(courses: Path) -> Plant:
    """plant(file of the module or course.toml, what to replace, by what) -> where it is, as file:line."""

    def spoil(name: str, old: str, new: str) -> str:
        place = f"digitall-debutant/{name}" if name == "course.toml" else f"{MODULE}/{name}"
        file = courses / place
        text = file.read_text("utf-8")
        assert old in text, f"nothing to spoil: {old!r}"
        file.write_text(text.replace(old, new, 1), "utf-8")
        return f"{place}:{text[: text.index(old)].count(chr(10)) + 1}"

    return spoil
