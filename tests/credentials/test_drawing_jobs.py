"""Drawing in the background: whole files, obstacles in words, and reruns that change nothing."""

import errno
import io
import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from lms.config import Settings
from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials import jobs, making, rules, signing, storing
from lms.credentials.models import Certificate
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH, FRENCH = ({"Accept-Language": language} for language in ("en", "fr"))
LARGEST = 32_000
"""Bytes of a certificate, as it is issued to somebody on a phone whose data is dear."""
Draw = Callable[[], int]


@pytest.fixture
def browser(cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's."""
    return visit(cast.coordinator)


def amina_s(app: Flask, promotion: Promotion) -> Certificate:
    mine = select(Certificate).where(Certificate.person_id == promotion.amina.id)
    with app.app_context():
        found = db.session.scalar(mine.order_by(Certificate.version.desc()))
        assert found
        return found


def stored(settings: Settings) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in settings.documents.glob("*.pdf")}


def test_a_name_no_font_can_draw_is_an_obstacle_with_a_way_out(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw
) -> None:
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).native_name = "\U00012000\U00012001"  # cuneiform
    browser.post(f"{promotion.page}/issue")
    draw()
    one = amina_s(app, promotion)
    assert (one.file, one.obstacle) == ("", "letters \U00012000 \U00012001")
    said, dit = (words_of(browser.get(promotion.page, headers=spoken)) for spoken in (ENGLISH, FRENCH))
    assert "cannot be printed with these characters: \U00012000 \U00012001. Use the name in Latin" in said
    assert "\U00012000 \U00012001" in dit
    assert "Latin letters" not in dit
    offered = browser.get(f"{promotion.page}/{one.id}/again").text
    assert 'value="Amina Yusufzai"' in offered
    browser.post(f"{promotion.page}/{one.id}/again", {"latin_name": "Amina Yusufzai"})
    draw()
    again = amina_s(app, promotion)
    assert (again.version, again.obstacle, bool(again.file)) == (2, "", True)


def test_a_job_done_twice_leaves_one_file_and_the_same_bytes(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, settings: Settings
) -> None:
    browser.post(f"{promotion.page}/issue")
    one = amina_s(app, promotion)
    with app.app_context():
        jobs.draw_certificate(one.id)  # a worker that dies before the end: the file is there, unsaid
    before = stored(settings)
    draw()
    after = stored(settings)
    assert before.items() <= after.items()
    assert amina_s(app, promotion).file in before
    assert max(map(len, after.values())) <= LARGEST  # with badge, facts and signed square; Latin and Arabic
    with app.app_context():
        assert jobs.draw_certificate(one.id) is None


def test_what_was_issued_is_served_though_names_change(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, visit: Visitor, settings: Settings
) -> None:
    browser.post(f"{promotion.page}/issue")
    draw()
    one = amina_s(app, promotion)
    with app.app_context(), transaction():
        db.session.merge(promotion.amina).legal_name = "Somebody Else"
        db.session.merge(promotion.cohort).name = "Another name"
    with visit(promotion.amina).get(f"/my-certificates/{one.id}/pdf") as answer:
        assert answer.data == stored(settings)[one.file]


def test_what_is_drawn_is_signed_and_checks_as_genuine(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, visit: Visitor, settings: Settings
) -> None:
    browser.post(f"{promotion.page}/issue")
    draw()
    pdf = stored(settings)[amina_s(app, promotion).file]
    said = visit().post("/verify/file", {"file": (io.BytesIO(pdf), "mine.pdf")}, headers=ENGLISH)
    assert "This file is genuine." in words_of(said)
    assert "Amina Yusufzai" in said.text


def test_a_lost_key_is_said_and_the_drawing_is_done_once_it_is_mended(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, settings: Settings
) -> None:
    signing.ring_of(settings).signing_name(clock.now())
    signing.forget_seals()
    away = settings.keys.rename(settings.keys.with_name("keys-away"))
    settings.keys.mkdir()
    (settings.keys / "root.crt").write_bytes((away / "root.crt").read_bytes())
    browser.post(f"{promotion.page}/issue")
    draw()
    one, page = amina_s(app, promotion), words_of(browser.get(promotion.page, headers=ENGLISH))
    assert (one.file, one.obstacle) == ("", "key")
    assert "Not drawn" in page
    assert "The key that signs certificates cannot be used" in page
    shutil.rmtree(settings.keys)
    away.rename(settings.keys)
    draw()
    assert amina_s(app, promotion).file == ""
    with clock.at(clock.now() + timedelta(minutes=11)):
        draw()
    assert (bool(amina_s(app, promotion).file), amina_s(app, promotion).obstacle) == (True, "")


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device")


