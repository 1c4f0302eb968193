"""The rules of the house a machine can check; each check is shown to catch a planted fault."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import pytest
from flask import Flask
from werkzeug.routing import PathConverter, UnicodeConverter

from lms.config import ROOT
from lms.core import gate

READS_DAYS = "lms/core/days.py"
WHERE_ENDED = "lms/core/db.py"
ENDING = {"commit", "begin", "begin_nested", "begin_twophase", "autocommit"}
"""Words that end a transaction, or begin one that ends itself, whoever's they are."""
OTHER_SENSE = {
    ("lms/accounts/routes.py", "signing_in.begin"),
    ("lms/sandbox/zygote.py", "self.begin"),
    ("lms/sandbox/graders/office/docx.py", "begin"),
}
"""The same words where no database is meant: a sign-in, a run of a program, a sign in a document."""
HAND_OUT = {
    "end_writing": {"lms/core/web.py"},
    "transaction": {
        "lms/accounts/commands.py",
        "lms/credentials/commands.py",
        "lms/demo/commands.py",
        "lms/jobs/commands.py",
        "lms/jobs/queue.py",  # claims a job before anybody's work begins
        "lms/jobs/worker.py",
    },
    "transaction_apart": {
        "lms/core/limits.py",  # what is counted on a page that only reads
        "lms/jobs/queue.py",  # the lease is kept while the work runs
        "lms/scheduling/plans/jobs.py",  # people see how far a search is
    },
}
"""What core/db.py ends transactions with, and who may use it: the end of a request, jobs and commands."""
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
    """Where a transaction may be ended that is not one's own: called, kept for later or named in a string."""
    if source.name == WHERE_ENDED:
        return []
    return [
        f"{source.name}: {ast.unparse(node)} ends a transaction"
        for node in source.nodes
        if ends(node, source.name)
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


def ends(node: ast.AST, file: str) -> bool:
    """Whether this piece of `file` reaches for the end of a transaction."""
    match node:
        case ast.Attribute(attr=word):
            own = file in HAND_OUT.get(word, {file})
            return (word in ENDING and (file, ast.unparse(node)) not in OTHER_SENSE) or not own
        case ast.Constant(value=str(word)):
            return word.strip(" ;").casefold() in ENDING and (file, word) not in OTHER_SENSE
        case ast.Name(id=word) | ast.alias(name=word):
            return file not in HAND_OUT.get(word, {file})
    return False


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
        if type(converter) in {UnicodeConverter, PathConverter}  # not ours, which say what they take
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


@pytest.mark.parametrize(
    "planted",
    [
        "db.session.commit()",
        "end = db.session.commit; end()",
        "getattr(db.session, 'commit')()",
        "with db.session.begin(): pass",
        "with db.session.begin_nested(): pass",
        "with db.engine.begin() as connection: pass",
        "db.session.execute(text('COMMIT;'))",
        "db.engine.connect().execution_options(isolation_level='AUTOCOMMIT')",
        "end_writing()",
        "from lms.core.db import end_writing as done",
        "core_db.end_writing()",
        "with transaction(): pass",
        "with transaction_apart() as connection: pass",
    ],
)
def test_a_stray_commit_is_caught(planted: str) -> None:
    assert stray_commits(Source("lms/cohorts/operations.py", f"def f() -> None:\n    {planted}\n"))


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


@pytest.mark.parametrize("part", ["<name>", "<string:name>", "<path:name>", "<default:name>"])
def test_an_untyped_address_is_caught(part: str) -> None:
    app = Flask("planted", static_folder=None)
    app.add_url_rule(f"/planted/{part}", view_func=lambda name: name, endpoint="planted")
    assert untyped_addresses(app) == [f"/planted/{part}: name"]
