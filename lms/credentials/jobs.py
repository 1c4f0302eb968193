"""Draws certificates in the background: the slow work outside any write lock, the file's name last."""

from collections.abc import Callable

from flask import current_app

from lms.core.db import db
from lms.core.errors import Refused
from lms.credentials import drawing, rules, storing
from lms.credentials.looks.queries import logo_named
from lms.credentials.models import Certificate
from lms.credentials.queries import DRAWING
from lms.jobs.registry import job

LONGEST_OBSTACLE = 300


@job(DRAWING)
def draw_certificate(certificate_id: int) -> Callable[[], None] | None:
    """Draw one certificate and keep its file; an obstacle is noted in words, for a person to mend."""
    certificate = db.session.get(Certificate, certificate_id)
    if certificate is None or certificate.file:
        return None
    try:
        logo = logo_named(certificate.facts.get("logo", ""))
        pdf = drawing.draw(certificate.facts["design"], certificate.facts, logo)
    except Refused as refused:
        sentence = refused.sentence[:LONGEST_OBSTACLE]
        return lambda: _note(certificate_id, obstacle=sentence)
    name = rules.file_name(certificate.code, certificate.version)
    storing.store(current_app.config["SETTINGS"].documents, name, pdf)
    return lambda: _note(certificate_id, file=name)


def _note(certificate_id: int, file: str = "", obstacle: str = "") -> None:
    """What came of the drawing."""
    certificate = db.session.get_one(Certificate, certificate_id)
    certificate.file, certificate.obstacle = file, obstacle
