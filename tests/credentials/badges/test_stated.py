"""Our documents stated by a table: the very statements that a reader of any JSON-LD makes."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lms.credentials import designs
from lms.credentials.badges import canonical, stated
from lms.credentials.badges.canonical import CREDENTIALS
from lms.credentials.badges.credential import Award, credential
from lms.credentials.badges.statuses import status_list

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
AWARD = Award(
    "6f1f1d6e-7c1b-4a0c-9a51-0c2f6f1f9d11", 1, 7, DAY, "https://x.example:8443", "did:web:x.example%3A8443"
)
FACTS = {**designs.sample("completion"), "course": "debutant", "level_code": "beginner", "also": ""}
SPOKEN = st.sampled_from(["fr", "ar", "fr+en"])
PROOF = {
    "type": "DataIntegrityProof",
    "cryptosuite": "eddsa-rdfc-2022",
    "created": "2026-11-22T09:00:00Z",
    "verificationMethod": "did:web:x.example#key",
    "proofPurpose": "assertionMethod",
}


def assert_stated_alike(document: dict[str, Any]) -> None:
    assert stated.quads(document) == canonical.quads(document)


@settings(max_examples=8)
@given(
    st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1),
    st.sampled_from(["fr", "ar", "fr+en"]),
)
@example(words='A "course" \\ of 王', language="fr")
def test_a_badge_is_stated_alike_whatever_its_words(words: str, language: str) -> None:
    told = {"course_title": words, "issuer": words, "language": language, "expires_on": "2027-01-03"}
    document = credential({**FACTS, **told}, AWARD)
    assert_stated_alike(document)
    assert_stated_alike({"@context": document["@context"], **PROOF})


def test_a_badge_without_competences_nor_end_and_a_status_list_too() -> None:
    assert_stated_alike(credential({**FACTS, "competences": [], "level": None}, AWARD))
    assert_stated_alike(status_list("https://x.example/badges/status/1", "did:web:x.example", [3], DAY))


@pytest.mark.parametrize(
    "change",
    [
        {"holder": "x"},
        {"name": "\u0007"},
        {"name": {"en": "x"}},
        {"type": ["Diploma"]},
        {"id": "not an address"},
        {"@context": ["https://example.org/other"]},
        {"credentialStatus": [{"type": "Profile"}, {"type": "Profile"}]},
    ],
    ids=lambda change: next(iter(change)),
)
def test_anything_else_is_left_to_who_reads_all(change: dict[str, Any]) -> None:
    document = {"@context": [CREDENTIALS], "id": "urn:uuid:1", "type": ["VerifiableCredential"], "name": "x"}
    stated.quads(document)
    with pytest.raises(stated.NotOurs):
        stated.quads(document | change)
