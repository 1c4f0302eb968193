"""The doors of the mock exam: for those who sit it, and for those who conduct it."""

from flask import Blueprint

exams = Blueprint("exams", __name__)

from lms.learning.exams.routes import bookings, conducting, reviewing, sitting  # noqa: E402,F401 - each adds its own
