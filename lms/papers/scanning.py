"""Sheets signed in ink and scanned: checked, painted again where they are pictures, kept by their digest."""

import io
from hashlib import sha256
from pathlib import Path

from sqlalchemy import func, select

from lms.accounts import audit
from lms.accounts.values import SignedIn
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.core.pictures import TooLarge, Unreadable, painted_again
from lms.credentials.storing import store
from lms.i18n import _
from lms.papers.models import PaperScan
from lms.papers.rules import is_active, kind_of, whole_pdf
from lms.scheduling.evidence.operations import write_down
from lms.scheduling.values import Evening

MOST_BYTES = 1_900_000
"""A little below the largest request: five A4 pages of a phone's scanner."""
MOST_SCANS = 20
MOST_PIXELS = 12_000
"""On either side of the picture that is sent."""
LARGEST = (2400, 2400)
"""Dots of the picture that is kept: 200 dots an inch on A4."""


def checked(content: bytes) -> tuple[str, bytes]:
    """(kind, bytes) of a scan made harmless. Refused, with what to do, when that cannot be."""
    if len(content) > MOST_BYTES:
        raise Refused(_("This file is too heavy: 1.9 MB at most. Scan in grey, one sheet at a time."), "file")
    kind = kind_of(content)
    if kind == "pdf":
        if not whole_pdf(content):
            raise Refused(_("This PDF is not whole. Please scan it again."), "file")
        if is_active(content):
            raise Refused(_("This PDF does more than show pages. Scan the sheet itself, please."), "file")
        return "pdf", content
    if kind:
        return "jpeg", _painted_again(content)
    raise Refused(_("A scan is a PDF, or a picture in JPEG or PNG."), "file")


def _painted_again(content: bytes) -> bytes:
    """The same picture without the place or the name of a phone that its file may hold."""
    try:
        paper = painted_again(content, ("PNG", "JPEG"), MOST_PIXELS, LARGEST)
    except TooLarge as error:
        raise Refused(_("This picture is too large. Photograph it again, smaller."), "file") from error
    except Unreadable as error:
        raise Refused(_("This picture cannot be read. Please photograph the sheet again."), "file") from error
    painted = io.BytesIO()
    paper.save(painted, "JPEG", quality=82, optimize=True)
    return painted.getvalue()


"""How phones say that a picture lies on its side."""


def digest_of(content: bytes) -> str:
    """SHA-256 of a scan, in hexadecimal."""
    return sha256(content).hexdigest()


def file_of(folder: Path, kind: str, digest: str) -> Path:
    """Where a scan lies on the disk."""
    return folder / "scans" / f"{digest}.{kind}"


def put_away(folder: Path, kind: str, content: bytes) -> str:
    """Write a scan to the disk, before any lock is taken; its digest. Written twice, it is there once."""
    digest = digest_of(content)
    place = file_of(folder, kind, digest)
    if not place.exists():
        store(place.parent, place.name, content)
    return digest


def keep_scan(actor: SignedIn, evening: Evening, kind: str, digest: str, size: int) -> bool:
    """Note a scan that lies on the disk, in the table and in the register; False: it was there already."""
    if evening.session.starts_at > now():
        raise Refused(_("This evening has not begun: its sheet cannot be signed yet."), "file")
    db.session.refresh(evening.session, with_for_update=True)
    mine = PaperScan.session_id == evening.session.id
    if db.session.scalar(select(PaperScan.id).where(mine, PaperScan.digest == digest)):
        return False
    if (db.session.scalar(select(func.count()).where(mine)) or 0) >= MOST_SCANS:
        raise Refused(_("There are %(most)s scans of this evening already.", most=MOST_SCANS), "file")
    scan = PaperScan(
        session_id=evening.session.id,
        kind=kind,
        digest=digest,
        size=size,
        recorded_by_id=actor.id,
        recorded_at=now(),
    )
    save(scan)
    write_down(
        evening.session.id,
        {"what": "scan", "scan": digest, "kind": kind, "size": size, "by": actor.id},
    )
    audit.note(actor.id, "keep-scan", "session", evening.session.id, scan=scan.id)
    return True
