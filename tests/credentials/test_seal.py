"""The seal seen on the page: there when our key signs the file, with its words, and nowhere else."""

from datetime import UTC, datetime

import pytest

from lms.credentials import designs, making, sealing
from lms.credentials.drawing import draw
from lms.i18n.words import use
from tests.credentials.drawn import text_of

DAY = datetime(2026, 11, 22, 9, tzinfo=UTC)
SAID = {"fr": "signé électroniquement", "en": "signed electronically", "ar": "موقّع إلكترونيًا"}


class AnyKey:
    """Signs whatever it is given."""

    room = 8

    def moment(self, issued_at: datetime) -> datetime:
        return issued_at

    def sign(self, digest: bytes) -> bytes:
        return digest[:8]


@pytest.mark.parametrize("design", designs.names())
def test_each_design_says_in_each_language_who_signed_the_file_and_where_that_is_checked(design: str) -> None:
    facts = {**designs.sample(design), "also": "ar"}
    for language in ("fr", "en"):
        said = designs.read(design).page({**facts, "language": language}, sealed=True)
        assert SAID[language] in said
        assert SAID["ar"] in said
        assert designs.read(design).words[language]["seal"] % facts in said


@pytest.mark.parametrize("design", designs.names())
def test_a_page_nobody_signs_keeps_the_place_for_a_hand_and_claims_nothing(design: str) -> None:
    words = designs.read(design).words["fr"]
    said = designs.read(design).page(designs.sample(design))
    assert words["signature"] in said
    assert SAID["fr"] not in said


def test_the_official_statement_keeps_the_place_for_the_hand_and_the_stamp_beside_the_seal() -> None:
    said = designs.read("realisation").page(designs.sample("realisation"), sealed=True)
    assert "Signature et cachet" in said
    assert SAID["fr"] in said


def test_the_file_that_is_signed_shows_its_seal_and_the_same_unsigned_does_not() -> None:
    use("fr")
    facts = {**designs.sample("completion"), "design": "completion"}
    signed = making.make(facts, DAY, AnyKey())
    assert sealing.is_signed(signed)
    assert "signé électroniquement par Association Passerelle" in text_of(signed)
    assert "signé" not in text_of(draw("completion", facts))
