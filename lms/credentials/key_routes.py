"""Our public keys, for anybody who checks a signature: for ever, and without a word about persons."""

from flask import Blueprint, Response, abort, current_app
from werkzeug.routing import BaseConverter

from lms.core.clock import now
from lms.core.gate import public
from lms.core.pages import page
from lms.credentials import published
from lms.credentials.badges.settings import public_keys as badge_keys
from lms.credentials.keys import LIST, Ring
from lms.credentials.signing import public_ring_of

credential_keys = Blueprint("credential_keys", __name__)

KEPT = {True: "public, max-age=3600", False: "public, max-age=31536000, immutable"}
"""How long others may keep a file: the list of revoked keys changes, a certificate never does."""


class PublishedConverter(BaseConverter):
    """The name of a file of keys that may be published."""

    regex = r"[\w-]{1,60}\.(pem|cer|crl)"


@credential_keys.get("/keys")
@public
def list_keys() -> Response:
    """Which keys sign our certificates and badges, and what a reader of PDF files will say of them."""
    keys = list(published.public_keys(_ring(), now()))
    return page("credentials/keys.html", keys=keys, badge_keys=badge_keys().known())


@credential_keys.get("/keys/<published:file>")
@public
def key_file(file: str) -> Response:
    """A certificate (PEM or DER), or the list of revoked keys (DER)."""
    content, kind = published.public_file(_ring(), file) or abort(404)
    headers = {"Cache-Control": KEPT[file == LIST], "Access-Control-Allow-Origin": "*"}
    return Response(content, mimetype=kind, headers=headers)


def _ring() -> Ring:
    return public_ring_of(current_app.config["SETTINGS"])
