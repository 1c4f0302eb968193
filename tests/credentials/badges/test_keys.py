"""The keys of badges: made at need, renewed each year, the public ones kept for ever."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from lms.credentials.badges import keys as module
from lms.credentials.badges import published
from lms.credentials.badges.keys import DOCUMENTS, SQUARES, TOKENS, BadgeKeys
from lms.credentials.keys import KeyLost

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def ring(tmp_path: Path) -> BadgeKeys:
    return BadgeKeys(tmp_path / "keys", b"a passphrase")


@pytest.mark.parametrize("kind", [DOCUMENTS, SQUARES])
def test_a_key_serves_a_year_then_another_and_both_stay_published(ring: BadgeKeys, kind: str) -> None:
    first = ring.in_use(kind, DAY)
    assert ring.in_use(kind, DAY + timedelta(days=364)).name == first.name
    second = ring.in_use(kind, DAY + timedelta(days=365))
    assert list(ring.public(kind)) == [first.name, second.name]
    assert ring.in_use(kind, DAY - timedelta(days=30)).name == second.name  # a clock set back renews nothing


def test_tokens_are_signed_with_2048_bits_or_more(ring: BadgeKeys) -> None:
    assert ring.in_use(TOKENS, DAY).private.key_size >= 2048


def test_only_we_may_read_them_and_only_with_the_passphrase(ring: BadgeKeys) -> None:
    name = ring.in_use(DOCUMENTS, DAY).name
    locked = ring.folder / f"{name}.key"
    assert locked.stat().st_mode & 0o777 == 0o600
    assert b"ENCRYPTED" in locked.read_bytes()
    with pytest.raises(KeyLost):
        BadgeKeys(ring.folder, b"another").in_use(DOCUMENTS, DAY)


def test_a_lost_key_is_said(ring: BadgeKeys) -> None:
    name = ring.in_use(SQUARES, DAY).name
    (ring.folder / f"{name}.key").unlink()
    module._opened.cache_clear()
    with pytest.raises(KeyLost, match=name):
        ring.in_use(SQUARES, DAY)


@pytest.mark.parametrize(
    ("address", "did"),
    [
        ("https://formation.example.org", "did:web:formation.example.org"),
        ("https://formation.example.org/", "did:web:formation.example.org"),
        ("http://127.0.0.1:8000", "did:web:127.0.0.1%3A8000"),
        ("https://example.org/a/b", "did:web:example.org:a:b"),
    ],
)
def test_who_we_are_follows_from_our_address(address: str, did: str) -> None:
    assert published.did_of(address) == did


def test_base_58_as_bitcoin_writes_it() -> None:
    assert published.multibase(b"Hello World!") == "z2NEpo7TZRRrLZSi2U"
    assert published.multibase(b"\0\0\x28\x7f\xb4\xcd") == "z11233QC4"
