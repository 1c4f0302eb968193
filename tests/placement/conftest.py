"""What these tests share: a placement of our learner, and somebody who takes it."""

import pytest
from flask import Flask

from lms.core.db import transaction
from lms.demo import builders
from lms.placement.models import Placement
from tests.factories import Cast, Visitor
from tests.placement.taker import Taker


@pytest.fixture
def placement(app: Flask, cast: Cast) -> Placement:
    """Our learner's placement, not begun."""
    with app.app_context(), transaction():
        return builders.a_placement(cast.ours.site, cast.learner, started_by_id=cast.trainer.id)


@pytest.fixture
def taker(app: Flask, cast: Cast, visit: Visitor, placement: Placement) -> Taker:
    """Our learner, signed in, before their placement."""
    return Taker(app, visit(cast.learner), placement.id)
