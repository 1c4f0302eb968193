"""What the product stands on: pinned, explained, complete, and under licences that fit ours."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from importlib.metadata import Distribution, distributions, packages_distributions, requires
from itertools import chain

import pytest
from packaging.requirements import Requirement

from lms.config import ROOT

FILES = ("requirements.txt", "requirements-dev.txt")
HEADING = "# Pulled in by the lines above; written by script/pin, not by hand."
NAME = re.compile(r"[A-Za-z0-9._-]+")
LINE = re.compile(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==[0-9][A-Za-z0-9.]* +# \S.*")

# Words of the licences under which a work may be part of an AGPL-3.0-or-later one.
FITTING = re.compile(
    r"""\b(MIT|0?BSD|Apache|ISC|MPL|Mozilla\ Public|PSF|Python\ Software\ Foundation|HPND|Zlib|Unlicense|CC0
    |LGPL|Lesser\ General\ Public|AGPL-3\.0|GPL-3\.0|GPLv3|GPL-2\.0-or-later|GPLv2\+)(?!\w)""",
    re.VERBOSE,
)


def normal(name: str) -> str:
    """A package's name as the index compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def entries(text: str) -> list[str]:
    """The lines that require something."""
    return [line for line in text.splitlines() if line.strip() and not line.startswith(("#", "-r "))]


def loose(text: str) -> list[str]:
    """Requirements that are not pinned to one version, or do not say why they are there."""
    return [line for line in entries(text) if not LINE.fullmatch(line)]


def pins(text: str) -> set[str]:
    """The names of what is required."""
    return {normal(found.group()) for line in entries(text) if (found := NAME.match(line))}


def needed(requirement: str) -> set[str]:
    """The names of all that one requirement pulls in, its own included, here."""
    wanted, found = [Requirement(requirement)], set[tuple[str, str]]()
    while wanted:
        one = wanted.pop()
        for extra in {"", *one.extras}:
            if (normal(one.name), extra) not in found:
                found.add((normal(one.name), extra))
                wanted += [r for r in map(Requirement, requires(one.name) or []) if applies(r, extra)]
    return {name for name, _ in found}


def applies(requirement: Requirement, extra: str) -> bool:
    """Whether it is wanted on this machine, with this extra."""
    return requirement.marker is None or requirement.marker.evaluate({"extra": extra})


def unpinned(text: str) -> set[str]:
    """What these requirements pull in without a line of its own."""
    return set().union(*(needed(line.partition(" ")[0]) for line in entries(text))) - pins(text)


def imported(source: str) -> Iterator[str]:
    """The top-level modules a file imports, wherever in it."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0]


def undeclared(sources: Iterable[str], direct: Iterable[str]) -> set[str]:
    """Modules imported whose package is not required in its own right (but by luck of another's needs)."""
    declared, owners = set(direct), packages_distributions()
    modules = (
        set(chain.from_iterable(map(imported, sources)))
        - sys.stdlib_module_names
        - {"lms", "tests", "bench", "starters"}
    )
    return {
        module for module in modules if not declared.intersection(map(normal, owners.get(module, ["nobody"])))
    }


def licence(distribution: Distribution) -> str:
    """What a package says of its licence; empty when it says nothing."""
    said = distribution.metadata.get_all
    classifiers = [line for line in said("Classifier") or [] if line.startswith("License")]
    # a whole licence pasted into the old field does not name one
    named = [line for line in said("License") or [] if len(line) < 100]
    return " | ".join([*(said("License-Expression") or []), *classifiers] or named)


def unfit(licences: dict[str, str]) -> list[str]:
    """Packages whose stated licence does not fit ours."""
    return [f"{name}: {said}" for name, said in licences.items() if said and not FITTING.search(said)]


def direct(file: str) -> str:
    """The part of a requirements file written by hand."""
    return (ROOT / file).read_text().partition(HEADING)[0]


@pytest.mark.parametrize("file", FILES)
def test_each_requirement_is_pinned_and_explained(file: str) -> None:
    assert HEADING in (ROOT / file).read_text()
    assert not loose((ROOT / file).read_text())


def test_all_that_they_pull_in_is_pinned() -> None:
    assert not unpinned("\n".join((ROOT / file).read_text() for file in FILES)), "run script/pin"


@pytest.mark.parametrize(("folder", "files"), [("lms", FILES[:1]), ("tests", FILES)])
def test_what_is_imported_is_required_in_its_own_right(folder: str, files: tuple[str, ...]) -> None:
    sources = [path.read_text() for path in (ROOT / folder).rglob("*.py")]
    assert not undeclared(sources, set().union(*(pins(direct(file)) for file in files)))


def test_the_licences_fit_ours() -> None:
    assert not unfit({found.name: licence(found) for found in distributions()})


@pytest.mark.parametrize(
    "planted",
    [
        "flask # web",
        "flask>=3.1 # web",
        "flask==3.* # web",
        "flask==3.1.3",
        "flask==3.1.3 #",
        "flask @ file:///x # web",
    ],
)
def test_a_loose_requirement_is_caught(planted: str) -> None:
    assert loose(f"jinja2==3.1.6 # templates\n{planted}\n") == [planted]


def test_a_package_pulled_in_without_a_pin_is_caught() -> None:
    assert unpinned("jinja2==3.1.6 # templates\n") == {"markupsafe"}


def test_an_import_that_works_by_luck_is_caught() -> None:
    planted = "import os\nfrom lms import config\ndef f():\n    import markupsafe\n    from flask import g\n"
    assert undeclared([planted], ["flask"]) == {"markupsafe"}


@pytest.mark.parametrize(
    "planted",
    ["GPL-2.0-only", "SSPL-1.0", "License :: Other/Proprietary License", "BUSL-1.1", "CC-BY-NC-4.0"],
)
def test_an_unfit_licence_is_caught(planted: str) -> None:
    assert unfit({"planted": planted, "other": "MIT"}) == [f"planted: {planted}"]
