"""Bricks: plain functions that make one thing each, with defaults; the caller commits.

What others refer to is flushed at once, to have its number; the rest goes with the next flush, many together.

They write what operations would have written, at any date: data that tells of the past needs that.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import count
from typing import Any

from lms.accounts.models import Person, Role, Site
from lms.accounts.rules import clean_name
from lms.accounts.secrets import new_sign_in_key
from lms.catalogue.exam import Exam
from lms.cohorts.models import (
    AgreementReader,
    Cohort,
    CohortStaff,
    Enrolment,
    Exit,
    FundedCohort,
    FundingAgreement,
)
from lms.core.clock import now
from lms.core.db import db, save
from lms.learning.exams import bank
from lms.learning.exams import rules as exam_rules
from lms.learning.exams.models import ExamBooking, ExamOpening, ExamSitting
from lms.learning.models import TrainerCheck
from lms.placement.bank import bank_in_force
from lms.placement.models import Placement
from lms.scheduling.models import Attendance, ClassSession, Room

COURSE = "digitall-debutant"
EVENING = timedelta(hours=2)
_NUMBERS = count(100_000)
"""Those of the identifiers nobody gave."""


def a_site(name: str = "Antenne des Lilas", **more: Any) -> Site:
    """A site in the zone of Paris."""
    known = {"city": "Lilas-sur-Seine", "phone": "01 00 00 00 00", "timezone": "Europe/Paris", "holidays": ""}
    site = Site(name=name, created_at=now(), **(known | more))
    save(site)
    return site


def a_room(site: Site, name: str = "Salle 2", **more: Any) -> Room:
    """A room with twelve computers."""
    room = Room(site_id=site.id, name=name, **({"capacity": 16, "computers": 12, "step_free": True} | more))
    save(room)
    return room


def a_person(name: str = "Amina Yusufzai", identifier: str = "", **more: Any) -> Person:
    """A person; `secret_hash` decides whether they can sign in."""
    person = Person(
        chosen_name=clean_name(name),
        identifier=identifier or f"p{next(_NUMBERS)}",
        sign_in_key=new_sign_in_key(),
        created_at=now(),
        **more,
    )
    save(person)
    return person


def a_role(person: Person, name: str, site: Site | None = None) -> Role:
    """A role at a site, or everywhere."""
    role = Role(person_id=person.id, name=name, site_id=site.id if site else None)
    db.session.add(role)
    return role


def a_cohort(site: Site, name: str = "DigitAll débutant", **more: Any) -> Cohort:
    """A cohort of twelve on the beginners' course."""
    cohort = Cohort(
        site_id=site.id, name=name, created_at=now(), **({"course": COURSE, "capacity": 12} | more)
    )
    save(cohort)
    return cohort


def staff(cohort: Cohort, person: Person, part: str = "trainer") -> CohortStaff:
    """`person` teaches or helps in `cohort`."""
    member = CohortStaff(cohort_id=cohort.id, person_id=person.id, part=part)
    db.session.add(member)
    return member


def enrol(cohort: Cohort, person: Person, on: date | None = None, **more: Any) -> Enrolment:
    """`person` has a place in `cohort`."""
    enrolment = Enrolment(cohort_id=cohort.id, person_id=person.id, enrolled_on=on or now().date(), **more)
    save(enrolment)
    return enrolment


def sessions(cohort: Cohort, starts: Sequence[datetime], room: Room | None = None) -> list[ClassSession]:
    """The sessions of `cohort`, two hours each."""
    rows = [
        ClassSession(
            cohort_id=cohort.id,
            number=number,
            starts_at=start,
            ends_at=start + EVENING,
            room_id=room.id if room else None,
        )
        for number, start in enumerate(starts, 1)
    ]
    db.session.add_all(rows)
    db.session.flush()
    return rows


def attended(session: ClassSession, enrolment: Enrolment, status: str = "present", **more: Any) -> Attendance:
    """What was recorded of one person at one session."""
    row = Attendance(
        session_id=session.id,
        enrolment_id=enrolment.id,
        status=status,
        minutes=session.minutes if status == "present" else 0,
        recorded_at=session.ends_at,
        key=f"{session.id}-{enrolment.id}-{status}",
        **more,
    )
    db.session.add(row)
    return row


