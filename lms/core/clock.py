"""The only clock: everything that needs the time asks now()."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

_held: ContextVar[datetime | None] = ContextVar("held_time", default=None)


def now() -> datetime:
    """The present moment, in UTC, aware of it."""
    return _held.get() or datetime.now(UTC)


def today(zone: str) -> date:
    """The present day in `zone`: an evening class in Martinique ends the day after in UTC."""
    return now().astimezone(ZoneInfo(zone)).date()


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware): for tests and for data that tells of the past."""
    token = _held.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _held.reset(token)
