"""When an evening is reminded of, and under which name: pure functions of values."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder sent `before` the start; not any more from `until` before it: then it would come late."""

    name: str
    before: timedelta
    until: timedelta


REMINDERS = (
    Reminder("48h", timedelta(hours=48), timedelta(hours=18)),
    Reminder("3h", timedelta(hours=3), timedelta(0)),
)
FURTHEST = max(reminder.before for reminder in REMINDERS)


def due(reminder: Reminder, starts_at: datetime, present: datetime) -> bool:
    """Whether the reminder of an evening that begins at `starts_at` is to be written now."""
    return starts_at - reminder.before <= present < starts_at - reminder.until


def key(kind: str, session_id: int, stamp: int, person_id: int) -> str:
    """The name of one message to one person. `stamp` is the start in seconds, or the number of the change."""
    return f"{kind}:{session_id}:{stamp}:{person_id}"


def topic(session_id: int) -> str:
    """What the messages about an evening have in common."""
    return f"session:{session_id}"
