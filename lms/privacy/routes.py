"""What the platform knows of the person who asks."""

from flask import Blueprint, Response

from lms.core.gate import ROLES, only
from lms.core.pages import page

privacy = Blueprint("privacy", __name__)


@privacy.get("/my-data")
@only(*ROLES)
def my_data() -> Response:
    """All that is kept about me."""
    return page("privacy/my_data.html")
