"""The doors of this domain: the courses there are, packages that are sent, looked at, published."""

from flask import Blueprint

authoring = Blueprint("authoring", __name__)

from lms.authoring.routes import looking, publishing, sending  # noqa: E402,F401 - each adds its own to the blueprint
