"""Documents as LibreOffice writes them: what does an exercise passes in every format."""

import subprocess
from functools import cache
from pathlib import Path

import pytest

from lms.catalogue.loading import load
from lms.catalogue.practice import Exercise
from lms.config import ROOT
from lms.learning.grading.office import verdict
from lms.learning.practice.verdicts import Verdict
from lms.sandbox.graders.office import facts_of
from starters.made import COPIES
from tests.learning.office.good import GOOD
from tests.outside.programs import program

OOXML = {"document": "docx", "spreadsheet": "xlsx", "slides": "pptx"}
ODF = {"docx": "odt", "xlsx": "ods", "pptx": "odp"}
NOT_CARRIED = {
    "les-resultats-du-groupe": "frozen",  # LibreOffice keeps what is in sight only when it has a window
}
NOT_CARRIED_BACK = NOT_CARRIED | {"vingt-invitations": "merge-fields"}  # there is no list of addresses behind


@cache
def exercises() -> dict[tuple[str, str], Exercise]:
    return {
        (course.slug, exercise.slug): exercise
        for course in load(ROOT / "courses").courses
        for module in course.modules
        for exercise in module.exercises
        if exercise.checks
    }


def convert(files: list[Path], ending: str, into: Path) -> None:
    """All the files at once, by one LibreOffice with a profile of its own."""
    profile = f"-env:UserInstallation=file://{into.parent}/profile"
    words = [
        program("soffice"),
        profile,
        "--headless",
        "--convert-to",
        ending,
        "--outdir",
        str(into),
        *map(str, files),
    ]
    subprocess.run(words, check=True, capture_output=True, timeout=300)  # noqa: S603  # our own words


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folders: made (by us), odf (by LibreOffice), back (by LibreOffice, of those)."""
    root = tmp_path_factory.mktemp("documents")
    for name in ("made", "odf", "back"):
        (root / name).mkdir()
    for which, exercise in exercises().items():
        (root / "made" / f"{which[1]}.{OOXML[exercise.kind]}").write_bytes(GOOD[which]())
    for name, content in COPIES.items():
        (root / "made" / f"start--{name}").write_bytes(content())
    for here, there in ODF.items():
        convert(sorted((root / "made").glob(f"*.{here}")), there, root / "odf")
        starts = sorted((root / "made").glob(f"start--*.{there}"))
        convert([*sorted((root / "odf").glob(f"*.{there}")), *starts], here, root / "back")
    return root


def judged(exercise: Exercise, content: bytes, but: str | None) -> Verdict:
    checks = tuple(check for check in exercise.checks if check.name != but)
    return verdict(exercise.kind, checks, facts_of(content))


def test_all_that_python_made_passes(files: Path) -> None:
    for (_, slug), exercise in exercises().items():
        said = judged(exercise, (files / "made" / f"{slug}.{OOXML[exercise.kind]}").read_bytes(), None)
        assert said.done, (slug, said.first)


def test_what_libreoffice_writes_passes_in_its_own_format(files: Path) -> None:
    for (_, slug), exercise in exercises().items():
        path = files / "odf" / f"{slug}.{ODF[OOXML[exercise.kind]]}"
        said = judged(exercise, path.read_bytes(), NOT_CARRIED.get(slug))
        assert said.done, (path.name, said.first)


def test_what_libreoffice_writes_passes_in_microsofts_formats(files: Path) -> None:
    for (_, slug), exercise in exercises().items():
        path = files / "back" / f"{slug}.{OOXML[exercise.kind]}"
        said = judged(exercise, path.read_bytes(), NOT_CARRIED_BACK.get(slug))
        assert said.done, (path.name, said.first)


def test_what_one_begins_with_is_not_done_however_it_was_saved(files: Path) -> None:
    by_file = {exercise.starter: exercise for exercise in exercises().values()}
    saved = [path for path in files.glob("*/start--*") if "invites" not in path.name]  # a list, for a text
    assert len(saved) >= 2 * (len(COPIES) - 1)
    for path in saved:
        start = next(
            name for name in by_file if name and Path(name).stem == path.stem.removeprefix("start--")
        )
        said = judged(by_file[start], path.read_bytes(), None)
        assert not said.done, path.name
        assert said.met <= len(said.criteria) / 2, (path.name, said.met)
