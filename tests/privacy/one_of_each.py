"""One row in every table about people, all of one person; made from the tables: none is forgotten."""

import re
from datetime import UTC, datetime, time, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Double,
    Integer,
    LargeBinary,
    String,
    Table,
    Time,
)

from lms.accounts.models import Person
from lms.core.db import Base, Moment, db
from lms.privacy.queries import ABOUT

NUMBER = 1
"""The number of the person, and of every row."""
MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=UTC)
EXAMPLES: dict[type, Any] = {
    Boolean: True,
    Date: MORNING.date(),
    Double: 1.0,
    Integer: NUMBER,
    JSON: {"a fact": "été"},
    LargeBinary: b"\x89PNG\x00\xff",
    Moment: MORNING,
    String: "un",
    Time: time(21, 45),
}
"""A value of each type a column may have. One that is not here fails: say how it goes into the copy."""
LISTED = re.compile(r"(\w+) IN \(\s*('[^']*'|\d+)")


def write_one_of_each() -> Person:
    """Write them, each referring to the others; gives the person."""
    needed = _needed()
    for table in Base.metadata.sorted_tables:
        if table in needed:
            db.session.execute(table.insert(), _row(table))
    return db.session.get_one(Person, NUMBER)


def _needed() -> set[Table]:
    """The tables that have rows about people, and those they refer to."""
    needed: set[Table] = set()
    for table in reversed(Base.metadata.sorted_tables):
        if table in needed or ABOUT & set(table.columns.keys()):
            needed |= {table, *(key.column.table for key in table.foreign_keys)}
    return needed


def _row(table: Table) -> dict[str, Any]:
    """Values its checks allow: the first of those they list, and moments one after the other."""
    checks = " ".join(str(rule.sqltext) for rule in table.constraints if isinstance(rule, CheckConstraint))
    listed = {name: text.strip("'") for name, text in LISTED.findall(checks)}
    return {column.name: _value(column, listed, place) for place, column in enumerate(table.columns)}


def _value(column: Column[Any], listed: dict[str, str], place: int) -> Any:
    example = next(value for kind, value in EXAMPLES.items() if isinstance(column.type, kind))
    if column.name in listed:
        return type(example)(listed[column.name])
    return example + timedelta(minutes=place) if isinstance(column.type, Moment) else example
