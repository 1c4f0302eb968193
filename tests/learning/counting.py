"""Counts the statements a piece of work sends to the database, its begin and end left out."""

from types import TracebackType
from typing import Any, Self

from flask import Flask
from sqlalchemy import event

from lms.core.db import db

FRAME = ("BEGIN", "COMMIT", "ROLLBACK", "PRAGMA", "SAVEPOINT", "RELEASE")


class Statements(list[str]):
    """The statements sent while it is open."""

    def __init__(self, app: Flask) -> None:
        super().__init__()
        with app.app_context():
            self.engine = db.engine

    def __enter__(self) -> Self:
        event.listen(self.engine, "before_cursor_execute", self._note)
        return self

    def __exit__(
        self,
        _kind: type[BaseException] | None,
        _error: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        event.remove(self.engine, "before_cursor_execute", self._note)

    def _note(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.startswith(FRAME):
            self.append(statement)
