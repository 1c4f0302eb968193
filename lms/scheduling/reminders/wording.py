"""What a message about an evening says, in the language of whoever reads it. Never what is learnt there."""

from collections.abc import Callable

from lms.i18n import _, words
from lms.i18n.formats import clock, local_day
from lms.messages.links import address_of, seal, stop_address
from lms.messages.rules import plain_words
from lms.scheduling.reminders.queries import Listener
from lms.scheduling.values import Evening

ANSWERING = "answer"
NOWHERE_TO_GO = ("cancelled", "relieved")
"""What is told of an evening one need not come to."""


def message_for(evening: Evening, listener: Listener, what: str) -> tuple[str, str]:
    """(subject, text) of a message; `what` is a reminder, or what changed."""
    words.use(listener.reach.language)
    when = _when(evening)
    subject = SUBJECTS[what](when)
    return subject, _short(evening, listener, what, subject) if listener.reach.channel == "sms" else _long(
        evening, listener, what, subject
    )


def _when(evening: Evening) -> str:
    session = evening.session
    day, hour = local_day(session.starts_at, evening.zone, "evening"), clock(session.starts_at, evening.zone)
    return _("%(day)s at %(hour)s", day=day, hour=hour)


SUBJECTS: dict[str, Callable[[str], str]] = {
    "48h": lambda when: _("Reminder: %(when)s", when=when),
    "3h": lambda when: _("Today: %(when)s", when=when),
    "moved": lambda when: _("New time: %(when)s", when=when),
    "room": lambda when: _("New place: %(when)s", when=when),
    "cancelled": lambda when: _("Cancelled: %(when)s", when=when),
    "added": lambda when: _("One more evening: %(when)s", when=when),
    "timetable": lambda when: _("Your evenings have new times. The next one: %(when)s", when=when),
    "restored": lambda when: _("It takes place: %(when)s", when=when),
    "teaching": lambda when: _("You teach: %(when)s", when=when),
    "relieved": lambda when: _("Somebody else teaches: %(when)s", when=when),
}


def _short(evening: Evening, listener: Listener, what: str, subject: str) -> str:
    """An SMS: when, where, the two links; without the signs that make it dearer."""
    told = [subject + "."]
    if what not in NOWHERE_TO_GO:
        told += [_place(evening) + ".", *_answer(evening, listener)]
    told.append(
        _("No more SMS: answer STOP, or %(link)s", link=stop_address(listener.reach.person_id, "sms"))
    )
    return plain_words(" ".join(told))


def _long(evening: Evening, listener: Listener, what: str, subject: str) -> str:
    """An e-mail: when and where first, since phones show the beginning; the reason after it."""
    told = [subject + "."]
    if what == "moved" and evening.session.moved_from:
        before = evening.session.moved_from
        told.append(
            _(
                "Before: %(day)s at %(hour)s.",
                day=local_day(before, evening.zone, "evening"),
                hour=clock(before, evening.zone),
            )
        )
    if what not in NOWHERE_TO_GO:
        told += ["\n".join(filter(None, [_place(evening), _address(evening), _directions(evening)]))]
        told += ["\n".join(_answer(evening, listener))]
    told.append(_reason(evening, what))
    if evening.site.phone:
        told.append(_("A question? Call us: %(phone)s.", phone=evening.site.phone))
    told.append(_("No more e-mails: %(link)s", link=stop_address(listener.reach.person_id, "email")))
    return "\n\n".join(filter(None, told))


def _place(evening: Evening) -> str:
    if evening.session.kind == "online":
        return _("By video: %(link)s", link=evening.session.link)
    if evening.room is None:
        return evening.site.name
    return _("%(room)s, %(site)s", room=evening.room.name, site=evening.site.name)


def _address(evening: Evening) -> str:
    return ", ".join(filter(None, [evening.site.address, evening.site.city]))


def _directions(evening: Evening) -> str:
    return evening.room.directions if evening.room else ""


def _answer(evening: Evening, listener: Listener) -> list[str]:
    if not listener.enrolment_id:
        return []
    token = seal(ANSWERING, evening.session.id, listener.enrolment_id)
    return [_("Do you come? Answer here: %(link)s", link=address_of("reminders.answer", token=token))]


def _reason(evening: Evening, what: str) -> str:
    if what == "cancelled":
        return evening.session.cancelled_because
    return evening.session.changed_because if what in ("moved", "room") else ""
