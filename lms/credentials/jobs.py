"""Background work: draws and signs certificates outside any write lock, the file's name last; renews keys."""

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from flask import current_app

from lms.config import Settings
from lms.core.clock import now
from lms.core.db import db
from lms.credentials import making, obstacles, queries, rules, signing, storing
from lms.credentials.badges import carrying
from lms.credentials.badges.settings import keys as badge_keys
from lms.credentials.concerns import concerns
from lms.credentials.keys import KeyLost
from lms.credentials.looks.queries import logo_named
from lms.credentials.models import Certificate
from lms.credentials.obstacles import Undrawable
from lms.credentials.queries import DRAWING
from lms.jobs.queue import enqueue
from lms.jobs.registry import job

TRIED_AGAIN = timedelta(minutes=10)
"""A key that is lost is looked for this often: nobody need ask for the drawing again."""
log = logging.getLogger("passerelle.keys")


@job(DRAWING)
def draw_certificate(certificate_id: int) -> Callable[[], None] | None:
    """Draw one certificate, sign it and keep its file; an obstacle is noted, to be said to a person."""
    certificate = db.session.get(Certificate, certificate_id)
    if certificate is None or certificate.file:
        return None
    settings: Settings = current_app.config["SETTINGS"]
    try:
        seal = signing.seal_in_force(settings, now())
        badge = carrying.badge_for(certificate, settings.public_url)
        carried = replace(badge.carried, logo=logo_named(certificate.facts.get("logo", "")))
        pdf = making.make(certificate.facts, certificate.issued_at, seal, carried)
    except Undrawable as undrawable:
        obstacle = undrawable.obstacle
        return lambda: _note(certificate_id, obstacle=obstacle)
    except KeyLost as lost:
        log.error("key lost", exc_info=lost)
        signing.forget_seals()
        return lambda: _wait_for_key(certificate_id)
    name = rules.file_name(certificate.code, certificate.version)
    storing.store(settings.documents, name, pdf)

    def keep() -> None:
        badge.keep()
        _note(certificate_id, file=name)

    return keep


def _note(certificate_id: int, file: str = "", obstacle: str = "") -> None:
    """What came of the drawing."""
    certificate = db.session.get_one(Certificate, certificate_id)
    certificate.file, certificate.obstacle = file, obstacle


def _wait_for_key(certificate_id: int) -> None:
    _note(certificate_id, obstacle=obstacles.KEY)
    later = now() + TRIED_AGAIN
    enqueue(DRAWING, key=queries.drawing_key(certificate_id), run_at=later, certificate_id=certificate_id)


@job("renew_signing_key", every=timedelta(days=1))
def renew_signing_key() -> None:
    """Renew the key that signs once a year, and the list of revoked keys; say which keys want a person."""
    settings: Settings = current_app.config["SETTINGS"]
    ring = signing.ring_of(settings)
    if not settings.signing_service:
        ring.keep_fresh(now())
    for concern in concerns(settings, ring, badge_keys(), now()):
        log.warning("keys need a person", extra={"facts": {"concern": concern}})
