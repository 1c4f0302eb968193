"""Checks a file that somebody holds: its signature first, then what the register says today."""

from lms.credentials import checking, queries
from lms.credentials.checking import Doubt
from lms.credentials.keys import Ring
from lms.credentials.values import FileChecked


def check_file(pdf: bytes, ring: Ring) -> FileChecked:
    """Whether `pdf` is a certificate of ours, as we issued it, and still valid."""
    told = checking.examine(pdf, checking.trust_of(ring))
    if isinstance(told, Doubt):
        return FileChecked(told.reason)
    if not told.trusted:
        return FileChecked("key-revoked")
    register = queries.register_of(told.code)
    if told.facts_digest not in dict(register):
        return FileChecked("unknown")
    digest, latest = register[0]
    if latest.revoked_on:
        return FileChecked("revoked", latest if digest == told.facts_digest else None)
    if digest != told.facts_digest:
        return FileChecked("replaced")
    return FileChecked("expired" if latest.state == "expired" else "genuine", latest)
