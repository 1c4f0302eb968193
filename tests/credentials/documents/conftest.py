"""Amina's cohort, and its coordinator, who issues the documents of the end."""

import pytest
from flask import Flask

from lms.core import clock
from lms.core.db import db, transaction
from tests.credentials.conftest import Promotion
from tests.factories import Browser, Cast, Visitor


@pytest.fixture
def browser(cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's."""
    return visit(cast.coordinator)


@pytest.fixture
def over(app: Flask, cast: Cast) -> None:
    """No evening of the cohort is to come."""
    with app.app_context(), transaction():
        db.session.merge(cast.ours.session).cancelled_at = clock.now()


@pytest.fixture
def page(promotion: Promotion, over: None) -> str:
    """The documents of Amina's cohort, whose last evening is over."""
    return f"/cohorts/{promotion.cohort.id}/documents"
