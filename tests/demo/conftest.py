"""The demonstration, loaded on a day of one's choice."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials.values import Issuer
from lms.demo import story

PARIS = ZoneInfo("Europe/Paris")
AFTERNOON = datetime(2026, 11, 24, 15, 0, tzinfo=PARIS)

Load = Callable[..., datetime]


@pytest.fixture
def load(app: Flask) -> Load:
    """`load(moment)` loads it as if it were then, and gives back the moment."""

    def loaded(moment: datetime = AFTERNOON) -> datetime:
        with app.app_context(), clock.at(moment):
            with transaction():
                story.load(Issuer("Association d'essai", "http://localhost"))
            db.session.remove()
        return moment

    return loaded
