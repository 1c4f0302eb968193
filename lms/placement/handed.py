"""The device handed over: whoever holds it may take one placement, and open nothing else.

The sign-in of the person who handed it over ends; no other page opens until somebody signs in again.
"""

from datetime import timedelta

from flask import session

from lms.accounts import signing_in
from lms.core.clock import now

LASTS = timedelta(hours=2)
"""A test takes 10 minutes; pauses are welcome."""
_PLACE = "handed-placement"


def hand_over(placement_id: int, language: str) -> None:
    """Sign out here, and let this device open that placement alone, in the language of who takes it."""
    before = session.get("language")
    signing_in.end()
    session[_PLACE] = [placement_id, int(now().timestamp()), before]
    session["language"] = language


def give_back() -> None:
    """Close the placement; the pages are again in the language they were in."""
    before = session.get(_PLACE, (None, 0, None))[2]
    session.clear()
    if before:
        session["language"] = before


def placement_in_hand() -> int | None:
    """The placement this device was handed over for, if that was not too long ago."""
    placement_id, at, _before = session.get(_PLACE, (None, 0, None))
    return placement_id if now().timestamp() - at < LASTS.total_seconds() else None
