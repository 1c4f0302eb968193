"""A whole term by its front doors: planned, lived, repaired, drawn; hours are those counted by hand."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort, Enrolment
from lms.core import clock
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials.models import Certificate
from lms.credentials.rules import minutes_in
from lms.demo import builders
from lms.jobs.worker import run_due
from lms.papers.models import Paper
from lms.papers.queries import hours_of
from lms.scheduling.evidence.queries import register_of
from lms.scheduling.evidence.rules import code_at, sheet_code
from lms.scheduling.models import ClassSession
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.serving import team_at
from tests.factories import Browser, Cast, words_of
from tests.papers.conftest import draw
from tests.scheduling.conftest import cast, english, visit
from tests.scheduling.evidence.signing import DRAWN, ticket_on

__all__ = ["cast", "draw", "english", "visit"]  # fixtures
Visit = Callable[[Person], Browser]
PARIS = ZoneInfo("Europe/Paris")
EACH = 4
"""Learners of each of the two cohorts: they need a volunteer beside their trainer."""


@dataclass
class Term:
    """Who there is, and what was done, counted by hand: minutes by enrolment and way, and what was missed."""

    app: Flask
    visit: Visit
    cast: Cast
    cohorts: dict[str, Cohort] = field(default_factory=dict)
    places: dict[str, list[Enrolment]] = field(default_factory=dict)
    staff: dict[int, Person] = field(default_factory=dict)
    missed: Enrolment | None = None
    by_hand: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    known: defaultdict[int, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))

    @property
    def site(self) -> str:
        return f"/sites/{self.cast.ours.site.id}"

    def plans(self, address: str, fields: Mapping[str, Any] | None = None) -> str:
        """The coordinator sends a form that is taken; where it leads."""
        answer = self.visit(self.cast.coordinator).post(address, dict(fields or {}))
        assert answer.status_code == 303, (address, words_of(answer))
        return answer.location

    def counts(self, place: Enrolment, where: str, way: str, minutes: int) -> None:
        """Note by hand what somebody attended."""
        self.by_hand[place.id][where] += minutes
        self.known[place.id][way] += minutes

    def sessions(self, cohort: str = "") -> list[ClassSession]:
        """The sessions of the term, in time."""
        wanted = [one.id for name, one in self.cohorts.items() if cohort in ("", name)]
        with self.app.app_context():
            rows = select(ClassSession).where(ClassSession.cohort_id.in_(wanted))
            return list(db.session.scalars(rows.order_by(ClassSession.starts_at)))

    def teacher_of(self, session: ClassSession) -> Person:
        with self.app.app_context():
            team = team_at(session.id, session.cohort_id)
        return next(self.staff[one.person_id] for one in team if one.part == "trainer")


def set_up(term: Term) -> None:
    """Two cohorts with a trainer and a volunteer each; rooms, hours and availabilities by their pages."""
    cast = term.cast
    with term.app.app_context(), transaction():
        other = builders.a_cohort(cast.ours.site, "Groupe B")
        term.cohorts = {"A": cast.ours.cohort, "B": other}
        trainer, volunteer = builders.a_person("Formatrice B"), builders.a_person("Bénévole B")
        for person, part in ((trainer, "trainer"), (volunteer, "volunteer")):
            builders.a_role(person, part, cast.ours.site)
            builders.staff(other, person, part)
        for name, cohort in term.cohorts.items():
            new = [builders.a_person(f"Apprenant {name}{n}") for n in range(EACH - (name == "A"))]
            term.places[name] = [builders.enrol(cohort, person) for person in new]
        term.places["A"].insert(0, cast.ours.enrolment)
        term.staff = {one.id: one for one in (cast.trainer, cast.volunteer, trainer, volunteer)}
    term.plans(f"{term.site}/rooms/new", {"name": "Salle bleue", "capacity": "10", "computers": "10"})
    term.plans(f"/rooms/{cast.ours.session.room_id}/hours", {"opens_1": "17:30", "closes_1": "21:30"})
    evenings = ["1-evening", "3-evening"]
    for person in term.staff.values():
        days = {"can": ["0-evening", *evenings], "minutes": ""} | {f"reason_{n}": "" for n in range(7)}
        term.plans(f"/people/{person.id}/availability", days)
    term.plans(f"/people/{cast.learner.id}/availability", {"can": evenings, "reason_0": "work"})


def found_and_published(term: Term, run: str) -> str:
    """The search is done by the worker; what its page says before it is published."""
    run_due(term.app)
    page = words_of(term.visit(term.cast.coordinator).get(run))
    assert "A timetable to look at" in page
    term.plans(f"{run}/publish")
    assert "Published" in words_of(term.visit(term.cast.coordinator).get(run))
    return page


def plan(term: Term) -> None:
    days = {"first_day": "2026-11-25", "last_day": "2027-03-31", "rounds": "20"}
    run = term.plans(f"{term.site}/timetable", days)
    term.plans(f"{run}/stop")  # the best so far is enough here
    assert "Sessions with a place: 20 of 20" in found_and_published(term, run)


def evening(
    term: Term, session: ClassSession, absent: int | None = None, guest: Enrolment | None = None
) -> None:
    """One evening: the first signs, the second is 15 minutes late, the others sign in ink."""
    name = "A" if session.cohort_id == term.cohorts["A"].id else "B"
    first, second, *others = [place for place in term.places[name] if place.id != absent]
    address, where = f"/sessions/{session.id}", "distance" if session.kind == "online" else "in_class"
    teacher = term.visit(term.teacher_of(session))
    if where == "distance" and first.id == term.cast.ours.enrolment.id:
        sign_by_phone(term, session)
    else:
        assert teacher.post(f"{address}/sign/{first.id}", DRAWN).status_code == 303
    term.counts(first, where, "signed", 120)
    seen = {f"status_{second.id}": "present", f"missed_{second.id}": "15"}
    if absent:
        seen[f"status_{absent}"] = "absent"
    if guest:
        seen[f"status_{guest.id}"] = "present"
        term.counts(guest, "make_up", "attested", 120)
    assert teacher.post(address, seen).status_code == 303
    term.counts(second, where, "attested", 105)
    ink = {f"status_{place.id}": "present" for place in others} | {"paper": sheet_code(session.id)}
    assert teacher.post(address, ink).status_code == 303
    for place in others:
        term.counts(place, where, "paper", 120)
    assert teacher.post(f"{address}/close", DRAWN).status_code == 303


def sign_by_phone(term: Term, session: ClassSession) -> None:
    """The learner of the cast scans the code, and signs on their own phone."""
    phone = term.visit(term.cast.learner)
    ticket = ticket_on(phone, f"/here/{session.id}/{code_at(b'for tests only', session.id, now())}")
    assert phone.post(f"/here/{session.id}", {"ticket": ticket}).status_code == 303


def live(term: Term, until: int) -> None:
    """The evenings from the first not lived on to the `until`-th, in time; what is missed is made up."""
    for number in range(until):
        session = term.sessions()[number]
        if session.ends_at <= now():
            continue
        mine = [one.id for one in term.sessions("A")]
        if session.id == mine[1]:
            go_online(term, session)
            session = term.sessions()[number]
        with clock.at(session.starts_at + timedelta(minutes=10)):
            if session.id == mine[2]:
                term.missed = term.places["A"][3]
                evening(term, session, absent=term.missed.id)
            elif term.missed and session.id not in mine:
                term.plans(f"/sessions/{session.id}/guests", {"enrolment": str(term.missed.id)})
                evening(term, session, guest=term.missed)
                term.missed = None
            else:
                evening(term, session)


def go_online(term: Term, session: ClassSession) -> None:
    """The coordinator puts an evening at a distance, at the same hours."""
    begins, ends = (at.astimezone(PARIS) for at in (session.starts_at, session.ends_at))
    place = {"day": f"{begins:%Y-%m-%d}", "start": f"{begins:%H:%M}", "end": f"{ends:%H:%M}", "room": "0"}
    more = {"kind": "online", "link": "https://visio.example.org/soir", "because": "Neige"}
    term.plans(f"/sessions/{session.id}/move", place | more)


def repair(term: Term, ill: Person) -> datetime:
    """A trainer is ill for ten days: the cost is shown, and what is changed published. When they are back."""
    before = {one.id: one.starts_at for one in term.sessions() if one.ends_at <= now()}
    first, back = now().date(), now() + timedelta(days=10)
    days = {"what": f"person-{ill.id}", "first_day": f"{first}", "last_day": f"{back.date()}"}
    page = found_and_published(term, term.plans(f"{term.site}/timetable/repair", days))
    assert "is moved" in page or "are moved" in page
    assert "Now Proposed" in page
    after = term.sessions()
    assert len(after) == 20
    assert {one.id: one.starts_at for one in after if one.id in before} == before
    hit = [one for one in after if now() < one.starts_at <= back + timedelta(days=1)]
    assert all(term.teacher_of(one).id != ill.id for one in hit)
    with term.app.app_context():
        kinds = list(db.session.scalars(select(TimetableRun.kind).order_by(TimetableRun.id)))
    assert kinds == ["plan", "repair"]
    return back


def test_a_full_term(app: Flask, cast: Cast, visit: Visit, draw: Callable[[], list[Paper]]) -> None:
    term = Term(app, visit, cast)
    set_up(term)
    plan(term)
    sessions = term.sessions()
    assert (len(sessions), len(term.sessions("A"))) == (20, 10)
    live(term, 7)
    with clock.at(sessions[6].ends_at + timedelta(hours=13)):
        repair(term, cast.trainer)
        live(term, 20)
    last = max(one.ends_at for one in term.sessions())
    with clock.at(last + timedelta(hours=1)):
        the_hours_are_those_counted_by_hand(term)
        each_sheet_is_whole_and_drawn(term, draw)
        statements_and_certificates_say_the_same(term, draw)


def the_hours_are_those_counted_by_hand(term: Term) -> None:
    with term.app.app_context():
        for cohort in term.cohorts.values():
            for each in hours_of(db.session.merge(cohort)):
                hand, known = term.by_hand[each.enrolment_id], term.known[each.enrolment_id]
                found = (each.ways.in_class, each.ways.distance, each.ways.make_up)
                assert found == (hand["in_class"], hand["distance"], hand["make_up"]), each.name
                assert (each.signed, each.attested, each.paper) == (
                    known["signed"],
                    known["attested"],
                    known["paper"],
                )
    missed = term.by_hand[term.places["A"][3].id]
    assert (missed["make_up"], missed.total()) == (120, 1200)
    mine = words_of(term.visit(term.cast.learner).get("/my-sessions"))
    assert "In class: 18 h. At a distance: 2 h." in mine.replace("\u202f", " ").replace("\u00a0", " ")


def each_sheet_is_whole_and_drawn(term: Term, draw: Callable[[], list[Paper]]) -> None:
    sessions = term.sessions("A")
    days = {"since": "2026-11-24", "until": f"{sessions[-1].starts_at:%Y-%m-%d}"}
    term.plans(f"/cohorts/{term.cohorts['A'].id}/papers/sheets", days)
    (paper,) = draw()
    with term.app.app_context():
        registers = [register_of(one.id) for one in sessions]
    assert all(one.broken_at is None for one in registers)
    assert paper.facts["registers"] == [
        [session.id, one.version, one.digest] for session, one in zip(sessions, registers, strict=True)
    ]


def statements_and_certificates_say_the_same(term: Term, draw: Callable[[], list[Paper]]) -> None:
    for cohort in term.cohorts.values():
        months = sorted({f"{one.starts_at:%Y-%m}" for one in term.sessions()})
        for month in months:
            term.visit(term.cast.coordinator).post(f"/cohorts/{cohort.id}/papers/month", {"month": month})
    papers = draw()
    for cohort in term.cohorts.values():
        term.plans(f"/cohorts/{cohort.id}/documents/issue", {"kind": "realisation"})
    told: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for paper in papers:
        if paper.kind == "assiduity" and paper.enrolment_id:
            for way, name in (("in_class", "in_class"), ("distance", "at_distance"), ("make_up", "made_up")):
                told[paper.enrolment_id][way] += paper.facts[name]
    assert {place: +told[place] for place in term.by_hand} == {
        place: +minutes for place, minutes in term.by_hand.items()
    }
    with term.app.app_context():
        facts = {one.enrolment_id: one.facts for one in db.session.scalars(select(Certificate))}
    for place, minutes in term.by_hand.items():
        said = facts[place]
        assert minutes_in(said["hours"]) == minutes.total()
        assert minutes_in(said.get("make_up_hours", 0)) == minutes["make_up"]
        assert minutes_in(said.get("distance_hours", 0)) == minutes["distance"]
