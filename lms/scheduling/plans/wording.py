"""Why something does not fit, and what would help, in words."""

from collections.abc import Callable, Iterable

from lms.i18n import _, lazy, ngettext
from lms.i18n.formats import NO_BREAK, day, listed, weekday
from lms.i18n.words import language
from lms.scheduling.timetable.explain import Change, Fact
from lms.scheduling.timetable.values import Group, Problem

SOFT = {
    "pair": (lazy("Weekdays beyond the usual ones"), lazy("The same weekdays and hours all along")),
    "learners": (lazy("Places on an evening a learner cannot come"), lazy("When learners can come")),
    "travel": (lazy("Places on an evening that ends after the last bus"), lazy("The last bus")),
    "trainer": (lazy("Trainers beyond the first of a cohort"), lazy("One trainer all along")),
    "load": (lazy("Evenings beyond a volunteer’s share"), lazy("Volunteers share alike")),
    "waiting": (lazy("Weeks sessions wait, all together"), lazy("Starting soon")),
    "school": (lazy("Evenings in the school holidays"), lazy("School holidays are free")),
    "sunset": (lazy("Evenings over the sunset, where a break is offered"), lazy("A later start at sunset")),
}
"""Each soft rule: what is counted, and the rule."""

BROKEN = lazy("This timetable no longer fits what is known today. Ask for a new one.")


def weekdays(days: Iterable[int]) -> str:
    """ "lundi et mardi"."""
    return listed(map(weekday, days))


def hour(minute: int) -> str:
    """ "18 h 30"."""
    hours, minutes = divmod(minute, 60)
    if language().code != "fr":
        return f"{hours:02}:{minutes:02}"
    return f"{hours}{NO_BREAK}h{NO_BREAK}{minutes:02}" if minutes else f"{hours}{NO_BREAK}h"


def first_letter_up(sentence: str) -> str:
    """A sentence begins with a capital."""
    return sentence[:1].upper() + sentence[1:]


def told(problem: Problem, group: Group, facts: Iterable[Fact]) -> list[str]:
    """The reasons, a sentence each, without a full stop."""
    return [first_letter_up(FACTS[fact.kind](problem, group, fact)) for fact in facts]


def helping(problem: Problem, group: Group, changes: Iterable[Change]) -> list[str]:
    """What would help, a sentence each."""
    return [first_letter_up(CHANGES[change.kind](problem, group, change)) for change in changes]


def _from(problem: Problem, days: Iterable[int]) -> str:
    """The earliest hour of these weekdays."""
    chosen = set(days)
    return hour(min((start for weekday, start in problem.starts if weekday in chosen), default=0))


def _term(_problem: Problem, group: Group, fact: Fact) -> str:
    return ngettext(
        "from %(first)s to %(last)s there is time for %(n)s session; needed: %(needed)s",
        "from %(first)s to %(last)s there is time for %(n)s sessions; needed: %(needed)s",
        fact.free,
        first=day(group.first_day, "long"),
        last=day(group.last_day, "long"),
        needed=fact.needed,
    )


def _closed(_problem: Problem, _group: Group, fact: Fact) -> str:
    return ngettext(
        "public holidays and closures leave %(n)s session; needed: %(needed)s",
        "public holidays and closures leave %(n)s sessions; needed: %(needed)s",
        fact.free,
        needed=fact.needed,
    )


def _closed_some(_problem: Problem, _group: Group, _fact: Fact) -> str:
    return _("public holidays and closures take some evenings away")


def _no_room(problem: Problem, group: Group, fact: Fact) -> str:
    when = {"days": weekdays(fact.days), "hour": _from(problem, fact.days)}
    if "computers" in fact.rules:
        return ngettext(
            "%(days)s: no room with %(n)s computer after %(hour)s",
            "%(days)s: no room with %(n)s computers after %(hour)s",
            group.computers,
            **when,
        )
    if "seats" in fact.rules:
        return ngettext(
            "%(days)s: no room with %(n)s seat after %(hour)s",
            "%(days)s: no room with %(n)s seats after %(hour)s",
            group.size,
            **when,
        )
    if "step-free" in fact.rules:
        return _("%(days)s: no room without steps after %(hour)s", **when)
    return _("%(days)s: no room is open after %(hour)s", **when)


