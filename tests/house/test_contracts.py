"""Who may import whom: every room is under a contract, and each contract catches a planted import."""

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from lms.config import ROOT

ROOMS = {"routes", "jobs", "commands", "forms", "operations", "access", "queries", "models", "rules"}
PLANTED = {
    "core/clock.py": "lms.home.routes",
    "cohorts/queries.py": "lms.accounts.routes",
    "cohorts/prerequisites/rules.py": "sqlalchemy",
    "learning/exams/rules.py": "lms.core.clock",
    "credentials/badges/queries.py": "lms.credentials.badges.routes",
    "credentials/signing/seal.py": "lms.scheduling.forms",
    "scheduling/reminders/routes.py": "lms.messages.routes",
    "scheduling/reminders/forms.py": "lms.messages.forms",
    "scheduling/availability/operations.py": "lms.scheduling.forms",
    "papers/jobs.py": "lms.learning.practice.jobs",
    "home/routes.py": "lms.learning.routes.quiz",
    "jobs/rules.py": "lms.jobs.models",
    "privacy/queries.py": "flask",
    "learning/practice/operations.py": "lms.sandbox.reaching",
    "scheduling/queries/coming.py": "lms.scheduling.timetable.model.engine",
}
"""Imports that are against the house, each in a file it is against."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What the contracts say of a house with all these faults."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "lms", house / "lms", ignore=shutil.ignore_patterns("__pycache__", "po"))
    shutil.copy(ROOT / "pyproject.toml", house)
    for name, module in PLANTED.items():
        file = house / "lms" / name
        file.write_text(f"{file.read_text()}\nimport {module}\n")
    done = subprocess.run(  # noqa: S603 - our own linter on our own copy
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=house,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    return done.stdout


@pytest.mark.outside
@pytest.mark.parametrize("file", PLANTED)
def test_an_import_against_the_house_is_caught(told: str, file: str) -> None:
    importer = "lms." + file.removesuffix(".py").replace("/", ".")
    assert f"{importer} -> {PLANTED[file]}" in told


def rooms() -> dict[str, set[str]]:
    """The packages of the product, each with its rooms."""
    found: dict[str, set[str]] = {}
    for path in (ROOT / "lms").rglob("*.py"):
        place = (path.parent if path.name == "__init__.py" else path.with_suffix("")).relative_to(ROOT).parts
        if place[-1] in ROOMS and len(place) > 2:
            found.setdefault(".".join(place[:-1]), set()).add(place[-1])
    return found


def uncontained(found: dict[str, set[str]], containers: list[str]) -> set[str]:
    """Packages with rooms of which no contract says who is above whom."""
    return found.keys() - set(containers)


def test_every_package_with_rooms_is_under_the_contract_of_rooms() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
    containers = next(each["containers"] for each in told if each["name"] == "Inside a domain")
    assert not uncontained(rooms(), containers)
    assert uncontained(rooms() | {"lms.planted": {"routes"}}, containers) == {"lms.planted"}
