"""The sealed register of an evening: whoever changes, drops or slips in an entry is found."""

from dataclasses import replace
from datetime import timedelta

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as some
from sqlalchemy import select, text

from lms.core.db import append_only_statements, db, lasting_columns
from lms.scheduling.evidence import rules
from lms.scheduling.evidence.models import RegisterEntry
from lms.scheduling.evidence.queries import register_of
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.evidence.signing import DRAWN, picture

FACTS = some.lists(
    some.dictionaries(some.text(max_size=5), some.integers() | some.text(max_size=5), max_size=3),
    min_size=1,
    max_size=6,
)


def chain(told: list[dict[str, object]]) -> list[rules.Entry]:
    """A register that holds."""
    entries: list[rules.Entry] = []
    for number, facts in enumerate(told, 1):
        before = entries[-1].digest if entries else rules.FIRST
        entries.append(rules.Entry(number, facts, before, rules.seal(number, facts, before)))
    return entries


@given(FACTS, some.data())
def test_any_change_of_an_earlier_entry_is_found(
    told: list[dict[str, object]], data: some.DataObject
) -> None:
    entries = chain(told)
    assert rules.broken_at(entries) is None
    at = data.draw(some.integers(0, len(entries) - 1))
    entry = entries[at]
    changed = rules.Entry(entry.number, {**entry.facts, "slipped in": 1}, entry.before, entry.digest)
    assert rules.broken_at([*entries[:at], changed, *entries[at + 1 :]]) == at + 1
    if at < len(entries) - 1:
        assert rules.broken_at([*entries[:at], *entries[at + 1 :]]) == at + 1
        again = rules.Entry(
            entry.number,
            changed.facts,
            entry.before,
            rules.seal(entry.number, changed.facts, entry.before),
        )
        assert rules.broken_at([*entries[:at], again, *entries[at + 1 :]]) == at + 2


def test_an_entry_sealed_anew_breaks_the_next_one_though_that_is_made_to_follow() -> None:
    first, second = chain([{"what": "absent"}, {"what": "trainer signed"}])
    facts = {"what": "present"}
    forged = rules.Entry(1, facts, rules.FIRST, rules.seal(1, facts, rules.FIRST))
    assert rules.broken_at([first, second]) is None
    assert rules.broken_at([forged, replace(second, before=forged.digest)]) == 2


def test_every_thing_recorded_is_in_the_register(app: Flask, cast: Cast, visit: Visitor) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    page = f"/sessions/{cast.ours.session.id}"
    browser.post(page, {f"status_{place}": "absent", f"seen_{place}": "0"})
    browser.post(f"{page}/sign/{place}", DRAWN)
    browser.post(f"{page}/close", {})
    with app.app_context():
        told = db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.number)).all()
        assert [entry.facts["what"] for entry in told] == ["attested", "signed", "trainer signed"]
        assert told[1].facts["drawing"] == rules.digest_of(picture())
        register = register_of(cast.ours.session.id)
        assert (register.version, register.broken_at) == (3, None)
    sheet = words_of(browser.get(f"{page}/sheet"))
    assert "Version 3" in sheet
    assert register.shown in sheet


def test_a_row_changed_behind_the_back_of_the_database_breaks_the_chain(
    app: Flask, cast: Cast, visit: Visitor
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    page = f"/sessions/{cast.ours.session.id}"
    browser.post(page, {f"status_{place}": "absent", f"seen_{place}": "0"})
    browser.post(f"{page}/sign/{place}", DRAWN)
    with app.app_context(), db.engine.begin() as connection:
        own = connection.dialect.name == "sqlite"
        trigger = "register_entries_append_only"
        connection.execute(text(f"DROP TRIGGER {trigger}" + ("" if own else " ON register_entries")))
        connection.execute(text("UPDATE register_entries SET digest = :d WHERE number = 1"), {"d": "0" * 64})
        columns = lasting_columns(RegisterEntry.__table__)  # type: ignore[arg-type]  # declared as FromClause
        for where, statement in append_only_statements("register_entries", columns):
            if where == connection.dialect.name and "FUNCTION register" not in statement.split("EXECUTE")[0]:
                connection.execute(text(statement))
    with app.app_context():
        assert register_of(cast.ours.session.id).broken_at == 1
    assert "no longer follows" in words_of(browser.get(page))


@pytest.mark.parametrize(
    "sent",
    [
        b"",
        b"GIF89a",
        picture()[:-3],
        picture(5000, 2),
        picture().replace(b"IDAT", b"IDAS"),
        b"\x89PNG\r\n\x1a\n" + b"\xff" * 50,
        picture() + b"\0" * rules.MOST_BYTES,
    ],
)
def test_what_is_no_small_picture_is_no_drawing(sent: bytes) -> None:
    assert rules.clean_drawing(sent) is None


@given(some.binary(max_size=200))
def test_no_bytes_make_the_reader_of_drawings_stumble(sent: bytes) -> None:
    assert rules.clean_drawing(b"\x89PNG\r\n\x1a\n" + sent) is None


@given(some.integers(1, 10**6), some.integers(0, 10**6))
def test_a_code_on_the_wall_is_good_for_a_minute_and_for_its_evening(session: int, seconds: int) -> None:
    moment = TUESDAY + timedelta(seconds=seconds)
    code = rules.code_at(b"key", session, moment)
    assert rules.is_fresh(b"key", session, code, moment + timedelta(seconds=59))
    assert not rules.is_fresh(b"key", session, code, moment + timedelta(seconds=91))
    assert not rules.is_fresh(b"key", session + 1, code, moment)
    assert not rules.is_fresh(b"other", session, code, moment)
