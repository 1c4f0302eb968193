"""Says in words what is missing before a certificate, and when something opens or closes."""

from datetime import datetime
from zoneinfo import ZoneInfo

from lms.i18n import _, ngettext
from lms.i18n.formats import clock, hours, listed, local_day
from lms.learning.rules import Missing


def what_is_left(missing: Missing) -> str:
    """One sentence: "Before the certificate: module 4 and 2 h of class."; '' when nothing is missing.

    The same for the learner, the trainer and the coordinator.
    """
    parts = list(_parts(missing))
    if not parts:
        return ""
    return _("Before the certificate: %(parts)s.", parts=listed(parts))


def _parts(missing: Missing) -> list[str]:
    parts = []
    if missing.modules:
        numbers = listed(str(m.number) for m in missing.modules)
        parts.append(
            ngettext("module %(numbers)s", "modules %(numbers)s", len(missing.modules), numbers=numbers)
        )
    if missing.exercises:
        parts.append(_exercises(missing))
    if missing.observations:
        numbers = listed(str(m.number) for m in missing.observations)
        parts.append(
            ngettext(
                "what the team has to see in module %(numbers)s",
                "what the team has to see in modules %(numbers)s",
                len(missing.observations),
                numbers=numbers,
            )
        )
    if missing.minutes:
        parts.append(_("%(hours)s of class", hours=hours(missing.minutes)))
    if missing.trainer_check:
        parts.append(_("the trainer’s agreement"))
    return parts


def _exercises(missing: Missing) -> str:
    """The exercises to do, the first by name: in the language they are written in."""
    module, first = missing.exercises[0]
    others = len(missing.exercises) - 1
    named = _("the exercise “%(title)s” of module %(number)s", title=first.title, number=module.number)
    if not others:
        return named
    return ngettext(
        "%(named)s and %(n)s other exercise",
        "%(named)s and %(n)s other exercises",
        others,
        named=named,
    )


def time_of(then: datetime, moment: datetime, zone: str) -> str:
    """`then` as it is said at `moment`: the hour, with its day where that is another one."""
    same_day = then.astimezone(ZoneInfo(zone)).date() == moment.astimezone(ZoneInfo(zone)).date()
    if same_day:
        return clock(then, zone)
    return _("%(day)s at %(time)s", day=local_day(then, zone, "evening"), time=clock(then, zone))
