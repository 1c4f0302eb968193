"""The list of the revoked: large enough to hide in, one bit each."""

import json
from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from lms.credentials.badges.statuses import ENTRIES, status_list
from tests.credentials.badges.reading import bits_of

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)


@settings(max_examples=5)
@given(st.sets(st.integers(0, ENTRIES - 1), max_size=20))
def test_exactly_the_revoked_are_set(positions: set[int]) -> None:
    told = status_list("https://x.example/badges/status/1", "did:web:x.example", positions, DAY)
    assert bits_of(told) == sorted(positions)


def test_the_bits_are_counted_from_the_left_as_the_standard_does() -> None:
    told = status_list("https://x.example/1", "did:web:x.example", [0, 131_071], DAY)
    assert bits_of(told) == [0, 131_071]
    assert told["credentialSubject"]["statusPurpose"] == "revocation"
    assert told["validUntil"] == "2026-12-22T09:00:00Z"


def test_it_weighs_little() -> None:
    assert (
        len(json.dumps(status_list("https://x.example/1", "did:web:x.example", range(0, 3000, 3), DAY)))
        < 2000
    )
