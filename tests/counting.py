"""Counts the statements a piece of work sends to the database, and the functions it calls."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from flask import Flask
from sqlalchemy import event

from lms.core.db import db

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")


@contextmanager
def statements(app: Flask) -> Iterator[list[str]]:
    """The statements sent while the block runs, without what frames them."""
    seen: list[str] = []
    with app.app_context():
        engine = db.engine

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if not statement.startswith(FRAME):
            seen.append(statement)

    event.listen(engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        event.remove(engine, "before_cursor_execute", note)


def calls(work: Callable[[], object]) -> int:
    """How many functions, of Python or C, `work` calls: what it costs, however busy the machine is."""
    made = 0

    def note(_frame: object, event: str, _what: object) -> None:
        nonlocal made
        made += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made
