"""The database: one typed base, one session, and how its transactions begin."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import (
    DDL,
    JSON,
    CheckConstraint,
    Connection,
    DateTime,
    Dialect,
    Engine,
    Executable,
    MetaData,
    Table,
    TypeDecorator,
    event,
)
from sqlalchemy.orm import DeclarativeBase, registry
from sqlalchemy.pool import QueuePool

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


db = SQLAlchemy(model_class=Base, session_options={"expire_on_commit": False})


def one_of(column: str, values: tuple[str, ...]) -> CheckConstraint:
    """The rule that `column` holds one of `values`."""
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=f"{column}_known")


def append_only(table: Table) -> None:
    """Make the database refuse to change a row of `table` once written: it is evidence."""
    for dialect, statement in append_only_statements(table.name):
        ddl = DDL(statement)  # type: ignore[no-untyped-call]  # untyped in SQLAlchemy 2.1
        event.listen(table, "after_create", ddl.execute_if(dialect=dialect))


def append_only_statements(table: str) -> list[tuple[str, str]]:
    """(dialect, statement) pairs that make `table` append-only; migrations use the same."""
    return [
        (
            "sqlite",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
            f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END",
        ),
        (
            "postgresql",
            f"CREATE FUNCTION {table}_append_only() RETURNS trigger LANGUAGE plpgsql AS "
            f"$$ BEGIN RAISE EXCEPTION '{table} is append-only'; END $$",
        ),
        (
            "postgresql",
            f"CREATE TRIGGER {table}_append_only BEFORE UPDATE ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION {table}_append_only()",
        ),
    ]


def connect(app: Flask, address: str) -> None:
    """Bind the session to `address`. A full pool waits rather than failing: threads are few."""
    app.config["SQLALCHEMY_DATABASE_URI"] = address
    options: dict[str, Any] = {"hide_parameters": True, "pool_pre_ping": not address.startswith("sqlite")}
    if address.startswith("sqlite"):
        options |= {"poolclass": QueuePool, "connect_args": {"timeout": 10, "check_same_thread": False}}
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = options
    db.init_app(app)


@event.listens_for(Engine, "connect")
def _prepare_sqlite(connection: Any, _record: object) -> None:
    """WAL and FULL: marks and attendance are evidence. We begin transactions ourselves, below."""
    if not isinstance(connection, sqlite3.Connection):
        return
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=10000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


@event.listens_for(Engine, "begin")
def _begin_sqlite(connection: Connection) -> None:
    """A transaction that will write takes the write lock before its first read: a later upgrade fails."""
    if connection.dialect.name == "sqlite":
        writing = connection.get_execution_options().get("writing")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


def begin_writing() -> None:
    """Open the session's transaction as one that writes; call it before any query."""
    db.session.connection(execution_options=WRITING)


def write_from_here() -> None:
    """End the transaction that only read, and begin the one that writes: slow work stands between them."""
    db.session.rollback()
    begin_writing()


def rows_of(statement: Executable, **values: object) -> Sequence[Any]:
    """The rows of a statement that reads columns, past the mapper: for what every request asks."""
    session = db.session()
    session.flush()
    return session.connection().execute(statement, values).all()


def save(row: Base) -> None:
    """Add `row` and give it its number, still inside the transaction."""
    db.session.add(row)
    db.session.flush()


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
