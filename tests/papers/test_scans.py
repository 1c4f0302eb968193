"""Scans of signed sheets: checked, kept once by their digest, in the register, found by their code."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from PIL import Image
from sqlalchemy import select

from lms.config import Settings
from lms.core import clock
from lms.core.db import db
from lms.papers import scanning
from lms.papers.models import PaperScan
from lms.scheduling.evidence.models import RegisterEntry
from lms.scheduling.evidence.queries import register_of
from lms.scheduling.evidence.rules import sheet_code
from tests.factories import Browser, Cast, Visitor, words_of
from tests.papers.conftest import got
from tests.scheduling.conftest import TUESDAY

MOST_BYTES_HERE = 10_000
PDF = b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def photo(kind: str = "PNG", **more: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(out, kind, **more)
    return out.getvalue()


@pytest.fixture(autouse=True)
def began(cast: Cast) -> Iterator[None]:
    """The evening began ten minutes ago."""
    with clock.at(TUESDAY.replace(minute=40)):
        yield


@pytest.fixture
def sitting(cast: Cast) -> str:
    """The address of our evening."""
    return f"/sessions/{cast.ours.session.id}"


def send(browser: Browser, sitting: str, content: bytes, code: str = "", name: str = "scan") -> int:
    session = int(sitting.rpartition("/")[2])
    fields = {"file": (io.BytesIO(content), name), "code": code or sheet_code(session)}
    return browser.post(f"{sitting}/papers", fields).status_code


def test_a_scan_is_kept_once_shown_and_sealed_in_the_register(
    app: Flask, cast: Cast, visit: Visitor, settings: Settings, sitting: str
) -> None:
    browser = visit(cast.trainer)
    assert [send(browser, sitting, PDF), send(browser, sitting, PDF), send(browser, sitting, photo())] == [
        303
    ] * 3
    with app.app_context():
        rows = list(db.session.scalars(select(PaperScan).order_by(PaperScan.id)))
        facts = [
            entry.facts for entry in db.session.scalars(select(RegisterEntry).order_by(RegisterEntry.id))
        ]
        assert register_of(cast.ours.session.id).broken_at is None
    assert (rows[0].kind, rows[0].size) == ("pdf", len(PDF))
    assert [(each["what"], each["scan"]) for each in facts] == [("scan", row.digest) for row in rows]
    place = Path(settings.documents / "scans")
    assert (place / f"{rows[0].digest}.pdf").read_bytes() == PDF
    assert settings.built_static not in place.parents
    _status, content, headers = got(browser, f"{sitting}/scans/{rows[0].id}")
    assert content == PDF
    assert headers["Content-Disposition"].startswith("attachment")
    assert "sandbox" in headers["Content-Security-Policy"]
    assert got(browser, f"{sitting}/scans/{rows[1].id}")[2]["Content-Type"] == "image/jpeg"
    assert f"/scans/{rows[1].id}" in browser.get(f"{sitting}/papers").text
    assert visit(cast.theirs.people["trainer"]).get(f"{sitting}/scans/{rows[0].id}").status_code == 404


def test_a_photo_loses_what_a_phone_hid_in_it(
    app: Flask, cast: Cast, visit: Visitor, settings: Settings, sitting: str
) -> None:
    hidden = Image.Exif()
    hidden[0x010E], hidden[0x0112] = "chez Amina", 6
    assert send(visit(cast.trainer), sitting, photo("JPEG", exif=hidden)) == 303
    with app.app_context():
        digest = db.session.scalars(select(PaperScan.digest)).one()
    written = (settings.documents / "scans" / f"{digest}.jpeg").read_bytes()
    assert b"Amina" not in written
    with Image.open(io.BytesIO(written)) as picture:
        assert picture.size == (30, 40)  # the phone said that it lay on its side


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not a scan",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        PDF[:-8],
        PDF.replace(b"/Catalog", b"/Catalog/OpenAction 2 0 R"),
        b"%PDF-1.7" + b" " * MOST_BYTES_HERE + b"%%EOF",
        photo()[:60],
        b"GIF89a\x01\x00\x01\x00",
    ],
    ids=["empty", "text", "svg", "cut", "active", "heavy", "half a picture", "gif"],
)
def test_what_is_no_scan_is_refused_in_words(
    app: Flask,
    cast: Cast,
    visit: Visitor,
    sitting: str,
    content: bytes,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(scanning, "MOST_BYTES", MOST_BYTES_HERE)
    assert send(visit(cast.trainer), sitting, content) == 422
    with app.app_context():
        assert db.session.scalar(select(PaperScan.id)) is None
        assert register_of(cast.ours.session.id).version == 0


def test_a_scan_of_another_evening_or_before_this_one_is_refused(
    cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser = visit(cast.trainer)
    assert send(browser, sitting, PDF, code=sheet_code(cast.theirs.session.id)) == 422
    with clock.at(TUESDAY):
        assert send(browser, sitting, PDF) == 422


def test_a_sheet_is_found_by_its_code_by_those_who_may_open_it(
    cast: Cast, visit: Visitor, sitting: str
) -> None:
    code = sheet_code(cast.ours.session.id)
    browser = visit(cast.trainer)
    assert browser.get("/sheets", query_string={"code": f" {code.lower()} "}).location == f"{sitting}/papers"
    for typed in (code[:-1] + "!", "9999-ZZ", sheet_code(cast.theirs.session.id), "١-AB", "x" * 300):
        answer = browser.get("/sheets", query_string={"code": typed})
        assert answer.status_code == 422, typed
        assert "No sheet of yours has this code" in words_of(answer)