def an_exit(enrolment: Enrolment, on: date, situation: str, moment: str = "exit", **more: Any) -> Exit:
    """Where somebody was on that day, as they said themselves."""
    known = {"evidence": "self-declared", "recorded_at": now()} | more
    row = Exit(enrolment_id=enrolment.id, moment=moment, observed_on=on, situation=situation, **known)
    db.session.add(row)
    return row


def a_check(enrolment: Enrolment, by: Person | None = None) -> TrainerCheck:
    """A trainer's word that they saw this person do it."""
    check = TrainerCheck(enrolment_id=enrolment.id, checked_by_id=by.id if by else None, checked_at=now())
    db.session.add(check)
    return check


def a_placement(site: Site, person: Person, **more: Any) -> Placement:
    """A placement test nobody has answered yet."""
    bank = bank_in_force()
    known = {"bank_version": bank.version, "cuts": list(bank.cuts), "seed": "demo", "started_at": now()}
    placement = Placement(person_id=person.id, site_id=site.id, **(known | more))
    save(placement)
    return placement


def an_agreement(
    name: str, cohorts: Sequence[Cohort], readers: Sequence[Person], **more: Any
) -> FundingAgreement:
    """An agreement that pays for `cohorts` and whose report `readers` may read."""
    year = now().year  # from the year before to the year after: in January, it pays for what was in December
    known = {"funder": "Ville de Lilas", "starts_on": date(year - 1, 1, 1), "ends_on": date(year + 1, 12, 31)}
    agreement = FundingAgreement(name=name, **(known | more))
    save(agreement)
    db.session.add_all(FundedCohort(agreement_id=agreement.id, cohort_id=cohort.id) for cohort in cohorts)
    db.session.add_all(AgreementReader(agreement_id=agreement.id, person_id=reader.id) for reader in readers)
    db.session.flush()
    return agreement


def an_exam_opening(cohort: Cohort, watched_by: Person | None = None, **more: Any) -> ExamOpening:
    """The exam is open to `cohort` for two hours: watched over by somebody, or alone."""
    known: dict[str, Any] = {
        "opens_at": now() - timedelta(minutes=1),
        "closes_at": now() + EVENING,
        "opened_at": now(),
        "proctored": watched_by is not None,
        "watched_by_id": watched_by.id if watched_by else None,
    }
    opening = ExamOpening(cohort_id=cohort.id, **(known | more))
    save(opening)
    return opening


def an_exam_sitting(enrolment: Enrolment, exam: Exam, number: int = 1, **more: Any) -> ExamSitting:
    """Somebody has begun the exam just now."""
    drawn = exam_rules.draw(exam, bank.question_of, (), f"{enrolment.id} {number}")
    known: dict[str, Any] = {
        "title": exam.title,
        "version": exam.version,
        "minutes": exam.minutes,
        "extra_percent": 0,
        "pass_mark": exam.pass_mark,
        "areas": [[area.id, area.title] for area in exam.areas],
        "questions": [
            [each.area, each.item.course, each.item.module, each.item.question, each.shown] for each in drawn
        ],
        "proctored": False,
        "started_at": now(),
    }
    sitting = ExamSitting(enrolment_id=enrolment.id, number=number, **(known | more))
    save(sitting)
    return sitting


def an_exam_booking(enrolment: Enrolment, **more: Any) -> ExamBooking:
    """A place at the real exam, whose result is awaited."""
    known: dict[str, Any] = {
        "exam": "PCIE, module Tableur",
        "centre": "Centre d'examen du Parc, 4 allée du Parc, Lilas-sur-Seine",
        "held_on": now().date() + timedelta(days=21),
        "candidate_number": "FR-2026-04417",
        "result": "awaited",
        "changed_at": now(),
    }
    booking = ExamBooking(enrolment_id=enrolment.id, **(known | more))
    save(booking)
    return booking
