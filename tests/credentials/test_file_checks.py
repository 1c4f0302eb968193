"""Somebody holds a file: is it ours, unchanged, and still valid? Hostile files get a kind sentence."""

import io
import zlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.hashes import SHA256
from flask import Flask
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from lms.config import Settings
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials import checking, operations, rules, sealing, signing
from lms.credentials.checking import Doubt, Vouched
from lms.credentials.keys import Ring
from lms.credentials.models import Certificate
from lms.credentials.pinned import pinned
from lms.credentials.signing.by_file import seal_of
from lms.i18n.languages import LANGUAGES
from tests.credentials import graduates
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor, words_of

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
ENGLISH = {"Accept-Language": "en"}
CODE = "DL-10000-0000T"
Say = Callable[..., Any]


def a_file(ring: Ring, code: str = CODE, digest: str = "0" * 64, at: datetime = DAY) -> bytes:
    """A file signed by the ring, whose pages matter to nobody here."""
    seal = seal_of(ring, ring.signing_name(at))
    room = sealing.room("Association Passerelle", code, digest, seal.room)
    return sealing.seal(b"%PDF-1.7\n1 0 obj\n" + room + b"\nendobj\n%%EOF", room, at, seal.sign)


def examined(pdf: bytes, ring: Ring) -> Vouched | Doubt:
    return checking.examine(pdf, checking.trust_of(ring))


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Ring:
    return Ring(
        tmp_path_factory.mktemp("keys"), b"a passphrase", "Association Passerelle", "https://x.example"
    )


@pytest.fixture(scope="module")
def signed(ring: Ring) -> bytes:
    return a_file(ring)


def test_a_file_we_signed_is_told_by_its_bytes(ring: Ring, signed: bytes) -> None:
    assert examined(signed, ring) == Vouched(CODE, "0" * 64, trusted=True)
    assert a_file(ring) == signed


def test_every_byte_counts(ring: Ring, signed: bytes) -> None:
    """Those of the signature included; each byte in turn is in tests/outside."""
    trust = checking.trust_of(ring)
    for place in range(0, len(signed), 29):
        altered = bytearray(signed)
        altered[place] ^= 0x01
        assert isinstance(checking.examine(bytes(altered), trust), Doubt), place


@settings(max_examples=20)
@given(place=st.integers(0, 3000), added=st.binary(min_size=1, max_size=8))
def test_nothing_can_be_put_in_or_after(ring: Ring, signed: bytes, place: int, added: bytes) -> None:
    assert isinstance(examined(signed[:place] + added + signed[place:], ring), Doubt)
    assert isinstance(examined(signed[: -len(added)], ring), Doubt)


def test_another_s_signature_is_told_apart(ring: Ring, tmp_path: Path) -> None:
    other = Ring(tmp_path, b"theirs", "Association Passerelle", "https://x.example")
    assert examined(a_file(other), ring) == Doubt("foreign")


def test_a_clock_set_back_never_signs_before_its_key(ring: Ring) -> None:
    seal = seal_of(ring, ring.signing_name(DAY))
    early, late = seal.moment(DAY - timedelta(days=9)), seal.moment(DAY + timedelta(days=9))
    assert (early, late) == (seal.certificate.not_valid_before_utc, DAY + timedelta(days=9))


def test_a_signature_moved_to_another_file_does_not_hold(ring: Ring, signed: bytes) -> None:
    other = a_file(ring, digest="1" * 64)
    start, end = signed.index(b"<30"), signed.index(b"%%EOF")
    assert examined(other[:start] + signed[start:end] + other[end:], ring) == Doubt("changed")


def test_what_a_revoked_key_signed_is_no_longer_vouched_for(tmp_path: Path) -> None:
    ring = Ring(tmp_path, b"ours", "Association Passerelle", "https://x.example")
    pdf = a_file(ring)
    ring.publish_revocations(DAY, ring.signing_name(DAY))
    assert examined(pdf, ring) == Vouched(CODE, "0" * 64, trusted=False)


def test_a_page_without_network_carries_every_year_s_key_but_those_revoked(tmp_path: Path) -> None:
    ring = Ring(tmp_path, b"ours", "Association Passerelle", "https://x.example")
    first, second = (ring.certificate(ring.signing_name(DAY + timedelta(days=days))) for days in (0, 400))
    marks = pinned(checking.trust_of(ring))
    assert set(marks["signers"].values()) == {one.fingerprint(SHA256()).hex() for one in (first, second)}
    assert marks["others"] == [ring.certificate("root").fingerprint(SHA256()).hex()]
    ring.publish_revocations(DAY, ring.signing_name(DAY + timedelta(days=400)))
    assert set(pinned(checking.trust_of(ring))["signers"].values()) == {first.fingerprint(SHA256()).hex()}


