"""An evening of November at 18:25 in Paris, five minutes before it begins; pages read in English."""

from collections.abc import Callable

import pytest
from flask import Flask

from lms.jobs.worker import run_due
from tests.scheduling.conftest import cast, english, visit

__all__ = ["cast", "draw", "english", "visit"]


@pytest.fixture
def draw(app: Flask) -> Callable[[], None]:
    """`draw()` does what is queued, as the worker would."""

    def work() -> None:
        run_due(app)

    return work
