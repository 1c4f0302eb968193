"""The database: one typed base, one session, and how its transactions begin."""

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from typing import Any

from flask import Flask, g, has_app_context
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as FlaskSession
from sqlalchemy import (
    DDL,
    JSON,
    CheckConstraint,
    Connection,
    DateTime,
    Dialect,
    Engine,
    MetaData,
    Table,
    TypeDecorator,
    event,
)
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import ConnectionPoolEntry, Pool, QueuePool

from lms.core import columns

LONG_REST = 30.0
"""Seconds without use after which a connection is tried before it is trusted."""

WRITING = {"writing": True}
"""Execution options of a connection whose transaction will write."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; naive values are refused, SQLite's come back aware."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return value and (value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC))


NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    """What every table is made of: named constraints, and types by annotation."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMES),
        type_annotation_map={datetime: Moment, dict[str, Any]: JSON, list[Any]: JSON},
    )


class OneRequestsSession(FlaskSession):
    """The session of a request. One that only reads needs no transaction.

    Each statement sees what is committed. That spares SQLite a BEGIN, and PostgreSQL two journeys.
    """

    def get_bind(self, *arguments: Any, **more: Any) -> Engine | Connection:
        bind = super().get_bind(*arguments, **more)
        return _reading(bind) if reads_only() and isinstance(bind, Engine) else bind


@cache
def _reading(engine: Engine) -> Engine:
    """The same engine, for reading alone. (SQLite is told by our own BEGIN, below.)"""
    if engine.dialect.name == "sqlite":
        return engine.execution_options(reading=True)
    return engine.execution_options(isolation_level="AUTOCOMMIT")


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False, "class_": OneRequestsSession})


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """The rule that `column` holds one of `values`."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def append_only(table: Table) -> None:
    """Make the database refuse to change a row of `table` once written: it is evidence.

    Who wrote it may be forgotten (a reference that is set to nothing when that person is erased).
    """
    for dialect, statement in append_only_statements(table.name, lasting_columns(table)):
        ddl = DDL(statement)  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy 2.1
        event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


def lasting_columns(table: Table) -> list[str]:
    """The columns of a table of evidence that never change: all but references that may be set to nothing."""
    freed = {key.parent.name for key in table.foreign_keys if key.ondelete == "SET NULL"}
    return [column.name for column in table.columns if column.name not in freed]


def append_only_statements(table: str, columns: Sequence[str]) -> list[tuple[str, str]]:
    """(dialect, statement) pairs that make `table` append-only; migrations use the same."""
    return [
        (
            "sqlite",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        ),
        (
            "postgresql",
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        ),
        (
            "postgresql",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE OF {', '.join(columns)} ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
        ),
    ]


def connect(app: Flask, address: str) -> None:
    """Bind the session to `address`. A full pool waits rather than failing: threads are few."""
    app.config["SQLALCHEMY_DATABASE_URI"] = address
    options: dict[str, Any] = {"hide_parameters": True}
    if address.startswith("sqlite"):
        options |= {"poolclass": QueuePool, "connect_args": {"check_same_thread": False}}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)
    app.teardown_appcontext(_close_reader)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL and FULL: marks and attendance are evidence. We begin transactions ourselves, below."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in ("busy_timeout=10000", "journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write takes the write lock before its first read: a later upgrade fails."""
    options = connection.get_execution_options()
    if connection.dialect.name == "sqlite" and "reading" not in options:
        connection.exec_driver_sql("BEGIN IMMEDIATE" if options.get("writing") else "BEGIN")


@event.listens_for(Pool, "checkin")
def _note_rest(_connection: object, record: ConnectionPoolEntry) -> None:
    record.info["rests_since"] = time.monotonic()


@event.listens_for(Pool, "checkout")
def _try_after_long_rest(connection: Any, record: ConnectionPoolEntry, _holder: object) -> None:
    """A server may have closed a connection that rested: try it, and let the pool open another."""
    if isinstance(connection, sqlite3.Connection):
        return
    if time.monotonic() - record.info.get("rests_since", time.monotonic()) > LONG_REST:
        try:
            connection.execute("SELECT 1")
            connection.rollback()
        except Exception as error:
            raise DisconnectionError from error


def only_read() -> None:
    """This request reads and never writes; call it before any query."""
    g.reads_only = True


def reads_only() -> bool:
    """Whether this request said that it only reads."""
    return has_app_context() and "reads_only" in g


def begin_writing() -> None:
    """Open the session's transaction as one that writes; call it before any query."""
    g.pop("reads_only", None)
    db.session.connection(execution_options=WRITING)


def write_from_here() -> None:
    """End the transaction that only read, and begin the one that writes: slow work stands between them."""
    db.session.rollback()
    begin_writing()


def rows_of(statement: columns.Columns, **values: str | int) -> list[Any]:
    """The rows of a statement that reads columns, past the mapper: for what every request asks.

    `statement` is a constant of its module; `values` are those it names by `bindparam`.
    """
    if reads_only():
        return columns.rows(_reader(), statement, values)
    session = db.session()
    session.flush()
    return columns.rows(session.connection(), statement, values)


def change(statement: columns.Change, **values: object) -> None:
    """Write one row past the mapper: for what people do most.

    `statement` is a constant of its module; `values` are those it names by `bindparam`.
    """
    if reads_only():
        raise RuntimeError("a request that said it only reads writes")
    session = db.session()
    session.flush()
    columns.change(session.connection(), statement, values)


def _reader() -> Connection:
    """The connection on which this request reads columns; closed with the request."""
    if "reader" not in g:
        g.reader = _reading(db.engine).connect()
    return g.reader  # type: ignore[no-any-return]  # g holds anything


def _close_reader(_error: BaseException | None) -> None:
    reader = g.pop("reader", None)
    if reader is not None:
        reader.close()


def save(row: Base) -> None:
    """Add `row` and give it its number, still inside the transaction."""
    db.session.add(row)
    db.session.flush()


@contextmanager
def transaction_apart() -> Iterator[Connection]:
    """One short writing transaction by a connection of its own: what stands whatever becomes of the work.

    For what is counted on a page that only reads, a running job's lease, how far a search is; nothing else.
    """
    with db.engine.connect().execution_options(**WRITING) as connection, connection.begin():
        yield connection


@contextmanager
def transaction() -> Iterator[None]:
    """One writing transaction outside a request: committed at the end, rolled back on any error."""
    db.session.rollback()
    begin_writing()
    try:
        yield
        end_writing()
    except BaseException:
        db.session.rollback()
        raise


def end_writing() -> None:
    """Commit: called by core/web.py at the end of a request, and by transaction(); by nobody else."""
    db.session.commit()
