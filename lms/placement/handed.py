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


def hand_over(placement_id: int) -> None:
    """Sign out here, and let this device open that placement alone."""
    signing_in.end()
    session[_PLACE] = [placement_id, int(now().timestamp())]


def placement_in_hand() -> int | None:
    """The placement this device was handed over for, if that was not too long ago."""
    placement_id, at = session.get(_PLACE, (None, 0))
    return placement_id if now().timestamp() - at < LASTS.total_seconds() else None
