"""Signed certificates for other programs to judge, and those programs."""

import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from shutil import which

import pytest

from lms.credentials import designs, making
from lms.credentials.keys import Ring
from lms.credentials.signing.by_file import seal_of
from lms.i18n.words import use

DAY = datetime.now(UTC).replace(microsecond=0)
"""Other programs look at the clock of the machine."""
Make = Callable[..., bytes]
Run = Callable[..., str]


@pytest.fixture(scope="session")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Ring:
    """Keys for this run."""
    return Ring(
        tmp_path_factory.mktemp("keys"), b"a passphrase", "Association Passerelle", "https://p.example"
    )


@pytest.fixture(scope="session")
def make(ring: Ring) -> Make:
    """`make(design, native_name="…")`: the sample of a design, signed; each is made once."""
    seal = seal_of(ring, ring.signing_name(DAY))

    @cache
    def made(design: str = "completion", **changes: object) -> bytes:
        use("fr")
        return making.make({**designs.sample(design), "design": design, **changes}, DAY, seal)

    return made


@pytest.fixture
def run(tmp_path: Path) -> Iterator[Run]:
    """`run(pdf, "qpdf", "--check", "FILE")`: what a program says of a file, whatever its exit code."""

    def told(pdf: bytes, program: str, *words: str) -> str:
        found = which(program)
        if found is None:
            pytest.skip(f"{program} is absent here: script/setup outside installs it")
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
