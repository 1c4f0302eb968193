"""Certificates drawn, or not, by a process of their own."""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest

from lms.config import ROOT
from lms.i18n.words import use
from tests.credentials.drawn import completion


@pytest.fixture(autouse=True)
def speak_the_source_language() -> Iterator[None]:
    use("en")
    yield
    use("fr")


def test_the_same_facts_give_the_same_bytes_in_any_process() -> None:
    script = (
        "import sys; from lms.credentials import designs, drawing;"
        "sys.stdout.buffer.write(drawing.draw('completion', designs.sample('completion')))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "Asia/Kabul", "PYTHONPATH": str(ROOT)}
    elsewhere = subprocess.run(  # noqa: S603 - our own script
        [sys.executable, "-c", script], env=environment, cwd="/", capture_output=True, check=True
    )
    assert completion() == completion() == elsewhere.stdout


def test_a_process_that_draws_nothing_never_loads_the_engine() -> None:
    script = "import sys, lms.credentials.drawing; sys.exit('weasyprint' in sys.modules)"
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False)  # noqa: S603 - our own script
    assert ended.returncode == 0
