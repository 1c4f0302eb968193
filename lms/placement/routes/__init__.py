"""The doors of this domain: placing people for staff, taking the test for whoever is placed."""

from flask import Blueprint

placement = Blueprint("placement", __name__)

from lms.placement.routes import placing, taking  # noqa: E402,F401 - each adds its own to the blueprint
