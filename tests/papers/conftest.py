"""An evening of November at 18:25 in Paris; papers are drawn as the pages they are made of: it is quick."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import select
from werkzeug.datastructures import Headers

from lms.config import Settings
from lms.core.db import db
from lms.jobs.worker import run_due
from lms.papers import printing
from lms.papers.models import Paper
from tests.factories import Browser
from tests.scheduling.conftest import cast, english, visit

__all__ = ["cast", "draw", "english", "kept", "visit"]


@pytest.fixture
def draw(app: Flask, monkeypatch: pytest.MonkeyPatch) -> Callable[[], list[Paper]]:
    """`draw()` does what is queued; the file of a paper is its page. All papers, the earliest first."""
    monkeypatch.setattr(printing, "draw_sheets", lambda page, _style, _issuer: page.encode())

    def work() -> list[Paper]:
        run_due(app)
        with app.app_context():
            return list(db.session.scalars(select(Paper).order_by(Paper.id)))

    return work


@pytest.fixture
def kept(settings: Settings) -> Callable[[Paper], bytes]:
    """`kept(paper)` is what lies on the disk."""

    def read(paper: Paper) -> bytes:
        return Path(settings.documents / "papers" / paper.file).read_bytes()

    return read


def got(browser: Browser, path: str) -> tuple[int, bytes, Headers]:
    """What a file's address answers: its status, bytes and headers."""
    with browser.get(path) as answer:
        return answer.status_code, answer.data, answer.headers
