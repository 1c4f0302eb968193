"""Checks a badge that somebody holds: is it, to the letter, one that we signed, and does it still stand?

Nothing of it is trusted: it names a place in a list of ours, and must equal what was signed for that place.
"""

import base64
import json
import re
from typing import Any
from urllib.parse import urlsplit

from lms.core.clock import now
from lms.credentials.badges import baking, queries
from lms.credentials.models import Certificate
from lms.credentials.values import FileChecked, checked

LARGEST = 100_000
"""Bytes of a credential that are looked at; ours have 4,000."""
TOKEN = re.compile(r"[A-Za-z0-9_-]+\.([A-Za-z0-9_-]+)\.[A-Za-z0-9_-]+")
PICTURES = (baking.PNG, b"<svg", b"<?xml", b"<!--")
"""How pictures that may carry a badge begin."""


def check_badge(content: bytes) -> FileChecked | None:
    """What is to be said of `content` as a badge; None when it is none at all."""
    written = _written(content)
    said = _said(written) if written else None
    if said is None:
        return None
    number, position = _place(said)
    found = queries.signed_at(number, position) if position >= 0 else None
    if found is None:
        return FileChecked("foreign")
    certificate, forms = found
    return FileChecked("changed") if not _is_signed(written, said, forms) else _standing(certificate)


def _standing(certificate: Certificate) -> FileChecked:
    """How a certificate stands whose badge is genuine. The name is shown only if its holder lets it be."""
    if certificate.revoked_at:
        return FileChecked("revoked")
    if queries.is_replaced(certificate):
        return FileChecked("replaced")
    said = checked(certificate.facts, None, certificate.shown, now())
    state = "expired" if said.state == "expired" else "genuine"
    return FileChecked(state, said if certificate.shown != "nothing" else None)


def _written(content: bytes) -> str:
    """The credential in a file: itself, or taken out of its picture."""
    if content.lstrip().startswith(PICTURES):
        return baking.unbaked(content)
    return content.decode("utf-8", "replace").strip() if len(content) <= LARGEST else ""


def _said(written: str) -> dict[str, Any] | None:
    """What a credential says, whoever wrote it; None when it is no credential."""
    token = TOKEN.fullmatch(written)
    try:
        text = base64.urlsafe_b64decode(token[1] + "=" * (-len(token[1]) % 4)) if token else written
        said = json.loads(text)
    except (ValueError, RecursionError):
        return None
    return said if isinstance(said, dict) and "credentialSubject" in said else None


def _place(said: dict[str, Any]) -> tuple[int, int]:
    """Which place in which list a credential claims; position -1 when it claims none of ours."""
    status = said.get("credentialStatus")
    if not isinstance(status, dict):
        return 0, -1
    address, position = str(status.get("statusListCredential")), str(status.get("statusListIndex"))
    found = re.fullmatch(r".*/badges/status/(\d{1,6})(\.jwt)?", urlsplit(address[:300]).path)
    if not found or not re.fullmatch(r"\d{1,6}", position):
        return 0, -1
    return int(found[1]), int(position)


def _is_signed(written: str, said: dict[str, Any], forms: dict[str, str]) -> bool:
    """Whether it equals what was signed: a token to the letter, a document in any order."""
    in_document = "json" in forms and said == json.loads(forms["json"])
    return in_document or written in (forms.get("jwt"), forms.get("named-jwt"))
