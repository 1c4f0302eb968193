"""What a database says of its own shape, in its own words: columns, constraints, indexes, triggers."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, create_engine, text

Facts = set[tuple[str, ...]]
"""(table, what, its name, what is said of it)."""

ON_SQLITE = {
    "column": """SELECT t.name, c.name, c.type, c."notnull", c.pk, c.dflt_value
        FROM sqlite_master t, pragma_table_xinfo(t.name) c WHERE t.type = 'table'""",
    "reference": """SELECT t.name, k."from", k."table", k."to", k.on_update, k.on_delete
        FROM sqlite_master t, pragma_foreign_key_list(t.name) k WHERE t.type = 'table'""",
    "table": "SELECT name, name, sql FROM sqlite_master WHERE type = 'table'",
    "index": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
    "trigger": "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'",
}
ON_POSTGRESQL = {
    "column": """SELECT relname, attname, format_type(atttypid, atttypmod), attnotnull, attidentity,
        pg_get_expr(adbin, adrelid) FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
        LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
        WHERE relkind = 'r' AND attnum > 0 AND NOT attisdropped
        AND relnamespace::regnamespace::text = current_schema()""",
    "constraint": """SELECT relname, conname, pg_get_constraintdef(pg_constraint.oid) FROM pg_constraint
        JOIN pg_class ON pg_class.oid = conrelid
        WHERE relnamespace::regnamespace::text = current_schema()""",
    "index": """SELECT tablename, indexname, replace(indexdef, schemaname || '.', '') FROM pg_indexes
        WHERE schemaname = current_schema()""",
    "trigger": """SELECT relname, tgname, pg_get_triggerdef(pg_trigger.oid, true), prosrc FROM pg_trigger
        JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid
        WHERE NOT tgisinternal AND relnamespace::regnamespace::text = current_schema()""",
}
WATCHED = re.compile(r"(?<=UPDATE OF )[\w, ]+?(?= ON )")
CHECK = re.compile(r"CONSTRAINT (\w+) CHECK ")


def said(connection: Connection) -> Facts:
    """All that stands in the current schema, Alembic's own table aside."""
    own = connection.dialect.name == "sqlite"
    facts: Facts = set()
    for what, question in (ON_SQLITE if own else ON_POSTGRESQL).items():
        for table, name, *words in connection.execute(text(question)):
            # a table that was made anew under another name is quoted ever after
            plain = " ".join(" ".join(map(str, words)).replace('"', "").split())
            if what == "table":
                facts |= {(table, "check", check, rule) for check, rule in checks(plain)}
            else:
                facts.add((table, what, name, WATCHED.sub(_in_order, plain)))
    return {fact for fact in facts if fact[0] != "alembic_version"}


def _in_order(columns: re.Match[str]) -> str:
    """Columns were added one after another: in which order they are watched says nothing."""
    return ", ".join(sorted(columns.group().split(", ")))


def checks(created: str) -> Iterator[tuple[str, str]]:
    """(name, rule) of each CHECK in the words that made a table."""
    for found in CHECK.finditer(created):
        depth = 0
        for at in range(found.end(), len(created)):
            depth += {"(": 1, ")": -1}.get(created[at], 0)
            if not depth:
                yield found.group(1), created[found.end() : at + 1].replace("( ", "(").replace(" )", ")")
                break


@contextmanager
def an_empty_place(engine: Engine) -> Iterator[Connection]:
    """A connection to a place of the same kind with no tables; what is made there goes away."""
    if engine.dialect.name == "sqlite":
        memory = create_engine("sqlite://")
        with memory.connect() as connection:
            yield connection
        memory.dispose()
        return
    with engine.connect() as connection:
        connection.execute(text("CREATE SCHEMA planted"))
        connection.execute(text("SET LOCAL search_path TO planted"))
        yield connection
        connection.rollback()
