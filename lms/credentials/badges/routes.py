"""Badges: what anybody may fetch to check one; what its holder takes away, and who sees their name."""

import json
from typing import Any

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response as AnyResponse

from lms.core.gate import only, public
from lms.core.pages import page
from lms.credentials import access, rules
from lms.credentials.badges import baking, operations, published, queries
from lms.credentials.badges.credential import level_of
from lms.credentials.badges.forms import ShownForm
from lms.credentials.badges.keys import DOCUMENTS, KINDS, SQUARES, TOKENS
from lms.credentials.badges.profile import add_to_profile
from lms.credentials.badges.settings import public_keys
from lms.credentials.models import Certificate
from lms.i18n import _

badges = Blueprint("badges", __name__)


class KeyName(BaseConverter):
    """The name of a key of badges."""

    regex = rf"(?:{'|'.join(KINDS)})-\d{{14}}"


DAY, MINUTES = 24 * 3600, 300
TYPES = {"png": "image/png", "svg": "image/svg+xml", "jwt": "application/jwt", "json": "application/ld+json"}


@badges.get("/.well-known/did.json")
@badges.get("/did.json")
@public
def did_document() -> Response:
    """Who we are, and our public keys (did:web)."""
    ring = public_keys()
    did = published.did_of(_public_url())
    found = published.did_document(did, ring.public(TOKENS), ring.public(DOCUMENTS))
    return _fetched(json.dumps(found), "application/did+json", MINUTES)


@badges.get("/badges/keys.json")
@public
def key_set() -> Response:
    """Every public key of badges and squares that was not revoked, as a JSON Web Key Set."""
    return _fetched(json.dumps({"keys": list(_public_keys().values())}), "application/jwk-set+json", MINUTES)


@badges.get("/badges/keys/<key_name:name>.json")
@public
def key(name: str) -> Response:
    """One public key, as a JSON Web Key. Of one that was revoked: since when, and nothing to check with."""
    if revoked_at := public_keys().revoked().get(name):
        gone = _fetched(
            json.dumps({"kid": name, "revoked": revoked_at.isoformat()}), "application/json", MINUTES
        )
        gone.status_code = 410
        return gone
    found = _public_keys().get(name) or abort(404)
    return _fetched(json.dumps(found), "application/jwk+json", MINUTES)


@badges.get("/badges/status/<int:number>")
@public
def status_list(number: int) -> Response:
    """Which badges of a list are revoked, as a document with its proof inside."""
    found = queries.status_list(number) or abort(404)
    return _fetched(found.document, "application/vc", MINUTES)


@badges.get("/badges/status/<int:number>.jwt")
@public
def status_token(number: int) -> Response:
    """The same as a token."""
    found = queries.status_list(number) or abort(404)
    return _fetched(found.token, "application/jwt", MINUTES)


@badges.get("/badges/pictures/<any(beginner, intermediate, advanced):level>.<any(png, svg):form>")
@public
def picture(level: str, form: str) -> Response:
    """The picture of a level, with nobody's badge in it."""
    return _fetched(baking.picture(level, form), TYPES[form], DAY)


@badges.get("/my-certificates/<int:certificate_id>/badge")
@only("learner")
def my_badge(certificate_id: int) -> Response:
    """One's own badge: to take away, to show on a profile; and what a check of the code tells."""
    certificate = _own(certificate_id)
    return page(
        "credentials/badge.html",
        certificate=certificate,
        form=ShownForm(shown=certificate.shown),
        ready=queries.signed(certificate.id, "jwt") is not None,
        level=level_of(certificate.facts),
        initials=rules.initials(certificate.facts["holder"]),
        profile=add_to_profile(certificate.facts),
    )


@badges.get(
    "/my-certificates/<int:certificate_id>/badge/<any(plain, named):whose>.<any(png, svg, jwt, json):form>"
)
@only("learner")
def my_badge_file(certificate_id: int, whose: str, form: str) -> Response:
    """One's own badge as a file: a picture that carries it, a token, a document; with one's name if asked."""
    certificate = _own(certificate_id)
    kept = "json" if form == "json" else "named-jwt" if whose == "named" else "jwt"
    if (whose, form) == ("named", "json"):
        abort(404)
    content: str | bytes = queries.signed(certificate.id, kept) or abort(404)
    if form in baking.FORMS:
        content = baking.baked(baking.picture(level_of(certificate.facts), form), str(content))
    answer = Response(content, mimetype=TYPES[form])
    name = f"badge-{certificate.facts['course']}.{form}"
    answer.headers["Content-Disposition"] = f"attachment; filename={name}"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


@badges.post("/my-certificates/<int:certificate_id>/shown")
@only("learner")
def change_shown(certificate_id: int) -> AnyResponse:
    """Choose what somebody who checks the code sees of oneself."""
    certificate = _own(certificate_id)
    form = ShownForm()
    if not form.sent():
        abort(400)
    operations.show(g.user, certificate, form.values()["shown"])
    flash(_("Your choice is kept."), "good")
    return redirect(url_for("badges.my_badge", certificate_id=certificate.id), 303)


def _own(certificate_id: int) -> Certificate:
    certificate = access.own_certificate_for(g.user, certificate_id) or abort(404)
    if certificate.revoked_at:
        abort(404)
    return certificate


def _public_keys() -> dict[str, dict[str, Any]]:
    ring = public_keys()
    found = {name: key for kind in (TOKENS, DOCUMENTS, SQUARES) for name, key in ring.public(kind).items()}
    return {name: {**published.jwk(key), "kid": name, "use": "sig"} for name, key in found.items()}


def _public_url() -> str:
    return str(current_app.config["SETTINGS"].public_url)


def _fetched(content: str | bytes, kind: str, seconds: int) -> Response:
    """Something anybody may fetch, from any page, and keep a while."""
    answer = Response(content, content_type=kind)
    answer.headers["Cache-Control"] = f"public, max-age={seconds}"
    answer.headers["Access-Control-Allow-Origin"] = "*"
    answer.add_etag()
    answer.make_conditional(request)
    return answer
