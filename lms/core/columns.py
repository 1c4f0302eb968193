"""Sends a statement that reads columns, or writes them, straight to the driver.

SQLAlchemy writes the SQL once; running it through SQLAlchemy costs several times what the database takes to
answer, at each request. Its events are told of the statement as of any other.
"""

from collections import namedtuple
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Dialect, Insert, Select, Update
from sqlalchemy.exc import IntegrityError

Columns = Select[*tuple[Any, ...]] | CompoundSelect[*tuple[Any, ...]]
"""A statement that reads columns."""
Change = Insert | Update
"""A statement that writes a row, each of its values named by `bindparam`."""


def rows(connection: Connection, statement: Columns, values: Mapping[str, str | int]) -> list[Any]:
    """The rows of `statement`, each with its columns by name."""
    dialect = connection.dialect
    sql, order = _written(dialect, statement)
    given = values if order is None else tuple(values[name] for name in order)
    cursor = connection.connection.cursor()
    try:
        for tell in connection.dispatch.before_cursor_execute:
            tell(connection, cursor, sql, given, None, False)
        cursor.execute(sql, given)
        made = _made(dialect, statement, tuple(column[1] for column in cursor.description))
        return [made(row) for row in cursor.fetchall()]
    finally:
        cursor.close()


def change(connection: Connection, statement: Change, values: Mapping[str, Any]) -> None:
    """Write what `statement` says with these values; what the columns do to a value is done to it.

    Raises IntegrityError, as SQLAlchemy would.
    """
    sql, order, makers = _writing(connection.dialect, statement)
    made = {name: make(values[name]) if (make := makers.get(name)) else values[name] for name in values}
    given = made if order is None else tuple(made[name] for name in order)
    cursor = connection.connection.cursor()
    try:
        for tell in connection.dispatch.before_cursor_execute:
            tell(connection, cursor, sql, given, None, False)
        cursor.execute(sql, given)
    except connection.dialect.dbapi.IntegrityError as error:  # type: ignore[union-attr]  # there is a driver
        raise IntegrityError(sql, None, error, hide_parameters=True) from error
    finally:
        cursor.close()


@cache
def _writing(
    dialect: Dialect, statement: Change
) -> tuple[str, tuple[str, ...] | None, Mapping[str, Callable[[Any], Any]]]:
    """The SQL, the order of its values where they go by place, and what their columns do to them."""
    compiled: Any = statement.compile(dialect=dialect)
    order = compiled.positiontup and tuple(compiled.positiontup)
    return compiled.string, order, dict(compiled._bind_processors)


@cache
def _written(dialect: Dialect, statement: Columns) -> tuple[str, tuple[str, ...] | None]:
    """The SQL in the words of this database, and the order of its values where they go by place."""
    compiled: Any = statement.compile(dialect=dialect)
    return compiled.string, compiled.positiontup and tuple(compiled.positiontup)


@cache
def _made(dialect: Dialect, statement: Columns, kinds: tuple[object, ...]) -> Callable[[Any], Any]:
    """What makes a row of what the driver gives; `kinds` are the types of its columns, in its own words."""
    columns = statement.selected_columns
    row: Any = namedtuple("Row", columns.keys())  # type: ignore[misc]  # its names are those of the statement
    makers = [
        column.type.dialect_impl(dialect).result_processor(dialect, kind)
        for column, kind in zip(columns, kinds, strict=True)
    ]
    changed = [(place, make) for place, make in enumerate(makers) if make]

    def made(found: Any) -> Any:
        parts = list(found)
        for place, make in changed:
            parts[place] = make(parts[place])
        return row._make(parts)

    return made if changed else row._make
