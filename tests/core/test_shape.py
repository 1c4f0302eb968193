"""The migrations make what the models say, and can be taken back."""

from collections.abc import Iterator
from typing import Any

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from flask import Flask
from sqlalchemy import (
    CheckConstraint,
    Column,
    Connection,
    Engine,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    UniqueConstraint,
    inspect,
    select,
    text,
)
from sqlalchemy.exc import DatabaseError

from lms.accounts import audit
from lms.accounts.models import AuditEntry
from lms.cohorts.models import CohortStaff
from lms.core import shape
from lms.core.db import Base, append_only, db, transaction
from lms.demo import builders
from lms.scheduling.models import Attendance, SessionStaff
from tests.core.told import Facts, an_empty_place, said
from tests.factories import Cast, forget_cast


@pytest.fixture
def connection(app: Flask) -> Iterator[Connection]:
    """The database the migrations brought into shape."""
    with app.app_context(), db.engine.connect() as connection:
        yield connection


def differences(connection: Connection, models: MetaData) -> list[object]:
    """What a migration is missing, or has that the models do not."""
    return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), models))


def made(engine: Engine, models: MetaData) -> Facts:
    """What the database says once it has made the tables of `models` itself."""
    with an_empty_place(engine) as place:
        models.create_all(place, checkfirst=False)
        return said(place)


def test_models_and_migrations_say_the_same(connection: Connection) -> None:
    assert not differences(connection, Base.metadata)


def test_the_database_says_the_same_of_both(connection: Connection) -> None:
    """Defaults, words of checks, parts of indexes, columns a trigger watches: Alembic compares none."""
    assert sorted(said(connection) ^ made(connection.engine, Base.metadata)) == []


def a_table(
    default: str = "1", rule: str = "a > 0", part: str = "a > 5", watched: tuple[str, ...] = ("a", "b")
) -> MetaData:
    """A table of evidence, as it should be or a little otherwise."""
    models = MetaData()
    table = Table(
        "planted",
        models,
        Column("a", Integer, server_default=default),
        Column("b", Integer, *[ForeignKey("planted.a", ondelete="SET NULL")] * (watched == ("a",))),
        CheckConstraint(rule, name="enough"),
        UniqueConstraint("a", name="one"),
        Index("part", "a", sqlite_where=text(part), postgresql_where=text(part)),
    )
    append_only(table)
    return models


@pytest.mark.parametrize(
    ("planted", "what"),
    [
        ({"default": "2"}, {"column"}),
        ({"rule": "a > 1"}, {"check", "constraint"}),
        ({"part": "a > 6"}, {"index"}),
        ({"watched": ("a",)}, {"trigger"}),
    ],
)
def test_a_difference_is_caught(connection: Connection, planted: dict[str, Any], what: set[str]) -> None:
    differing = made(connection.engine, a_table()) ^ made(connection.engine, a_table(**planted))
    assert {kind for _table, kind, *_said in differing} & what


def test_a_model_without_its_migration_is_caught(connection: Connection) -> None:
    planted = MetaData(naming_convention=Base.metadata.naming_convention)
    for table in Base.metadata.sorted_tables:
        table.to_metadata(planted)
    Table("planted", planted, Column("id", Integer, primary_key=True))
    planted.tables["sites"].append_column(Column("planted", Integer))
    assert len(differences(connection, planted)) == 2


def test_migrations_go_down_to_nothing_and_up_again(app: Flask) -> None:
    with app.app_context():
        db.session.remove()
        try:
            command.downgrade(shape.migrations(), "base")
            with db.engine.connect() as connection:
                assert set(inspect(connection).get_table_names()) == {"alembic_version"}
                assert not functions(connection)
        finally:
            command.upgrade(shape.migrations(), "head")
        with db.engine.connect() as connection:
            assert not differences(connection, Base.metadata)
    forget_cast()


