"""Our evening, and the code that hangs on its wall."""

from collections.abc import Callable

import pytest

from lms.core import clock
from lms.scheduling.evidence.rules import code_at
from tests.factories import Cast, Visitor


@pytest.fixture
def sitting(cast: Cast) -> str:
    """The address of our evening."""
    return f"/sessions/{cast.ours.session.id}"


@pytest.fixture
def scan(cast: Cast, visit: Visitor, sitting: str) -> Callable[[], str]:
    """`scan()` is what the code on the wall leads to now."""

    def read() -> str:
        page = visit(cast.trainer).get(f"{sitting}/wall")
        assert page.headers["Refresh"] == "15"
        assert "<svg" in page.text
        session = cast.ours.session.id
        return f"/here/{session}/{code_at(b'for tests only', session, clock.now())}"

    return read
