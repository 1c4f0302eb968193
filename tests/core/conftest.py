"""Several processes that serve requests on the database of the tests, at the same time."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask

from lms.config import ROOT, Settings
from tests.core.visitors import Request

Answers = list[tuple[int, str | None]]
DEADLINE = 20


class Crew:
    """Browsers in processes of their own; what they log goes to a file."""

    def __init__(self, process: "subprocess.Popen[str]", log: Path) -> None:
        self._process = process
        self._log = log

    def all_at_once(self, lists: list[list[Request]]) -> list[Answers]:
        """Each list of requests in its own process and browser, started together."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps(lists) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        assert line, self.log()
        return [[(status, place) for status, place in own] for own in json.loads(line)]

    def log(self) -> str:
        """What they have logged."""
        return self._log.read_text()


@pytest.fixture(scope="module")
def crew(shared_app: Flask, settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Crew]:
    """Processes on the database of the tests, which `shared_app` has brought into shape."""
    assert not shared_app.debug
    known = {
        "DATABASE_URL": settings.database_url,
        "PASSERELLE_INSTANCE": str(settings.instance),
        "PASSERELLE_SECRET_KEY": settings.secret_key,
    }
    log, pipe = tmp_path_factory.mktemp("crew") / "log", subprocess.PIPE
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.core.visitors"],
            cwd=ROOT,
            env=os.environ | known,
            stdin=pipe,
            stdout=pipe,
            stderr=errors,
            text=True,
        )
    yield Crew(process, log)
    process.communicate(timeout=DEADLINE)  # closes its input, which ends it
