"""Certificates as they are issued, signed and with all they carry, for other programs to judge."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest

from lms.credentials import designs, making
from lms.credentials.badges import carrying, operations
from lms.credentials.badges.keys import SQUARES, BadgeKeys
from lms.credentials.badges.models import Badge
from lms.credentials.keys import Ring
from lms.credentials.models import COMPLETION, Certificate
from lms.credentials.signing.by_file import seal_of
from lms.i18n.words import use
from tests.outside.programs import program

DAY = datetime.now(UTC).replace(microsecond=0)
"""Other programs look at the clock of the machine."""
PLACE = "https://p.example"
BADGE = Badge(subject="f81d4fae-7dec-41d0-a765-00a0c91e6bf6", list_number=1, position=77)
ISSUED = {"course": "digitall-debutant", "level_code": "beginner", "level": ""}
Make = Callable[..., bytes]
Run = Callable[..., str]


@pytest.fixture(scope="session")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Ring:
    """Keys for this run."""
    return Ring(tmp_path_factory.mktemp("keys"), b"a passphrase", "Association Passerelle", PLACE)


@pytest.fixture(scope="session")
def make(ring: Ring) -> Make:
    """`make(design, native_name="…")`: a sample as the worker makes it, signed; each is made once.

    It carries its facts and its signed square, and its badge where there is one.
    """
    seal, keys = seal_of(ring, ring.signing_name(DAY)), BadgeKeys(ring.folder, ring.passphrase)

    @cache
    def made(design: str = "completion", **changes: object) -> bytes:
        use("fr")
        facts = {**ISSUED, **designs.sample(design), "design": design, **changes}
        badge = ""
        if design == COMPLETION:
            badge = operations.forms_of(Certificate(facts=facts, issued_at=DAY), BADGE, keys, PLACE)["json"]
        return making.make(facts, DAY, seal, carrying.carried_by(facts, keys.in_use(SQUARES, DAY), badge))

    return made


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """`run(pdf, "qpdf", "--check", "FILE")`: what a program says of a file, whatever its exit code."""

    def told(pdf: bytes, name: str, *words: str) -> str:
        found = program(name)
        file = tmp_path / "certificate.pdf"
        file.write_bytes(pdf)
        command = [found, *(str(file) if word == "FILE" else word for word in words)]
        done = subprocess.run(command, capture_output=True, check=False, timeout=60)  # noqa: S603 - our own words
        return (done.stdout + done.stderr).decode("utf-8", "replace")

    return told  # type: ignore[return-value]  # pytest hands over the function


def altered(pdf: bytes, place: int) -> bytes:
    """`pdf` with one bit of one byte turned."""
    turned = bytearray(pdf)
    turned[place] ^= 0x01
    return bytes(turned)