HOSTILE = {
    "empty": (b"", "not-a-pdf"),
    "a picture": (b"\x89PNG\r\n\x1a\n" * 50, "not-a-pdf"),
    "a bare beginning": (b"%PDF-", "unsigned"),
    "ten thousand objects": (b"%PDF-1.7\n" + b"1 0 obj<<>>endobj\n" * 10_000, "unsigned"),
    "a bomb": (b"%PDF-1.7\nstream\n" + zlib.compress(bytes(5_000_000)) + b"\nendstream", "unsigned"),
    "encrypted": (b"%PDF-1.7\ntrailer<</Encrypt 1 0 R>>", "unsigned"),
    "many ranges": (b"%PDF-1.7\n" + b"/ByteRange [0 0000000000 0000000000 0000000000]" * 20_000, "foreign"),
    "a range beyond": (b"%PDF-1.7\n/ByteRange [0 9999999999 9999999999 9999999999]", "foreign"),
    "our words": (f"%PDF-1.7\n/Reason ({CODE} sha-256:{'0' * 64})/ByteRange [".encode(), "changed"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_odd_files_are_answered(ring: Ring, kind: str) -> None:
    content, reason = HOSTILE[kind]
    assert examined(content, ring) == Doubt(reason)


@pytest.mark.parametrize(
    "signature", [b"0", b"\x30\x80" * 400, b"\x30\x84\xff\xff\xff\xff", bytes(2000), b"\xa0" * 3000]
)
def test_a_signature_that_is_none_is_answered(ring: Ring, signature: bytes) -> None:
    room = sealing.room("x", CODE, "0" * 64, 4000)
    pdf = sealing.seal(b"%PDF-1.7\n" + room, room, DAY, lambda _digest: signature)
    assert isinstance(examined(pdf, ring), Doubt)


@pytest.fixture
def our_ring(app: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ring:
    """The installation's own, new."""
    own = Settings(instance=tmp_path, secret_key="for tests only")
    monkeypatch.setitem(app.config, "SETTINGS", own)
    return signing.ring_of(own)


@pytest.fixture
def issued(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor) -> Certificate:
    """Amina's certificate, not drawn."""
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    with app.app_context():
        mine = select(Certificate).where(Certificate.person_id == promotion.amina.id)
        return db.session.scalars(mine).one()


@pytest.fixture
def say(visit: Visitor) -> Say:
    """`say(pdf)` is what the public page says of a file; `say(pdf, json=True)` what programs are told."""

    def sent(pdf: bytes, json: bool = False, **headers: str) -> Any:
        accept = {"Accept": "application/json"} if json else {}
        answer = visit().post(
            "/verify/file",
            {"file": (io.BytesIO(pdf), "certificate.pdf")},
            headers=ENGLISH | accept | headers,
            content_type="multipart/form-data",
        )
        assert answer.status_code == 200, answer.text
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
        return answer.get_json() if json else words_of(answer)

    return sent


def file_of(ring: Ring, certificate: Certificate) -> bytes:
    return a_file(ring, certificate.code, rules.digest(certificate.facts), now())


def test_a_genuine_file_says_what_the_register_says(our_ring: Ring, issued: Certificate, say: Say) -> None:
    pdf = file_of(our_ring, issued)
    said = say(pdf)
    for words in ("This file is genuine.", "Amina Yusufzai", "DigitAll débutant", issued.code):
        assert words in said
    told = say(pdf, json=True)
    assert (told["state"], told["certificate"]["holder"]) == ("genuine", "Amina Yusufzai")
    assert told["certificate"]["issued_on"] == issued.facts["issued_on"]


def test_a_revoked_one_says_so(app: Flask, our_ring: Ring, issued: Certificate, say: Say) -> None:
    with app.app_context(), transaction():
        db.session.merge(issued).revoked_at = now()
    said = say(file_of(our_ring, issued))
    assert "No longer valid." in said
    assert "genuine" not in said


def test_an_earlier_version_is_replaced_and_its_name_is_not_told(
    app: Flask,
    cast: Cast,
    promotion: Promotion,
    our_ring: Ring,
    issued: Certificate,
    say: Say,
    visit: Visitor,
) -> None:
    pdf = file_of(our_ring, issued)
    graduates.rename(app, promotion.amina, "Amina Rahimi")
    visit(cast.coordinator).post(f"{promotion.page}/{issued.id}/again", {"latin_name": ""})
    told = say(pdf, json=True)
    assert (told["state"], told["certificate"]) == ("replaced", None)
    assert "Amina" not in say(pdf)


def test_facts_the_register_does_not_hold_are_not_confirmed(
    our_ring: Ring, issued: Certificate, say: Say
) -> None:
    assert say(a_file(our_ring, issued.code), json=True)["state"] == "unknown"
    assert say(a_file(our_ring, "DL-00000-00012"), json=True)["state"] == "unknown"


def test_facts_changed_in_the_register_show(
    app: Flask, our_ring: Ring, issued: Certificate, say: Say
) -> None:
    pdf = file_of(our_ring, issued)
    with app.app_context(), transaction():
        db.session.merge(issued).facts = issued.facts | {"hours": 99}
    assert say(pdf, json=True)["state"] == "unknown"


@pytest.mark.parametrize("language", sorted(LANGUAGES))
def test_the_answer_speaks_every_language(our_ring: Ring, say: Say, language: str) -> None:
    assert say(b"%PDF-1.7", **{"Accept-Language": language})


def test_a_page_without_a_file_asks_for_one(visit: Visitor) -> None:
    answer = visit().post("/verify/file", headers=ENGLISH)
    assert (answer.status_code, "Choose a file." in answer.text) == (422, True)


def test_nobody_checks_many_files(monkeypatch: pytest.MonkeyPatch, say: Say, visit: Visitor) -> None:
    monkeypatch.setattr(operations, "CHECKS_PER_ADDRESS", 1)
    say(b"%PDF-1.7")
    again = visit().post("/verify/file", {"file": (io.BytesIO(b"%PDF-1.7"), "a.pdf")})
    assert again.status_code == 429
