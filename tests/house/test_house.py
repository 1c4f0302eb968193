"""The rules of the house a machine can check; each check is shown to catch a planted fault."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.routing import UnicodeConverter

from lms.config import ROOT
from lms.core import gate

MAY_COMMIT = {"lms/core/db.py"}
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


def sources() -> Iterator[tuple[str, str]]:
    """(name, text) of each file of the product."""
    for path in sorted((ROOT / "lms").rglob("*.py")):
        yield path.relative_to(ROOT).as_posix(), path.read_text()


def stray_commits(name: str, text: str) -> list[str]:
    """Calls of commit() where no transaction may be ended."""
    if name in MAY_COMMIT:
        return []
    calls = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call))
    return [
        f"{name}:{call.lineno} ends a transaction"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    ]


def unopened_files(name: str, text: str) -> list[str]:
    """Files that do not open by saying their job in one line."""
    docstring = ast.get_docstring(ast.parse(text))
    return (
        [] if docstring and docstring.splitlines()[0].endswith((".", ":", "?")) else [f"{name}: say its job"]
    )


def too_long(name: str, text: str) -> list[str]:
    """Files and functions that want splitting by meaning."""
    tree = ast.parse(text)
    lines = len(text.splitlines())
    functions = (n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
    long = [f for f in functions if (f.end_lineno or f.lineno) - f.lineno >= LONGEST_FUNCTION]
    return [f"{name}: {lines} lines"] * (lines > LONGEST_FILE) + [f"{name}: {f.name}" for f in long]


def untyped_addresses(app: Flask) -> list[str]:
    """Routes whose address takes any text where a number or a known form is meant."""
    return [
        f"{rule.rule}: {name}"
        for rule in app.url_map.iter_rules()
        for name, converter in rule._converters.items()
        if type(converter) is UnicodeConverter
    ]


def odd_addresses(app: Flask) -> list[str]:
    """Routes whose address is not kebab-case."""
    return [
        r.rule
        for r in app.url_map.iter_rules()
        if "_" in "".join(part for kind, part in r._trace if not kind)
    ]


@pytest.mark.parametrize("check", [stray_commits, unopened_files, too_long])
def test_the_house_is_in_order(check: object) -> None:
    faults = [fault for name, text in sources() for fault in check(name, text)]  # type: ignore[operator]
    assert not faults


def test_a_stray_commit_is_caught() -> None:
    assert stray_commits("lms/cohorts/operations.py", "def f() -> None:\n    db.session.commit()\n")


def test_a_file_without_its_line_is_caught() -> None:
    assert unopened_files("lms/x.py", "import os\n")


def test_a_long_function_is_caught() -> None:
    assert too_long("lms/x.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION)


def test_every_route_says_who_may_open_it(app: Flask) -> None:
    assert not gate.undeclared(app)
    assert not untyped_addresses(app)
    assert not odd_addresses(app)


def test_an_undeclared_route_is_caught_and_closed() -> None:
    app = Flask("planted")
    app.add_url_rule("/planted", view_func=lambda: "open", endpoint="planted")
    assert "planted" in gate.undeclared(app)
    gate.guard(app, lambda: None)
    assert app.test_client().get("/planted").status_code == 403


def test_an_untyped_address_is_caught() -> None:
    app = Flask("planted")
    app.add_url_rule("/planted/<name>", view_func=lambda name: name, endpoint="planted")
    assert untyped_addresses(app) == ["/planted/<name>: name"]


def test_an_upward_import_is_caught(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "lms", tmp_path / "lms", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    planted = tmp_path / "lms" / "core" / "clock.py"
    planted.write_text(planted.read_text() + "\nfrom lms.home import routes\n")
    done = subprocess.run(  # noqa: S603 - our own linter on our own copy
        [Path(sys.executable).parent / "lint-imports", "--no-cache"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert "lms.core.clock -> lms.home.routes" in done.stdout
