"""The rules of the house a machine can check; each check is shown to catch a planted fault."""

import ast
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from flask import Flask
from werkzeug.routing import UnicodeConverter

from lms.config import ROOT
from lms.core import gate

MAY_COMMIT = {"lms/core/db.py"}
READS_DAYS = "lms/core/days.py"
LONGEST_FILE = 300
LONGEST_FUNCTION = 40


@dataclass(frozen=True)
class Source:
    """A file of the product: its place, and what is in it."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))


def sources() -> Iterator[Source]:
    """Each file of the product."""
    for path in sorted((ROOT / "lms").rglob("*.py")):
        yield Source(path.relative_to(ROOT).as_posix(), path.read_text())


def stray_commits(source: Source) -> list[str]:
    """Calls of commit() where no transaction may be ended."""
    if source.name in MAY_COMMIT:
        return []
    calls = (node for node in source.nodes if isinstance(node, ast.Call))
    return [
        f"{source.name}:{call.lineno} ends a transaction"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "commit"
    ]


def days_of_their_own(source: Source) -> list[str]:
    """Doors that read a day of the address by themselves: what no calendar holds would be an error there."""
    if source.name == READS_DAYS or "request.args" not in source.text:
        return []
    calls = (node for node in source.nodes if isinstance(node, ast.Attribute))
    return [
        f"{source.name}:{call.lineno} asks not {READS_DAYS}"
        for call in calls
        if call.attr in ("fromisoformat", "strptime")
    ]


def unopened_files(source: Source) -> list[str]:
    """Files that do not open by saying their job in one line."""
    docstring = ast.get_docstring(source.tree)
    opened = docstring and docstring.splitlines()[0].endswith((".", ":", "?"))
    return [] if opened else [f"{source.name}: say its job"]


def too_long(source: Source) -> list[str]:
    """Files and functions that want splitting by meaning."""
    name, lines = source.name, len(source.text.splitlines())
    functions = (n for n in source.nodes if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef))
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


def test_the_house_is_in_order() -> None:
    checks = stray_commits, days_of_their_own, unopened_files, too_long
    assert not [fault for source in sources() for check in checks for fault in check(source)]


def test_a_stray_commit_is_caught() -> None:
    assert stray_commits(Source("lms/cohorts/operations.py", "def f() -> None:\n    db.session.commit()\n"))


def test_a_day_read_past_the_one_way_is_caught() -> None:
    assert days_of_their_own(Source("lms/x/routes.py", 'date.fromisoformat(request.args["day"])\n'))


def test_a_file_without_its_line_is_caught() -> None:
    assert unopened_files(Source("lms/x.py", "import os\n"))


def test_a_long_function_is_caught() -> None:
    assert too_long(Source("lms/x.py", "def f():\n" + "    x = 1\n" * LONGEST_FUNCTION))


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
