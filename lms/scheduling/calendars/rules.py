"""Hours written as people write them, days between two days, and the setting of the sun: pure functions."""

import math
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from lms.core.errors import Refused
from lms.i18n import _

USUAL_STARTS = [["18:00", "18:30", "19:00"]] * 4 + [[], ["09:30"], []]
"""Evenings from Monday to Thursday, and Saturday morning for parents."""
PARIS = 48.86, 2.35
HOUR = re.compile(r"^(\d{1,2})\s*(?:[:hH]\s*(\d{2})?)?$")
MOST_STARTS = 6


def days_between(first: date, last: date) -> Iterator[date]:
    """Every day from `first` to `last`, both included."""
    return (first + timedelta(days=later) for later in range((last - first).days + 1))


def minute_of(hour: str) -> int:
    """Minutes after midnight of "18:30"."""
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


def hours_in(text: str) -> list[str]:
    """ "18:00, 18h30" as ["18:00", "18:30"]; refused when it is something else."""
    found = [_hour(part.strip()) for part in re.split(r"[,;]", text) if part.strip()]
    if len(found) > MOST_STARTS:
        raise Refused(_("Write 6 hours a day at most."))
    return sorted(set(found))


def _hour(text: str) -> str:
    seen = HOUR.match(text)
    if seen is None or int(seen[1]) > 23 or int(seen[2] or 0) > 59:
        raise Refused(_("Write hours like 18:30, with commas between them."))
    return f"{int(seen[1]):02}:{int(seen[2] or 0):02}"


def sunset(day: date, latitude: float, longitude: float, zone: str) -> int | None:
    """The local minute at which the sun sets, within some minutes; None where it does not set that day."""
    angle = 2 * math.pi * (day.timetuple().tm_yday - 1) / 365
    declination = (
        0.006918
        - 0.399912 * math.cos(angle)
        + 0.070257 * math.sin(angle)
        - 0.006758 * math.cos(2 * angle)
        + 0.000907 * math.sin(2 * angle)
    )
    late = 229.18 * (
        0.000075
        + 0.001868 * math.cos(angle)
        - 0.032077 * math.sin(angle)
        - 0.014615 * math.cos(2 * angle)
        - 0.040849 * math.sin(2 * angle)
    )
    high = math.radians(latitude)
    turn = math.cos(math.radians(90.833)) / (math.cos(high) * math.cos(declination)) - math.tan(
        high
    ) * math.tan(declination)
    if not -1 <= turn <= 1:
        return None
    minutes = 720 - 4 * longitude - late + 4 * math.degrees(math.acos(turn))
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(minutes=minutes)
    local = moment.astimezone(ZoneInfo(zone))
    return local.hour * 60 + local.minute
