"""The first page of each role."""

from flask import Blueprint, Response

from lms.core.gate import ROLES, only, public
from lms.core.pages import page

home = Blueprint("home", __name__)


@home.get("/")
@only(*ROLES)
def index() -> Response:
    """The first page."""
    return page("home/index.html")


@home.get("/accessibility")
@public
def accessibility() -> Response:
    """The accessibility declaration."""
    return page("home/accessibility.html")
