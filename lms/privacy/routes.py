"""What the platform knows of the person who asks: to read, and to take away."""

import json

from flask import Blueprint, Response, g

from lms.core.gate import ROLES, only
from lms.core.pages import page
from lms.privacy.queries import everything_about

privacy = Blueprint("privacy", __name__)


@privacy.get("/my-data")
@only(*ROLES)
def my_data() -> Response:
    """All that is kept about me, in words."""
    kept = everything_about(g.user.id)
    return page("privacy/my_data.html", me=kept["people"][0], kept=kept)


@privacy.get("/my-data/download")
@only(*ROLES)
def download() -> Response:
    """All that is kept about me, as a file."""
    text = json.dumps(everything_about(g.user.id), ensure_ascii=False, indent=1)
    answer = Response(text, mimetype="application/json")
    answer.headers["Content-Disposition"] = 'attachment; filename="passerelle.json"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
