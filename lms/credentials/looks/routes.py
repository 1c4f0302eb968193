"""The page where a site chooses the look of its documents, and sees it before it keeps it."""

import base64
from dataclasses import asdict

from flask import Blueprint, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts import access
from lms.core.error_pages import TooOften
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.credentials.looks import operations, preview, queries
from lms.credentials.looks.forms import LookForm
from lms.credentials.looks.values import Look
from lms.i18n import _

looks = Blueprint("looks", __name__)

WORDS = ("ink", "accent", "signatory", "signatory_title", "provider", "registration", "nature")


@looks.route("/sites/<int:site_id>/documents", methods=["GET", "POST"])
@only(*PLANNERS)
def change_look(site_id: int) -> AnyResponse:
    """The logo, colours and signatory of a site's documents; "see" keeps nothing but the logo sent."""
    site = access.site_for(g.user, site_id) or abort(404)
    saved, picture = queries.look_of(site.id), ""
    form = LookForm(data=asdict(saved) | {"logo": None, "kept": saved.logo.partition(".")[0]})
    if form.sent():
        with form.refusals():
            look = _asked(form)
            if "see" not in request.form:
                operations.change_look(g.user, site, look)
                flash(_("The next documents look like this. Those already issued stay as they are."), "good")
                return redirect(url_for(".change_look", site_id=site.id), 303)
            picture = _picture(form.design.data, operations.checked(look))
            form.kept.data = look.logo.partition(".")[0]
            form.no_logo.data = False
    chosen = queries.known_logo(form.kept.data or "")
    return page(
        "documents/look.html",
        form.status,
        form=form,
        site=site,
        picture=picture,
        logo=_shown(chosen),
        logo_is_saved=chosen == saved.logo,
    )


def _asked(form: LookForm) -> Look:
    """The look that was sent; a logo sent is cleaned and kept."""
    sent = form.logo.data.read() if form.logo.data else b""
    digest = operations.keep_logo(sent) if sent else form.kept.data or ""
    logo = "" if form.no_logo.data else queries.known_logo(digest)
    values = form.values()
    return Look(logo=logo, **{name: values[name] or "" for name in WORDS})


def _picture(design: str, look: Look) -> str:
    """A document in this look, as the address of a picture that the page itself carries."""
    if wait := operations.wait_to_preview(g.user):
        raise TooOften(wait)
    operations.count_preview(g.user)
    issuer = current_app.config["SETTINGS"].association
    return _inline(preview.picture(design, look, queries.logo_named(look.logo), issuer), "png")


def _shown(logo: str) -> str:
    """The logo of that name itself, for the page."""
    content = queries.logo_named(logo)
    return _inline(content, "png" if logo.endswith("png") else "svg+xml") if content else ""


def _inline(content: bytes, kind: str) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}"
