"""The doors of this room: exercises for learners, their work for those who teach."""

from flask import Blueprint

practice = Blueprint("practice", __name__)

from lms.learning.practice.routes import doing, looking, previewing, replaying, starting  # noqa: E402, F401 - each adds its own
