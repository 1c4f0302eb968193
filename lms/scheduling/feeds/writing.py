"""Writes evenings as iCalendar (RFC 5545), for any calendar. The one file that knows icalendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from lms.scheduling.feeds.zones import observances

REFRESH = timedelta(hours=2)
"""How often calendars are asked to look again; Google looks when it wants to."""


@dataclass(frozen=True, slots=True)
class Entry:
    """An evening as a calendar shows it. `revision` grows with each change: calendars keep the highest."""

    uid: str
    revision: int
    changed_at: datetime
    starts_at: datetime
    ends_at: datetime
    zone: str
    title: str
    place: str
    words: str
    cancelled: bool


def calendar(name: str, entries: Sequence[Entry]) -> bytes:
    """The calendar of that name, with the zones of its entries described for as long as they last."""
    from icalendar import Calendar, vDuration  # 4 MB that only this page needs

    found = Calendar()
    found.add("prodid", "-//Passerelle//Evenings//FR")
    found.add("version", "2.0")
    found.add("method", "PUBLISH")
    found.add("x-wr-calname", name)
    found.add("name", name)
    found.add("refresh-interval", REFRESH, {"VALUE": "DURATION"})
    found.add("x-published-ttl", vDuration(REFRESH))
    for zone in sorted({entry.zone for entry in entries}):
        found.add_component(_zone(zone, [entry for entry in entries if entry.zone == zone]))
    for entry in entries:
        found.add_component(_event(entry))
    return bytes(found.to_ical())


def _zone(name: str, entries: Sequence[Entry]):  # type: ignore[no-untyped-def]  # imported where needed
    """What a zone does from before its first entry until a year after its last."""
    from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

    first = min(entry.starts_at for entry in entries).date() - timedelta(days=1)
    last = max(entry.ends_at for entry in entries).date() + timedelta(days=366)
    zone = Timezone()
    zone.add("tzid", name)
    for each in observances(name, first, last):
        told = TimezoneDaylight() if each.summer else TimezoneStandard()
        told.add("dtstart", each.onset)
        told.add("tzoffsetfrom", each.before)
        told.add("tzoffsetto", each.after)
        told.add("tzname", each.name)
        zone.add_component(told)
    return zone


def _event(entry: Entry):  # type: ignore[no-untyped-def]  # imported where it is needed
    from icalendar import Event

    zone = ZoneInfo(entry.zone)
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.revision)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", entry.starts_at.astimezone(zone))
    event.add("dtend", entry.ends_at.astimezone(zone))
    event.add("summary", entry.title)
    event.add("status", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("transp", "TRANSPARENT" if entry.cancelled else "OPAQUE")
    if entry.place:
        event.add("location", entry.place)
    if entry.words:
        event.add("description", entry.words)
    return event
