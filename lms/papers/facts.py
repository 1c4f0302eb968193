"""What a learner's own papers say, copied on the day they are asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from lms.accounts.models import Person, Site
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.credentials.looks.queries import look_of
from lms.papers.values import Hours
from lms.scheduling import queries as scheduling
from lms.scheduling.rules import expected_on
from lms.scheduling.values import Evening, Line, MadeUp, Recorded


def common(cohort: Cohort, site: Site, enrolment: Enrolment, person: Person, issuer: str) -> dict[str, Any]:
    """Who, what course, which body says so, how it looks."""
    return {
        "holder": person.official_name,
        "native_name": person.native_name,
        "employer": enrolment.employer,
        "course": scheduling.title_of(cohort),
        "cohort": cohort.name,
        "site": site.name,
        "site_city": site.city or site.name,
        "address": site.address,
        "phone": site.phone,
        "zone": site.timezone,
        "issued_on": now().astimezone(ZoneInfo(site.timezone)).date().isoformat(),
        **look_of(site.id).printed(issuer, "", site.name),
    }


def convocation(enrolment: Enrolment, evenings: Sequence[Evening]) -> dict[str, Any]:
    """When and where to come: the evenings that person is expected at."""
    mine = [
        evening
        for evening in evenings
        if not evening.cancelled and expected_on(evening.day, enrolment.enrolled_on, enrolment.left_on)
    ]
    return {
        "trainers": sorted({name for evening in mine for name in evening.trainers}),
        "minutes": sum(evening.session.minutes for evening in mine),
        "evenings": [
            {
                "starts_at": evening.session.starts_at.isoformat(),
                "ends_at": evening.session.ends_at.isoformat(),
                "where": _where(evening),
                "link": evening.session.link,
                "room": evening.room.name if evening.room else "",
                "step_free": bool(evening.room and evening.room.step_free),
                "directions": evening.room.directions if evening.room else "",
            }
            for evening in mine
        ],
    }


def assiduity(
    evenings: Sequence[tuple[Evening, Line | None]],
    elsewhere: Sequence[MadeUp],
    since: date,
    until: date,
    hours: Hours,
) -> dict[str, Any]:
    """A month of one person: each evening planned for them or made up elsewhere, what was recorded.

    Hours in class, at a distance, made up, and of exercises done away from class stand apart.
    """
    told = [_planned(evening, line.current if line else None) for evening, line in evenings]
    told += [_made_up(evening) for evening in elsewhere]
    return {
        "enrolment": hours.enrolment_id,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "evenings": sorted(told, key=lambda each: str(each["starts_at"])),
        "planned": sum(each["planned"] for each in told),
        "attended": sum(each["minutes"] for each in told),
        "in_class": hours.ways.in_class,
        "at_distance": hours.ways.distance,
        "made_up": hours.ways.make_up,
        "distance": hours.exercises,
    }


def _where(evening: Evening) -> str:
    return "distance" if evening.session.kind == "online" else "class"


def _planned(evening: Evening, mark: Recorded | None) -> dict[str, Any]:
    return {
        "starts_at": evening.session.starts_at.isoformat(),
        "ends_at": evening.session.ends_at.isoformat(),
        "where": _where(evening),
        "planned": evening.session.minutes,
        "status": mark.status if mark else "",
        "minutes": mark.minutes if mark else 0,
        "way": mark.way if mark else "",
    }


def _made_up(evening: MadeUp) -> dict[str, Any]:
    return {
        "starts_at": evening.starts_at.isoformat(),
        "ends_at": evening.ends_at.isoformat(),
        "where": "elsewhere",
        "planned": 0,
        "status": "present",
        "minutes": evening.minutes,
        "way": evening.way,
    }
