"""What can happen to badges: a place is drawn for each, they are signed, the revoked are told in a list."""

import secrets
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from sqlalchemy import insert, select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db
from lms.credentials.badges import proofs, queries
from lms.credentials.badges.credential import Award, credential
from lms.credentials.badges.keys import DOCUMENTS, TOKENS, BadgeKeys
from lms.credentials.badges.models import Badge, SignedBadge, StatusList
from lms.credentials.badges.published import did_of
from lms.credentials.badges.statuses import ENTRIES, status_list
from lms.credentials.models import Certificate
from lms.credentials.rules import canonical
from lms.jobs.queue import enqueue

TELLING = "tell_revoked_badges"
"""The kind of job that signs the lists."""
TOKEN = ".jwt"  # noqa: S105 - the end of an address
"""How the address of a list ends that is a token."""


def reserve(certificates: Sequence[Certificate]) -> None:
    """Give each of these certificates a badge, at a place drawn at random; call once they have numbers."""
    if not certificates:
        return
    number = queries.list_to_fill()
    positions = _free(number, len(certificates))
    rows = [
        {"certificate_id": row.id, "subject": str(uuid4()), "list_number": number, "position": position}
        for row, position in zip(certificates, positions, strict=True)
    ]
    db.session.execute(insert(Badge), rows)
    tell_soon()


def _free(number: int, wanted: int) -> list[int]:
    found: set[int] = set()
    while len(found) < wanted:
        drawn = {secrets.randbelow(ENTRIES) for _ in range(wanted - len(found))}
        found |= drawn - queries.taken(number, drawn)
    return list(found)


def tell_soon() -> None:
    """Have the lists signed anew: a badge was issued or ended."""
    enqueue(TELLING, key=TELLING)


def forms_of(certificate: Certificate, badge: Badge, keys: BadgeKeys, public_url: str) -> dict[str, str]:
    """The badge signed in each form. Slow, reads nothing and writes nothing."""
    did, at = did_of(public_url), certificate.issued_at
    award = Award(badge.subject, badge.list_number, badge.position, at, public_url, did)
    in_token, token_key = replace(award, list_form=TOKEN), keys.in_use(TOKENS, now())
    document = credential(certificate.facts, award)
    return {
        "jwt": proofs.token(credential(certificate.facts, in_token), token_key, did),
        "named-jwt": proofs.token(credential(certificate.facts, in_token, named=True), token_key, did),
        "json": canonical(proofs.proven(document, keys.in_use(DOCUMENTS, now()), did, at)).decode(),
    }


def keep(badge_id: int, forms: dict[str, str]) -> None:
    """Keep the signed bytes of a badge, unless they are kept already."""
    kept = set(db.session.scalars(select(SignedBadge.form).where(SignedBadge.badge_id == badge_id)))
    rows = [
        {"badge_id": badge_id, "form": form, "content": content}
        for form, content in forms.items()
        if form not in kept
    ]
    if rows:
        db.session.execute(insert(SignedBadge), rows)


def signed_list(number: int, keys: BadgeKeys, public_url: str, at: datetime) -> StatusList:
    """The list of that number, signed at `at`; not kept yet."""
    did, address = did_of(public_url), f"{public_url.rstrip('/')}/badges/status/{number}"
    revoked = queries.revoked_positions(number)
    told, in_token = (status_list(address + form, did, revoked, at) for form in ("", TOKEN))
    document = canonical(proofs.proven(told, keys.in_use(DOCUMENTS, at), did, at)).decode()
    token = proofs.token(in_token, keys.in_use(TOKENS, at), did)
    return StatusList(number=number, document=document, token=token, made_at=at)


def keep_list(told: StatusList) -> None:
    """Let the world read this list from now on."""
    db.session.merge(told)


def show(actor: SignedIn, certificate: Certificate, shown: str) -> None:
    """Let whoever checks the code see this much of its holder from now on."""
    if shown == certificate.shown:
        return
    before, certificate.shown = certificate.shown, shown
    audit.note(actor.id, "show-holder", "certificate", certificate.id, before=before, after=shown)
