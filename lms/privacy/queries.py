"""All that is kept about one person, found by following the tables' own references to them."""

import re
from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import cache
from typing import Any

from sqlalchemy import Column, ColumnElement, Select, Table, bindparam, select

from lms.core.db import Base, db

SECRET = {"secret_hash", "sign_in_key", "import_key", "key"}
"""Columns that say nothing about the person and would weaken their sign-in or the evidence."""

ABOUT = {
    "person_id",
    "enrolment_id",
    "attempt_id",
    "placement_id",
    "sitting_id",
    "certificate_id",
    "badge_id",
}
"""Columns by which a row belongs to a person; recorded_by_id and the like name who wrote it."""


def everything_about(person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Every row about a person, by table, as plain values ready for JSON."""
    return {name: _rows(statement, person_id) for name, statement in _statements().items()}


@cache
def _statements() -> dict[str, Select[*tuple[Any, ...]]]:
    """What reads the rows about a person (`person`), by table."""
    people = Base.metadata.tables["people"]
    theirs: dict[str, ColumnElement[bool]] = {"people": people.c.id == bindparam("person")}
    for table in Base.metadata.sorted_tables:
        owner = _owner(table)
        if owner is not None:
            parent = next(iter(owner.foreign_keys)).column.table
            theirs[table.name] = owner.in_(select(parent.c.id).where(theirs[parent.name]))
    return {name: _statement(Base.metadata.tables[name], condition) for name, condition in theirs.items()}


def documents_of(kept: Mapping[str, Sequence[Mapping[str, Any]]]) -> list[tuple[str, str]]:
    """(name in the copy, digest) of each document among what everything_about gave: no two of one name."""
    return [
        (f"documents/{row['id']}-{_safe(row['file_name'])}", row["file_digest"])
        for row in kept["submissions"]
        if row["file_digest"]
    ]


def _safe(name: str | None) -> str:
    """A name that stays in its folder wherever the copy is unpacked."""
    return re.sub(r"[^\w.-]+", "_", name or "document").lstrip(".") or "document"


def _owner(table: Table) -> Column[Any] | None:
    """The column by which a row of `table` belongs to somebody, if there is one."""
    return next((column for column in table.c if column.name in ABOUT and column.foreign_keys), None)


def _statement(table: Table, condition: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    shown = [column for column in table.c if column.name not in SECRET]
    return select(*shown).where(condition).order_by(*table.primary_key)


def _rows(statement: Select[*tuple[Any, ...]], person_id: int) -> list[dict[str, Any]]:
    rows = db.session.execute(statement, {"person": person_id}).mappings()
    return [{name: _plain(value) for name, value in row.items()} for row in rows]


def _plain(value: object) -> object:
    """What JSON can hold: days and hours as ISO 8601 writes them, bytes (a drawn signature) in Base64."""
    match value:
        case date() | time():
            return value.isoformat()
        case bytes():
            return b64encode(value).decode("ascii")
        case _:
            return value
