"""Real worker processes, and kinds of job that live as long as one test."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest

from lms.config import ROOT, Settings
from lms.jobs import registry
from tests.jobs import killable  # noqa: F401 - its kind of job is known by importing it

Start = Callable[..., "subprocess.Popen[str]"]
DEADLINE = 60


class Rounds:
    """Asks to stop after so many waits, without waiting."""

    def __init__(self, number: int) -> None:
        self.left = number

    def asked(self) -> bool:
        return self.left <= 0

    def wait(self, seconds: float) -> None:
        del seconds
        self.left -= 1


@pytest.fixture(autouse=True)
def own_kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Kinds registered by a test are forgotten after it."""
    monkeypatch.setattr(registry, "KINDS", dict(registry.KINDS))


@pytest.fixture
def start_worker(settings: Settings) -> Iterator[Start]:
    """`start_worker()` is a worker process on the database of the tests; its log is in `.stderr`."""
    started: list[subprocess.Popen[str]] = []

    def start(stand_still: str = "") -> "subprocess.Popen[str]":
        command = [sys.executable, "-m", "flask", "--app", "tests.jobs.killable", "jobs", "work"]
        known = {
            "DATABASE_URL": settings.database_url,
            "PASSERELLE_INSTANCE": str(settings.instance),
            "PASSERELLE_SECRET_KEY": settings.secret_key,
            "STAND_STILL": stand_still,
        }
        pipe = subprocess.PIPE
        process = subprocess.Popen(  # noqa: S603 - our own command
            command, cwd=ROOT, env=os.environ | known, stdin=pipe, stdout=pipe, stderr=pipe, text=True
        )
        started.append(process)
        return process

    yield start
    for process in started:
        if process.poll() is None:
            process.send_signal(signal.SIGKILL)
        process.communicate(timeout=DEADLINE)