def test_who_stood_in_is_carried_into_the_team_of_the_evening(app: Flask, cast: Cast) -> None:
    session, stands_in = cast.ours.session.id, cast.theirs.people["trainer"].id
    with app.app_context():
        with transaction():
            volunteer = builders.a_person("Bénévole").id
            db.session.add(CohortStaff(cohort_id=cast.ours.cohort.id, person_id=volunteer, part="volunteer"))
        db.session.remove()
        try:
            command.downgrade(shape.migrations(), "0015")
            with db.engine.begin() as connection:
                row = {"session": session, "person": stands_in}
                connection.execute(text("INSERT INTO session_substitutes VALUES (:session, :person)"), row)
        finally:
            command.upgrade(shape.migrations(), "head")
        team = select(SessionStaff.person_id, SessionStaff.part).where(SessionStaff.session_id == session)
        assert {(person, part) for person, part in db.session.execute(team)} == {
            (stands_in, "trainer"),
            *helpers(cast),
        }


def helpers(cast: Cast) -> set[tuple[int, str]]:
    """The volunteers of our cohort, as rows of its evenings."""
    known = select(CohortStaff.person_id).where(
        CohortStaff.cohort_id == cast.ours.cohort.id, CohortStaff.part == "volunteer"
    )
    return {(person, "volunteer") for person in db.session.scalars(known)}


def functions(connection: Connection) -> list[str]:
    """Functions of ours that are left: PostgreSQL does not drop them with their table."""
    if connection.dialect.name == "sqlite":
        return []
    ours = "SELECT proname FROM pg_proc WHERE proname LIKE '%append_only'"
    return list(connection.scalars(text(ours)))


EVIDENCE = (
    "answers",
    "attempt_ends",
    "attempts",
    "attendance",
    "audit_entries",
    "badges",
    "course_packages",
    "course_publications",
    "exam_answers",
    "exam_cancellations",
    "exam_ends",
    "exam_moves",
    "exam_sittings",
    "exits",
    "logos",
    "mark_overrides",
    "observations",
    "paper_scans",
    "placement_answers",
    "placement_decisions",
    "placements",
    "prerequisite_overrides",
    "register_entries",
    "signatures",
    "signed_badges",
    "submissions",
)


def guarded(connection: Connection) -> list[str]:
    """Tables with a trigger that refuses changes."""
    catalogue = (
        "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
        if connection.dialect.name == "sqlite"
        else "SELECT relname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid WHERE NOT tgisinternal"
    )
    return sorted(connection.scalars(text(catalogue)))


def test_the_database_guards_all_evidence(connection: Connection) -> None:
    assert guarded(connection) == list(EVIDENCE)


@pytest.mark.usefixtures("cast")
def test_what_is_written_in_the_trail_stays_as_it_is(app: Flask, connection: Connection) -> None:
    connection.execute(
        text(
            "INSERT INTO audit_entries (at, action, subject, subject_id, details)"
            " VALUES ('2026-11-24 18:30:00', 'create', 'site', 1, '{}')"
        )
    )
    with pytest.raises(DatabaseError, match="audit_entries is append-only"):
        connection.execute(text("UPDATE audit_entries SET action = 'change'"))
    connection.rollback()


def test_who_wrote_evidence_can_be_erased_and_the_evidence_stays(app: Flask, cast: Cast) -> None:
    with app.app_context():
        with transaction():
            audit.note(cast.trainer.id, "try", "cohort", cast.ours.cohort.id)
            builders.attended(cast.ours.session, cast.ours.enrolment, recorded_by_id=cast.trainer.id)
            db.session.execute(text("DELETE FROM cohort_staff"))
            db.session.execute(text("DELETE FROM people WHERE id = :id"), {"id": cast.trainer.id})
        assert db.session.scalars(select(AuditEntry.actor_id)).all() == [None]
        assert db.session.scalars(select(Attendance.recorded_by_id)).all() == [None]
