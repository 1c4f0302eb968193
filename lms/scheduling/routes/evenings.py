"""Tonight, and the weeks to come, for those who teach."""

from datetime import date, datetime, timedelta
from itertools import groupby

from flask import Response, g, request

from lms.core.clock import now
from lms.core.gate import STAFF, only
from lms.core.pages import page
from lms.i18n.formats import alphabetical
from lms.scheduling import access, queries, rules
from lms.scheduling.routes.blueprint import scheduling
from lms.scheduling.values import Evening

SHOWN_NEXT = 6
WEEKS = timedelta(weeks=4)


@scheduling.get("/tonight")
@only(*STAFF)
def tonight() -> Response:
    """Evenings of today, those still to be marked, the next ones."""
    moment = now()
    near = access.evenings_of(g.user, moment - rules.CLOSES_AFTER, moment + timedelta(days=1))
    today = [evening for evening in near if _is_today(evening, moment)]
    past = [evening for evening in near if evening.session.ends_at <= moment and evening not in today]
    ahead = access.evenings_of(g.user, moment, moment + WEEKS, most=len(today) + SHOWN_NEXT)
    coming = [evening for evening in ahead if evening not in today][:SHOWN_NEXT]
    tallies = queries.tallies([*past, *today, *coming])
    unmarked = [
        evening for evening in past if not evening.cancelled and not tallies[evening.session.id].marked
    ]
    return page(
        "scheduling/tonight.html",
        today=today,
        unmarked=unmarked,
        coming=coming,
        tallies=tallies,
    )


def _is_today(evening: Evening, moment: datetime) -> bool:
    under_way = evening.session.starts_at <= moment < evening.session.ends_at
    return under_way or evening.day == rules.local_day(moment, evening.zone)


@scheduling.get("/agenda")
@only(*STAFF)
def agenda() -> Response:
    """The coming four weeks, day by day: everywhere, or at one site."""
    every, wanted = access.evenings_of(g.user, now(), now() + WEEKS), request.args.get("site", type=int)
    sites = {evening.site.id: evening.site.name for evening in every}
    evenings = [evening for evening in every if wanted not in sites or evening.site.id == wanted]
    return page(
        "scheduling/agenda.html",
        days=_by_day(evenings),
        several_sites=len({evening.site.id for evening in evenings}) > 1,
        sites=sorted(sites.items(), key=lambda site: alphabetical(site[1])),
        wanted=wanted if wanted in sites else None,
    )


def _by_day(evenings: list[Evening]) -> list[tuple[date, list[Evening]]]:
    ordered = sorted(evenings, key=lambda evening: (evening.day, evening.session.starts_at))
    return [(day, list(those)) for day, those in groupby(ordered, key=lambda evening: evening.day)]
