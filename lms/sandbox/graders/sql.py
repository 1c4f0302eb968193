"""Runs a learner's SQL on the tables of the exercise, in memory.

`job.beside["schema"]` makes the tables. Each ask gets them afresh: {"last": true} gives the rows of the
learner's last query, {"query": sql} those of a query of the exercise once the learner's statements have run.
`printed` shows those rows with the names of their columns, for people. Rows are values of type `rows`.
"""

import re
import sqlite3
from collections.abc import Iterator
from typing import Any

from lms.sandbox.graders import Record, Sent
from lms.sandbox.graders.tagging import Tagged, tagged

ROWS = 1000
STEPS = 20_000_000
SAMPLE = Sent(
    b"INSERT INTO t VALUES (1, 'a'); SELECT * FROM t",
    ({"last": True}, {"query": "SELECT count(*) FROM t"}),
    {"schema": "CREATE TABLE t (i, j);"},
)
_LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: 1_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_COLUMN: 100,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 100,
    sqlite3.SQLITE_LIMIT_COMPOUND_SELECT: 50,
    sqlite3.SQLITE_LIMIT_VDBE_OP: 100_000,
    sqlite3.SQLITE_LIMIT_FUNCTION_ARG: 20,
    sqlite3.SQLITE_LIMIT_ATTACHED: 0,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 200,
    sqlite3.SQLITE_LIMIT_VARIABLE_NUMBER: 10,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 10,
    sqlite3.SQLITE_LIMIT_WORKER_THREADS: 0,
}
_NEVER = {
    sqlite3.SQLITE_ATTACH,
    sqlite3.SQLITE_DETACH,
    sqlite3.SQLITE_CREATE_VTABLE,
    sqlite3.SQLITE_DROP_VTABLE,
}
_PRAGMAS = {"foreign_keys", "table_info", "foreign_key_check", "foreign_key_list", "index_list"}
_FUNCTIONS = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer", "zeroblob", "randomblob"}


def grade(job: Sent) -> Iterator[Record]:
    """One answer an ask."""
    statements = list(_statements(job.text))
    for ask in job.asks:
        yield {"answer": _answer(str(job.beside.get("schema", "")), statements, ask)}


def _answer(schema: str, statements: list[tuple[str, int]], ask: dict[str, Any]) -> dict[str, Any]:
    database = sqlite3.connect(":memory:", isolation_level=None)
    database.executescript("PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=ON;" + schema)
    _confine(database)
    names: list[str] = []
    rows: list[tuple[Any, ...]] = []
    for statement, line in statements:
        try:
            found = _fetched(database, statement)
        except sqlite3.Error as problem:
            return {"error": _told(problem, statement, line)}
        if found:
            names, rows = found
    if "query" in ask:
        try:
            names, rows = _fetched(database, ask["query"]) or ([], [])
        except sqlite3.Error as problem:
            return {"error": _told(problem, "", None)}
    return {"value": _value(rows), "printed": _shown(names, rows)}


def _confine(database: sqlite3.Connection) -> None:
    for limit, most in _LIMITS.items():
        database.setlimit(limit, most)
    database.set_authorizer(_allowed)
    steps = iter(range(STEPS // 10_000))
    database.set_progress_handler(lambda: next(steps, None) is None, 10_000)


def _allowed(action: int, first: str | None, second: str | None, _base: str | None, _by: str | None) -> int:
    if action in _NEVER or (action == sqlite3.SQLITE_PRAGMA and first not in _PRAGMAS):
        return sqlite3.SQLITE_DENY
    if action == sqlite3.SQLITE_FUNCTION and second in _FUNCTIONS:
        return sqlite3.SQLITE_DENY
    return sqlite3.SQLITE_OK


def _fetched(database: sqlite3.Connection, statement: str) -> tuple[list[str], list[tuple[Any, ...]]] | None:
    cursor = database.execute(statement)
    if cursor.description is None:
        return None
    return [str(column[0]) for column in cursor.description], cursor.fetchmany(ROWS + 1)


def _value(rows: list[tuple[Any, ...]]) -> Tagged:
    told = tagged([list(row) for row in rows]) if len(rows) <= ROWS else ["too_big"]
    return ["rows", told[1]] if told[0] == "list" else told


def _shown(names: list[str], rows: list[tuple[Any, ...]]) -> str:
    lines = [names, *([_word(cell) for cell in row] for row in rows[:50])]
    return "\n".join(" | ".join(line) for line in lines)[:8000] if names else ""


def _word(cell: object) -> str:
    return "NULL" if cell is None else str(cell)[:200]


def _statements(source: str) -> Iterator[tuple[str, int]]:
    """Each statement, with the line it begins on."""
    begun, line, start = "", 1, 0
    for match in re.finditer(r";|\Z", source):
        begun = source[start : match.end()]
        if match.end() < len(source) and not sqlite3.complete_statement(begun):
            continue
        blank = re.match(r"(?:\s|--[^\n]*(?:\n|\Z)|/\*.*?\*/|;)*", begun, re.S)
        skipped = blank.end() if blank else 0
        if begun[skipped:].strip():
            yield begun, line + begun.count("\n", 0, skipped)
        line += begun.count("\n")
        start = match.end()


def _told(problem: sqlite3.Error, statement: str, line: int | None) -> dict[str, Any]:
    message = str(problem)[:500]
    if line is not None and (near := re.match(r'near "(.+?)"', message)):
        body = statement.lstrip()
        place = body.find(near[1])
        line += body.count("\n", 0, place) if place > 0 else 0
    return {"type": type(problem).__name__, "message": message, "line": line}