def _room_taken(_problem: Problem, _group: Group, fact: Fact) -> str:
    return _("%(days)s: other cohorts have the rooms that would do", days=weekdays(fact.days))


def _no_trainer(problem: Problem, group: Group, fact: Fact) -> str:
    if "trainer-hours" in fact.rules:
        return _("no trainer of this course is free after %(hour)s", hour=_from(problem, range(7)))
    if group.women_only and "trainer-women" in fact.rules:
        return _("no woman among the trainers teaches this course, and the cohort is for women only")
    return _("no trainer is qualified for this course")


def _trainer_only(_problem: Problem, _group: Group, fact: Fact) -> str:
    if fact.who:
        return _("%(trainer)s is free only on %(days)s", trainer=fact.who, days=weekdays(fact.days))
    return _("the trainers of this course are free only on %(days)s", days=weekdays(fact.days))


def _trainer_taken(_problem: Problem, _group: Group, fact: Fact) -> str:
    days = weekdays(fact.days)
    if fact.who:
        return _("%(days)s: %(trainer)s is with another cohort", days=days, trainer=fact.who)
    return _("%(days)s: the trainers of this course are with other cohorts", days=days)


def _helpers(_problem: Problem, group: Group, fact: Fact) -> str:
    sentence = ngettext(
        "%(days)s: %(n)s volunteer is free at most; needed for %(people)s learners: %(needed)s",
        "%(days)s: %(n)s volunteers are free at most; needed for %(people)s learners: %(needed)s",
        fact.free,
        days=weekdays(fact.days),
        needed=fact.needed,
        people=group.size,
    )
    if "helper-women" in fact.rules:
        return _("%(sentence)s (women only)", sentence=sentence)
    return sentence


def _search(_problem: Problem, _group: Group, _fact: Fact) -> str:
    return _("nothing forbids it: the search ended too early")


FACTS: dict[str, Callable[[Problem, Group, Fact], str]] = {
    "term": _term,
    "closed": _closed,
    "closed-some": _closed_some,
    "no-room": _no_room,
    "room-taken": _room_taken,
    "no-trainer": _no_trainer,
    "trainer-only": _trainer_only,
    "trainer-taken": _trainer_taken,
    "helpers": _helpers,
    "search": _search,
}


def _one_room(problem: Problem, group: Group, change: Change) -> str:
    when = {"days": weekdays(change.days), "hour": _from(problem, change.days)}
    if group.computers:
        return ngettext(
            "%(days)s: one more room with %(n)s computer after %(hour)s",
            "%(days)s: one more room with %(n)s computers after %(hour)s",
            group.computers,
            **when,
        )
    return _("%(days)s: one more room after %(hour)s", **when)


def _one_trainer(_problem: Problem, _group: Group, change: Change) -> str:
    if change.who:
        return _("%(trainer)s also free on %(days)s", trainer=change.who, days=weekdays(change.days))
    return _("%(days)s: one more trainer for this course", days=weekdays(change.days))


def _more_helpers(_problem: Problem, _group: Group, change: Change) -> str:
    return ngettext(
        "%(days)s: %(n)s more volunteer",
        "%(days)s: %(n)s more volunteers",
        change.number,
        days=weekdays(change.days),
    )


def _later(_problem: Problem, group: Group, change: Change) -> str:
    return _("a last day on %(day)s or later", day=day(change.last_day or group.last_day, "long"))


def _longer(_problem: Problem, _group: Group, _change: Change) -> str:
    return _("search longer")


CHANGES: dict[str, Callable[[Problem, Group, Change], str]] = {
    "room": _one_room,
    "trainer": _one_trainer,
    "helper": _more_helpers,
    "later": _later,
    "longer-search": _longer,
}
