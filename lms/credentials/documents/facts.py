"""The facts the documents of the end of a training print, copied from what is known on the day of issue."""

from collections.abc import Collection
from math import floor
from typing import Any
from zoneinfo import ZoneInfo

from lms.catalogue.values import Course
from lms.credentials import facts as certificates
from lms.credentials import rules
from lms.credentials.documents.values import Member, Presence
from lms.credentials.facts import Occasion, of_course, of_issue, speaking
from lms.credentials.models import END_OF_TRAINING, REALISATION
from lms.credentials.values import Conditions
from lms.i18n import _


def end_of_training(
    member: Member, conditions: Conditions, seen: Collection[str], occasion: Occasion, code: str
) -> dict[str, Any]:
    """What was aimed at, followed, and assessed module by module: whatever the results."""
    course, missing = occasion.course, conditions.missing
    return {
        **_of_member(END_OF_TRAINING, member, occasion, code),
        "planned_hours": rules.duration(round(course.hours * 60)),
        "modules": _modules(course, conditions, seen),
        "trainer_check": not (missing and missing.trainer_check) if course.completion.trainer_check else None,
    }


def _modules(course: Course, conditions: Conditions, seen: Collection[str]) -> list[dict[str, Any]]:
    missing = conditions.missing
    wanted = {module.slug for module in (*missing.modules, *missing.observations)} if missing else set()
    return [
        {
            "number": module.number,
            "title": module.title,
            "mark": floor(conditions.marks[module.slug]) if module.slug in conditions.marks else None,
            "seen": module.slug in seen,
            "achieved": module.slug not in wanted,
        }
        for module in course.modules
    ]


def realisation(member: Member, occasion: Occasion, code: str) -> dict[str, Any]:
    """That a training took place, and how many hours of it the person attended."""
    facts = _of_member(REALISATION, member, occasion, code)
    del facts["competences"]  # it tells what took place, not what for
    return {**facts, **_apart(member.presence), "employer": member.employer}


def _apart(presence: Presence) -> dict[str, str]:
    """Hours at a distance and made up in another cohort, apart from those in class, where there are any."""
    distance, made_up = presence.ways.distance, presence.ways.make_up
    if not (distance or made_up):
        return {}
    apart = {"class": presence.minutes - distance - made_up, "distance": distance, "make_up": made_up}
    return {f"{way}_hours": rules.duration(minutes) for way, minutes in apart.items()}


def _of_member(design: str, member: Member, occasion: Occasion, code: str) -> dict[str, Any]:
    """What both documents tell; the dates are those of the person's own first and last evening."""
    presence, zone = member.presence, ZoneInfo(occasion.site.timezone)
    facts = {
        "design": design,
        "also": certificates.also(design, member.language, occasion.course.language),
        "holder": member.official_name,
        "native_name": member.native_name,
        "nature": occasion.look.nature or usual_nature(occasion.course.language),
        "hours": rules.duration(presence.minutes),
        **of_course(occasion),
        **of_issue(occasion, code),
    }
    if presence.first and presence.last:
        facts["started_on"] = presence.first.astimezone(zone).date().isoformat()
        facts["ended_on"] = presence.last.astimezone(zone).date().isoformat()
    return facts


def usual_nature(language: str) -> str:
    """The nature of an action where a site says nothing else."""
    with speaking(language):
        return _("Training course")
