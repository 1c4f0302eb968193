"""What the platform knows of the person who asks: to read, and to take away."""

import json
from tempfile import SpooledTemporaryFile
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile

from flask import Blueprint, Response, g, request
from werkzeug.wsgi import wrap_file

from lms.accounts.role_names import role_name
from lms.core.gate import ROLES, STAFF, only
from lms.core.pages import page
from lms.learning.practice import keeping
from lms.privacy.queries import documents_of, everything_about

privacy = Blueprint("privacy", __name__)
IN_MEMORY = 4 * 1024 * 1024
"""Bytes of a copy that stay in memory; a larger one goes through a file that has no name."""


@privacy.get("/my-data")
@only(*ROLES)
def my_data() -> Response:
    """All that is kept about me, in words."""
    kept = everything_about(g.user.id)
    held = g.user.roles
    return page(
        "privacy/my_data.html",
        me=kept["people"][0],
        kept=kept,
        learns="learner" in held,
        works_as=[role_name(role) for role in ROLES if role in held and role != "learner"],
        teaches=not held.isdisjoint(("trainer", "volunteer")),
        notes=not held.isdisjoint(STAFF),
    )


@privacy.get("/my-data/download")
@only(*ROLES)
def download() -> Response:
    """All that is kept about me, as a file; with the documents I sent, where there are some."""
    kept = everything_about(g.user.id)
    text = json.dumps(kept, ensure_ascii=False, indent=1)
    sent = documents_of(kept)
    if not sent:
        return _attached(Response(text, mimetype="application/json"), "passerelle.json")
    packed = _packed(text, sent)
    answer = Response(wrap_file(request.environ, packed), mimetype="application/zip")
    answer.call_on_close(packed.close)
    return _attached(answer, "passerelle.zip")


def _packed(text: str, sent: list[tuple[str, str]]) -> IO[bytes]:
    packed = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # its caller sends it, then closes it
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("passerelle.json", text)
        for name, digest in sent:
            if (content := keeping.kept(digest)) is not None:
                archive.writestr(name, content)
    packed.seek(0)
    return packed


def _attached(answer: Response, name: str) -> Response:
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
