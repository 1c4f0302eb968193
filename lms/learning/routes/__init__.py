"""The doors of this domain: lessons and the quiz for learners, progress for those who teach them."""

from flask import Blueprint

learning = Blueprint("learning", __name__)

from lms.learning.routes import exercises, lessons, progress, quiz, results  # noqa: E402,F401 - each adds its own to the blueprint
