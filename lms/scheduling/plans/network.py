"""The timetables of all the sites of an administrator: one is asked for each site, and found site by site."""

from dataclasses import dataclass

from sqlalchemy import func, select

from lms.accounts.access import sites_of
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.core.db import db
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.operations import Term, ask_for_timetable


@dataclass(frozen=True, slots=True)
class Line:
    """A site, and the timetable that was asked for it last, if any was."""

    site: Site
    run: TimetableRun | None


def network_of(user: SignedIn) -> list[Line]:
    """The sites of an administrator, by name, with their latest timetables. Two statements."""
    sites = sites_of(user, "administrator")
    last = (
        select(func.max(TimetableRun.id))
        .where(TimetableRun.kind == "plan", TimetableRun.site_id.in_([site.id for site in sites]))
        .group_by(TimetableRun.site_id)
    )
    rows = db.session.scalars(select(TimetableRun).where(TimetableRun.id.in_(last)))
    runs = {run.site_id: run for run in rows}
    return [Line(site, runs.get(site.id)) for site in sites]


def ask_for_network(actor: SignedIn, term: Term) -> tuple[int, dict[str, str]]:
    """Ask for a timetable of each site. How many were asked; by name, why the others were not.

    Refused when none can be.
    """
    not_asked: dict[str, str] = {}
    sites = sites_of(actor, "administrator")
    for site in sites:
        try:
            ask_for_timetable(actor, site, term)
        except Refused as refused:
            if refused.field:
                raise
            not_asked[site.name] = refused.sentence
    if len(not_asked) == len(sites):
        raise Refused(_("No site has sessions left to place."))
    return len(sites) - len(not_asked), not_asked
