"""Time limits, tries and waits, and which mark counts: pure functions of values."""

import math
from datetime import datetime, timedelta

from lms.catalogue.values import Policy

EXTRA_TIME = (25, 33, 50, 100)
"""What a learner may be given more, in percent of the time."""
NEEDS = ("time-to-read", "time-to-write", "breaks", "other")
"""Why: what the person needs, never what they have."""
KEEP = ("best", "last")
FEEDBACK = ("at-once", "at-end")
GRACE = timedelta(seconds=20)
"""An answer sent in the last second may still be on its way."""


def minutes_allowed(minutes: int, extra_percent: int = 0) -> int:
    """Minutes of a time limit with the extra time, rounded up to a whole one; 0 stays no limit."""
    return math.ceil(minutes * (100 + extra_percent) / 100)


def closes_at(began: datetime, minutes: int, extra_percent: int = 0) -> datetime | None:
    """When what `began` then closes; None where there is no limit."""
    return began + timedelta(minutes=minutes_allowed(minutes, extra_percent)) if minutes else None


def is_late(closes: datetime | None, moment: datetime) -> bool:
    """Whether an answer that comes at `moment` comes too late."""
    return closes is not None and moment > closes + GRACE


def tries_left(policy: Policy, finished: int) -> int | None:
    """How many attempts are left after so many; None where there is no limit."""
    return max(0, policy.attempts - finished) if policy.attempts else None


def open_again_at(policy: Policy, last_finished: datetime | None) -> datetime | None:
    """From when the next attempt may begin; None where it may at any time."""
    if not policy.wait_minutes or last_finished is None:
        return None
    return last_finished + timedelta(minutes=policy.wait_minutes)


def must_wait_until(policy: Policy, last_finished: datetime | None, moment: datetime) -> datetime | None:
    """Until when one must wait at `moment`; None when the next attempt may begin."""
    opens = open_again_at(policy, last_finished)
    return opens if opens is not None and opens > moment else None


def mark_that_counts(keep: str, so_far: float | None, new: float, pass_mark: int) -> float:
    """The mark that counts after one more attempt, in percent.

    Where the last one counts, a later mark under the pass mark still takes nothing away from who passed.
    """
    if so_far is None:
        return new
    if keep == "last" and not so_far >= pass_mark > new:
        return new
    return max(so_far, new) if keep == "best" else so_far
