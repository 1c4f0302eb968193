"""The first page of each role."""

from flask import Blueprint, Response, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.gate import ROLES, STAFF, only, public
from lms.core.pages import page
from lms.credentials.concerns import key_sentence
from lms.home import queries
from lms.sandbox import confined

home = Blueprint("home", __name__)


@home.get("/")
@only(*ROLES)
def index() -> AnyResponse:
    """What to do now, for each role one holds; a funder's is the reports."""
    roles = g.user.roles
    if roles == {"funder"}:
        return redirect(url_for("reports.list_agreements"))
    return page(
        "home/index.html",
        learner=queries.for_learner(g.user) if "learner" in roles else None,
        staff=queries.for_staff(g.user) if roles.intersection(STAFF) else None,
        concern=key_sentence() if "administrator" in roles else "",
        trouble=confined.trouble() if "administrator" in roles else None,
        referred=queries.referred(g.user) if "prescriber" in roles else None,
    )


@home.get("/accessibility")
@public
def accessibility() -> Response:
    """The accessibility declaration."""
    return page("home/accessibility.html")
