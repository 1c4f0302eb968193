"""When a job is tried again, and when a periodic one is due."""

from datetime import UTC, datetime, timedelta

FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)


def wait_after(attempts: int) -> timedelta:
    """How long to wait after this many attempts have gone wrong: each time twice as long, up to an hour."""
    doublings = min(attempts - 1, 20)  # beyond, the longest wait holds anyway
    return min(FIRST_WAIT * (1 << doublings), LONGEST_WAIT)


def next_period(moment: datetime, every: timedelta) -> datetime:
    """The start of the period after the one `moment` is in; periods are counted from 1970, in UTC."""
    return BEGINNING + ((moment - BEGINNING) // every + 1) * every