def test_a_full_disk_waits_and_is_mended(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post(f"{promotion.page}/issue")
    with monkeypatch.context() as patch:
        patch.setattr("os.fsync", full)
        draw()
    assert amina_s(app, promotion).file == ""
    assert "Waiting to be drawn" in words_of(browser.get(promotion.page, headers=ENGLISH))
    with clock.at(clock.now() + timedelta(minutes=5)):
        draw()
    assert amina_s(app, promotion).file


def test_a_drawing_given_up_says_so_and_can_be_asked_for_again(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.post(f"{promotion.page}/issue")
    with monkeypatch.context() as patch:
        patch.setattr(storing, "store", full)
        patch.setattr(
            making, "make", lambda *_: b"%PDF"
        )  # it is kept nowhere: one that costs nothing will do
        for hours in range(10):
            with clock.at(clock.now() + timedelta(hours=2 * hours)):
                draw()
    one = amina_s(app, promotion)
    assert "did not succeed" in words_of(browser.get(promotion.page, headers=ENGLISH))
    assert browser.post(f"{promotion.page}/{one.id}/draw-again").status_code == 303
    draw()
    assert amina_s(app, promotion).file


def test_a_lost_file_is_said_and_drawn_again(
    app: Flask, promotion: Promotion, browser: Browser, draw: Draw, visit: Visitor, settings: Settings
) -> None:
    browser.post(f"{promotion.page}/issue")
    draw()
    one = amina_s(app, promotion)
    content = (settings.documents / one.file).read_bytes()
    (settings.documents / one.file).unlink()
    lost = browser.get(f"{promotion.page}/{one.id}/pdf")
    assert (lost.status_code, f"{promotion.page}/{one.id}/draw-again" in lost.text) == (409, True)
    assert visit(promotion.amina).get(f"/my-certificates/{one.id}/pdf").status_code == 409
    browser.post(f"{promotion.page}/{one.id}/draw-again")
    draw()
    assert (settings.documents / one.file).read_bytes() == content


def test_what_is_drawn_or_about_to_be_is_not_drawn_again(
    app: Flask,
    promotion: Promotion,
    browser: Browser,
    draw: Draw,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    browser.post(f"{promotion.page}/issue")
    one = amina_s(app, promotion)
    waiting = browser.post(f"{promotion.page}/{one.id}/draw-again", headers=ENGLISH)
    assert (waiting.status_code, "is being drawn" in words_of(waiting)) == (409, True)
    with monkeypatch.context() as patch:
        patch.setattr(making, "make", lambda *_: b"%PDF as issued")
        draw()
    monkeypatch.setattr(making, "make", lambda *_: b"%PDF of another day")
    refused = browser.post(f"{promotion.page}/{one.id}/draw-again", headers=ENGLISH)
    assert (refused.status_code, "it never changes" in words_of(refused)) == (409, True)
    assert draw() == 0
    assert (settings.documents / amina_s(app, promotion).file).read_bytes() == b"%PDF as issued"


def test_a_disk_that_fails_half_way_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="space"):
        storing.store(tmp_path, "one.pdf", b"content")
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_what_dead_workers_left_is_cleared(tmp_path: Path) -> None:
    storing.store(tmp_path, "one.pdf", b"1")
    left = tmp_path / "unfinished" / "left"
    left.write_bytes(b"half")
    with clock.at(clock.now() + timedelta(hours=2)):
        storing.store(tmp_path, "two.pdf", b"2")
    assert sorted(path.name for path in tmp_path.rglob("*") if path.is_file()) == ["one.pdf", "two.pdf"]


def test_a_file_is_readable_by_us_alone(tmp_path: Path) -> None:
    storing.store(tmp_path, "one.pdf", b"1")
    assert (tmp_path / "one.pdf").stat().st_mode & 0o077 == 0


json_values: st.SearchStrategy[Any] = st.text() | st.integers() | st.none() | st.lists(st.text(), max_size=3)


@given(st.dictionaries(st.text(), json_values))
def test_the_digest_does_not_depend_on_the_order_facts_were_written_in(facts: dict[str, Any]) -> None:
    backwards = dict(reversed(facts.items()))
    assert rules.digest(backwards) == rules.digest(facts)


@given(st.dictionaries(st.text(), json_values), st.text(), json_values)
def test_any_fact_that_changes_changes_the_digest(facts: dict[str, Any], name: str, value: Any) -> None:
    changed = facts | {name: value}
    assert (rules.digest(changed) == rules.digest(facts)) == (changed == facts)


def test_the_canonical_form_is_plain_to_read() -> None:
    assert rules.canonical({"b": "é", "a": [1, None]}) == '{"a":[1,null],"b":"é"}'.encode()
