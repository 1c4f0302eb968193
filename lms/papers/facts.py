"""What a learner's own papers say, copied on the day they are asked for."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from lms.accounts.models import Person, Site
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.credentials.looks.queries import look_of
from lms.scheduling import queries as scheduling
from lms.scheduling.rules import expected_on
from lms.scheduling.values import Evening, Line


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
                "room": evening.room.name if evening.room else "",
                "step_free": bool(evening.room and evening.room.step_free),
                "directions": evening.room.directions if evening.room else "",
            }
            for evening in mine
        ],
    }


def assiduity(
    enrolment_id: int, evenings: Sequence[tuple[Evening, Line | None]], since: date, until: date, away: int
) -> dict[str, Any]:
    """A month of one person: each evening planned for them, what was recorded; work done away apart."""
    told = []
    for evening, line in evenings:
        mark = line.current if line else None
        told.append(
            {
                "starts_at": evening.session.starts_at.isoformat(),
                "ends_at": evening.session.ends_at.isoformat(),
                "planned": evening.session.minutes,
                "status": mark.status if mark else "",
                "minutes": mark.minutes if mark else 0,
                "way": mark.way if mark else "",
            }
        )
    return {
        "enrolment": enrolment_id,
        "since": since.isoformat(),
        "until": until.isoformat(),
        "evenings": told,
        "planned": sum(each["planned"] for each in told),
        "attended": sum(each["minutes"] for each in told),
        "distance": away,
    }
