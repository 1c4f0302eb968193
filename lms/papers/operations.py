"""Asking for papers: what they say is settled, their drawing queued; asked twice, drawn once."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.models import Person
from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, Enrolment
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.jobs.queue import enqueue
from lms.papers import facts, queries
from lms.papers.models import ASSIDUITY, CONVOCATION, PACK, SHEET, SHEETS, Paper
from lms.papers.rules import month_of
from lms.scheduling import queries as scheduling
from lms.scheduling.values import Evening

MOST_EVENINGS = 120
"""Sheets in one file: four evenings a week for half a year."""


def ask_for_sheet(actor: SignedIn, evening: Evening) -> Paper:
    """The sheet of one evening as a PDF, as its register stands when it is drawn."""
    return _ask_once(actor, SHEET, evening.cohort.id, session_id=evening.session.id)


def ask_for_sheets(actor: SignedIn, cohort: Cohort, since: date, until: date) -> Paper:
    """The sheets of a cohort from a day to a day, in one PDF."""
    if until < since:
        raise Refused(_("The last day comes before the first. Please check both."), "until")
    found = queries.evenings_between(cohort, since, until)
    if not found:
        raise Refused(_("There is no evening between these two days."), "since")
    if len(found) > MOST_EVENINGS:
        raise Refused(
            _("This is more than %(most)s evenings: choose a shorter time.", most=MOST_EVENINGS), "until"
        )
    return _ask_once(actor, SHEETS, cohort.id, since=since, until=until)


def ask_for_pack(actor: SignedIn, cohort: Cohort) -> Paper:
    """All that an audit of a cohort may ask for, in one zip."""
    return _ask_once(actor, PACK, cohort.id)


def _ask_once(actor: SignedIn, kind: str, cohort_id: int, **what: Any) -> Paper:
    """The same paper, if it is still to be drawn; else a new one."""
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort_id).with_for_update())
    waiting = select(Paper).where(
        Paper.kind == kind, Paper.cohort_id == cohort_id, Paper.file == "", Paper.obstacle == ""
    )
    same = db.session.scalar(waiting.filter_by(**what))
    return same or _queue(_write(actor, kind, cohort_id, **what))


def _write(actor: SignedIn, kind: str, cohort_id: int, **what: Any) -> Paper:
    paper = Paper(kind=kind, cohort_id=cohort_id, asked_by_id=actor.id, asked_at=now(), **what)
    save(paper)
    audit.note(actor.id, "ask-for-paper", "cohort", cohort_id, kind=kind, paper=paper.id)
    return paper


def _queue(paper: Paper) -> Paper:
    enqueue(queries.DRAWING, key=queries.drawing_key(paper.id), paper_id=paper.id)
    return paper


def draw_again(paper: Paper) -> None:
    """Try once more, where the drawing met an obstacle or was given up."""
    if paper.file:
        return
    paper.obstacle = ""
    db.session.flush()
    _queue(paper)


def ask_for_convocations(actor: SignedIn, cohort: Cohort, issuer: str) -> list[Paper]:
    """A letter for everybody expected at an evening to come: when, where, how to get there.

    Who has a letter that says the same gets no other. Refused when none is left to write.
    """
    site, moment = scheduling.site_of(cohort), now()
    evenings = [each for each in scheduling.evenings_of_cohort(cohort) if each.session.ends_at > moment]
    told: list[tuple[int, dict[str, Any]]] = []
    for enrolment, person in _people(cohort):
        letter = facts.convocation(enrolment, evenings)
        if letter["evenings"]:
            told.append((enrolment.id, facts.common(cohort, site, enrolment, person, issuer) | letter))
    if not told:
        raise Refused(_("Nobody is expected at an evening to come."))
    return _write_what_is_new(actor, CONVOCATION, cohort, told)


def ask_for_month(actor: SignedIn, cohort: Cohort, day: date, issuer: str) -> list[Paper]:
    """A statement of the month of `day` for everybody who was expected in it. Refused when none is left."""
    site, (since, until) = scheduling.site_of(cohort), month_of(day)
    evenings = [
        each
        for each in queries.evenings_between(cohort, since, until)
        if not each.cancelled and each.session.ends_at <= now()
    ]
    if not evenings:
        raise Refused(_("No evening of this month is over yet."), "month")
    lines = [(each, {line.enrolment_id: line for line in scheduling.lines(each)}) for each in evenings]
    hours = {each.enrolment_id: each for each in queries.hours_of(cohort, since, until)}
    elsewhere = scheduling.made_up(hours, *queries.bounds(site.timezone, since, until))
    told: list[tuple[int, dict[str, Any]]] = []
    for enrolment, person in _people(cohort):
        mine = [(each, those[enrolment.id]) for each, those in lines if enrolment.id in those]
        if mine or elsewhere[enrolment.id]:
            month = facts.assiduity(mine, elsewhere[enrolment.id], since, until, hours[enrolment.id])
            told.append((enrolment.id, facts.common(cohort, site, enrolment, person, issuer) | month))
    return _write_what_is_new(actor, ASSIDUITY, cohort, told, since=since, until=until)


def _people(cohort: Cohort) -> list[tuple[Enrolment, Person]]:
    rows = db.session.execute(
        select(Enrolment, Person)
        .join(Person, Person.id == Enrolment.person_id)
        .where(Enrolment.cohort_id == cohort.id)
        .order_by(Enrolment.id)
    )
    return [(enrolment, person) for enrolment, person in rows]


def _write_what_is_new(
    actor: SignedIn, kind: str, cohort: Cohort, told: list[tuple[int, dict[str, Any]]], **days: date
) -> list[Paper]:
    db.session.execute(select(Cohort.id).where(Cohort.id == cohort.id).with_for_update())
    earlier = select(Paper).where(Paper.kind == kind, Paper.cohort_id == cohort.id).filter_by(**days)
    last = {paper.enrolment_id: paper for paper in db.session.scalars(earlier.order_by(Paper.id))}
    new = [
        (enrolment, said)
        for enrolment, said in told
        if enrolment not in last or last[enrolment].obstacle or _differs(last[enrolment].facts, said)
    ]
    if not new:
        raise Refused(_("Everybody has this paper already, and it says what is true today."))
    return [
        _queue(_write(actor, kind, cohort.id, enrolment_id=enrolment, facts=said, **days))
        for enrolment, said in new
    ]


def _differs(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two papers say something else, their days of issue apart."""
    dated = {"issued_on"}
    return {key: one[key] for key in one.keys() - dated} != {key: other[key] for key in other.keys() - dated}
