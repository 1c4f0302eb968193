"""Amina's certificate, drawn, with its badge."""

from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core.db import db
from lms.credentials import making
from lms.credentials.badges import queries
from lms.credentials.models import Certificate
from tests.credentials.conftest import Promotion
from tests.factories import Cast, Visitor


@pytest.fixture(autouse=True)
def draw_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page of the PDF is nobody's business here: it takes ten times as long as its badge."""
    monkeypatch.setattr(making, "make", lambda *_: b"%PDF-1.7")


@pytest.fixture
def own(app: Flask, cast: Cast, promotion: Promotion, visit: Visitor, draw: Callable[[], int]) -> Certificate:
    """Amina's certificate, drawn."""
    visit(cast.coordinator).post(f"{promotion.page}/issue")
    draw()
    return latest_of(app, promotion)


@pytest.fixture
def forms(app: Flask, own: Certificate) -> dict[str, str]:
    """Her badge as it was signed."""
    return signed_forms(app, own)


def signed_forms(app: Flask, certificate: Certificate) -> dict[str, str]:
    """The badge of a certificate in each form."""
    with app.app_context():
        badge = queries.badge_of(certificate.id)
        assert badge
        return queries.signed_forms(badge.id)


def latest_of(app: Flask, promotion: Promotion) -> Certificate:
    """The latest version of Amina's certificate."""
    with app.app_context():
        hers = select(Certificate).where(Certificate.person_id == promotion.amina.id)
        found = db.session.scalar(hers.order_by(Certificate.version.desc()).limit(1))
    assert found
    return found
