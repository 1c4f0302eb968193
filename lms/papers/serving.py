"""Hands over the file of a paper."""

from pathlib import Path

from flask import Response, abort, current_app, send_file

from lms.core.errors import Refused
from lms.i18n import _
from lms.papers.models import PACK, Paper

NAMES = {
    "sheet": "feuille-emargement",
    "sheets": "feuilles-emargement",
    "assiduity": "attestation-assiduite",
    "convocation": "convocation",
    "pack": "dossier-audit",
}
"""How the file of each kind is called when it is downloaded."""


def file_of(paper: Paper) -> Response:
    """The bytes as they were drawn, under a name that says nobody's."""
    if not paper.file:
        abort(404)
    folder: Path = current_app.config["SETTINGS"].documents
    path = folder / "papers" / paper.file
    if not path.is_file():
        raise Refused(_("This file is lost. Please ask for the paper again."))
    ending, kind = ("zip", "application/zip") if paper.kind == PACK else ("pdf", "application/pdf")
    name = f"{NAMES[paper.kind]}-{paper.id}.{ending}"
    answer = send_file(path, mimetype=kind, as_attachment=True, download_name=name, etag=False)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer
