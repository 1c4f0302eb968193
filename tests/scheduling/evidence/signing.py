"""What the tests of signing share: a drawing, the ticket of a scan, what is recorded."""

import re
import struct
import zlib
from base64 import b64encode

from flask import Flask
from sqlalchemy import select

from lms.core.db import db
from lms.scheduling.models import Attendance
from tests.factories import Browser


def chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def picture(width: int = 4, height: int = 2, *more: bytes) -> bytes:
    """A black PNG."""
    header = chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    rows = zlib.compress(b"\0" * (width + 1) * height)
    return b"\x89PNG\r\n\x1a\n" + header + b"".join(more) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


DRAWN = {"drawn": "data:image/png;base64," + b64encode(picture()).decode()}


def ticket_on(browser: Browser, path: str) -> str:
    """The ticket of the page a scan opens; empty when it offers none."""
    found = re.search(r'name="ticket"[^>]*value="([^"]+)"', browser.get(path).text)
    return found[1] if found else ""


def rows(app: Flask) -> list[tuple[str, str, int]]:
    with app.app_context():
        found = db.session.scalars(select(Attendance).order_by(Attendance.id))
        return [(row.status, row.way, row.minutes) for row in found]
