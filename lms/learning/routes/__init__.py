"""The doors of this domain: lessons and the quiz for learners, progress for those who teach them."""

from flask import Blueprint

learning = Blueprint("learning", __name__)

from lms.learning.routes import (  # noqa: E402 - each adds its own to the blueprint
    exchange,  # noqa: F401
    lessons,  # noqa: F401
    progress,  # noqa: F401
    quiz,  # noqa: F401
    results,  # noqa: F401
)
