"""One of everything that stands in an address, at each of two sites."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from flask import Flask
from werkzeug.routing import Rule

from lms.authoring.archive import unpack
from lms.authoring.models import CoursePackage
from lms.catalogue import queries as catalogue
from lms.catalogue.practice import Criterion
from lms.catalogue.queries import course
from lms.config import ROOT
from lms.core.clock import now
from lms.core.db import save
from lms.core.once import new_key
from lms.credentials.codes import new_code
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.learning.models import Attempt
from lms.learning.practice.models import Submission
from lms.learning.practice.verdicts import Verdict, as_plain
from lms.messages.models import Message
from lms.papers.models import Paper, PaperScan
from lms.scheduling.calendars.models import Closure, SchoolHoliday
from lms.scheduling.feeds.models import CalendarFeed
from lms.scheduling.models import Room
from lms.scheduling.plans.models import TimetableRun
from tests.authoring.parcels import a_course, zipped
from tests.factories import Side
from tests.learning.exams.small_exam import a_small_exam
from tests.learning.practice.small_code import SMALL_CODE
from tests.learning.practice.small_simulation import SMALL_SIMULATION


@dataclass(frozen=True)
class Grounds:
    """The numbers that stand in the addresses of one side."""

    numbers: dict[str, Any]

    def address(self, app: Flask, rule: Rule) -> str:
        values = {name: self.numbers[name] for name in rule.arguments}
        with app.test_request_context():
            return app.url_for(rule.endpoint, **values)


def grounds(side: Side) -> Grounds:
    """One of everything that belongs to `side`."""
    module = course(side.cohort.course).modules[0]  # type: ignore[union-attr]  # the cast's course exists
    drawn: list[Any] = [[question.id, []] for question in module.questions[:1]]
    attempt = Attempt(
        enrolment_id=side.enrolment.id,
        module=module.slug,
        version=module.version,
        number=1,
        questions=drawn,
        started_at=now(),
    )
    save(attempt)
    code = new_code(lambda n: side.site.id % n)
    sample = json.loads((ROOT / "certificates" / "completion" / "sample.json").read_text())
    certificate = Certificate(
        enrolment_id=side.enrolment.id,
        person_id=side.people["learner"].id,
        cohort_id=side.cohort.id,
        code=code,
        facts=sample | {"code": code},
        digest="0" * 64,
        issued_at=now(),
    )
    save(certificate)
    opening = builders.an_exam_opening(side.cohort)
    sitting = builders.an_exam_sitting(side.enrolment, a_small_exam())
    booking = builders.an_exam_booking(side.enrolment)
    sent = Submission(
        enrolment_id=side.enrolment.id,
        version="1",
        module=module.slug,
        exercise=module.exercises[0].slug,
        kind="python",
        text="",
        verdict=as_plain(Verdict(criteria=())),
        met=0,
        asked=0,
        points=0,
        done=False,
        sent_at=now(),
        key=new_key(),
    )
    save(sent)
    room = Room(site_id=side.site.id, name="Salle des portes", capacity=3)
    save(room)
    paper = Paper(kind="sheet", cohort_id=side.cohort.id, session_id=side.session.id, asked_at=now())
    save(paper)
    scan = PaperScan(session_id=side.session.id, kind="pdf", digest="0" * 64, size=1, recorded_at=now())
    save(scan)
    feed = CalendarFeed(person_id=side.people["funder"].id, token=f"{side.site.id:032}", made_at=now())
    save(feed)
    closure = Closure(site_id=side.site.id, first_day=now().date(), last_day=now().date())
    run = TimetableRun(
        site_id=side.site.id, first_day=now().date(), last_day=now().date(), rounds=1, asked_at=now()
    )
    holiday = SchoolHoliday(zone="A", name="Hiver", first_day=now().date(), last_day=now().date())
    save(closure)
    save(holiday)
    save(run)
    message = a_message(side)
    return Grounds(
        {
            "site_id": side.site.id,
            "cohort_id": side.cohort.id,
            "enrolment_id": side.enrolment.id,
            "session_id": side.session.id,
            "agreement_id": side.agreement.id,
            "person_id": side.people["trainer"].id,
            "room_id": room.id,
            "closure_id": closure.id,
            "holiday_id": holiday.id,
            "run_id": run.id,
            "attempt_id": attempt.id,
            "placement_id": builders.a_placement(side.site, side.people["learner"]).id,
            "certificate_id": certificate.id,
            "opening_id": opening.id,
            "sitting_id": sitting.id,
            "booking_id": booking.id,
            "submission_id": sent.id,
            "paper_id": paper.id,
            "scan_id": scan.id,
            "code": certificate.code,
            "token": feed.token,
            "number": 1,
            "position": 1,
            "message_id": message.id,
            "name": "rs256-20260101000000",
            "level": "beginner",
            "form": "png",
            "whose": "plain",
            "file": "revoked.crl",
        }
    )


def a_message(side: Side) -> Message:
    """A reminder that waits for our learner."""
    learner = side.people["learner"]
    message = Message(
        person_id=learner.id,
        site_id=side.site.id,
        channel="sms",
        topic="session:1",
        key=f"door:{side.site.id}",
        language="fr",
        subject="",
        text="Rappel",
        created_at=now(),
        due_at=now(),
        expires_at=now() + timedelta(hours=1),
    )
    save(message)
    return message


def a_course_package() -> CoursePackage:
    """A course somebody sent, which no site owns."""
    sent = unpack(zipped(a_course()))
    package = CoursePackage(
        slug=sent.slug,
        version="0" * 16,
        code="C90",
        title="Atelier du mardi",
        modules=[["creer-et-lire-un-e-mail", "0" * 16]],
        archive=sent.packed(),
        uploaded_at=now(),
    )
    save(package)
    return package


def put_a_checklist(slug: str) -> None:
    """Let a trainer watch the first exercise of the first module of a course, and the machine grade it."""
    found = course(slug)
    assert found
    first, *others = found.modules
    watched = replace(
        first.exercises[0],
        kind="python",
        checklist=(Criterion("seul", "Travaille sans aide."),),
        code=SMALL_CODE,
        simulation=SMALL_SIMULATION,
    )
    changed = replace(found, modules=(replace(first, exercises=(watched,)), *others))
    rest = tuple(each for each in catalogue.courses() if each.slug != slug)
    catalogue.put_in_force(replace(catalogue.in_force(), courses=(*rest, changed)))
