"""A coordinator, the page where their site chooses its look, and what a preview was asked of."""

import pytest

from lms.credentials.looks import preview
from lms.credentials.looks.values import Look
from tests.factories import Browser, Cast, Visitor


@pytest.fixture
def browser(cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's."""
    return visit(cast.coordinator)


@pytest.fixture
def page(cast: Cast) -> str:
    """Where the site of the cast chooses its look."""
    return f"/sites/{cast.ours.site.id}/documents"


@pytest.fixture
def painted(monkeypatch: pytest.MonkeyPatch) -> list[Look]:
    """The looks a preview was asked of; a stand-in paints them (the true painter: tests/outside)."""
    asked: list[Look] = []

    def paint(_design: str, look: Look, _logo: bytes, _issuer: str) -> bytes:
        asked.append(look)
        return b"painted"

    monkeypatch.setattr(preview, "picture", paint)
    return asked
