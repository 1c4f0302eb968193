"""All that is kept about one person, found by following the tables' own references to them."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from sqlalchemy import Column, Select, Table, select

from lms.core.db import Base, db

SECRET = {"secret_hash", "sign_in_key", "import_key", "key"}
"""Columns that say nothing about the person and would weaken their sign-in or the evidence."""

ABOUT = {"person_id", "enrolment_id", "attempt_id"}
"""Columns by which a row belongs to a person; recorded_by_id and the like name who wrote it."""


def everything_about(person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about a person, by table, as plain values ready for JSON."""
    people = Base.metadata.tables["people"]
    mine = {"people": select(people.c.id).where(people.c.id == person_id)}
    for table in Base.metadata.sorted_tables:
        owner = next(_belongings(table), None)
        if owner is not None and table.name != "people":
            column, parent = owner
            key = table.c.id if "id" in table.c else column
            mine[table.name] = select(key).where(column.in_(mine[parent.name]))
    return {name: _rows(Base.metadata.tables[name], ids) for name, ids in mine.items()}


def _belongings(table: Table) -> Iterator[tuple[Column[Any], Table]]:
    """(column, table referred to) of each reference that makes a row of `table` belong to somebody."""
    for column in table.c:
        for key in column.foreign_keys:
            if column.name in ABOUT:
                yield column, key.column.table


def _rows(table: Table, ids: Select[Any]) -> list[dict[str, Any]]:
    shown = [column for column in table.c if column.name not in SECRET]
    key = table.c.id if "id" in table.c else table.c.person_id
    rows = db.session.execute(select(*shown).where(key.in_(ids)).order_by(key)).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date | datetime) else value
