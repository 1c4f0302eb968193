"""Every route × every role × a stranger's object: who gets in, and who does not."""

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule

from lms.accounts.models import Person
from lms.authoring.archive import unpack
from lms.authoring.models import CoursePackage
from lms.catalogue import queries as catalogue
from lms.catalogue.practice import Criterion
from lms.catalogue.queries import course
from lms.config import ROOT
from lms.core import gate
from lms.core.clock import now
from lms.core.db import save, transaction
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
from tests.factories import ROLES, Cast, Side, Visitor
from tests.learning.exams.small_exam import a_small_exam
from tests.learning.practice.small_code import SMALL_CODE
from tests.learning.practice.small_simulation import SMALL_SIMULATION

NOBODYS = {
    "number",
    "position",
    "code",
    "package_id",
    "token",
    "file",
    "name",
    "level",
    "form",
    "whose",
    "holiday_id",
}
"""Parts of an address that name nothing of anybody's."""
OF_EXAMS = ("opening_id", "sitting_id", "booking_id")
OF_PRACTICE = ("submission_id",)
OF_PAPERS = ("paper_id", "scan_id")
ENDS_SIGN_IN = {"accounts.sign_out"}
NOT_DRAWN = {
    "credentials.certificate_file",
    "credentials.my_certificate_file",
    "credential_keys.key_file",
    "badges.key",
    "badges.status_list",
    "badges.status_token",
    "badges.my_badge_file",
    "evidence.drawing",
    "papers.paper_file",
    "papers.my_paper_file",
    "scans.scan_file",
    "scans.sheet_file",
    "reminders.answer",
    "messages.stop",
    "practice.sent_file",
    "practice.starter",
    "practice.cohort_starter",
}
"""On these grounds nothing is drawn, sent or signed yet, and no link is one of ours."""


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


@pytest.fixture
def sides(app: Flask, cast: Cast) -> Iterator[tuple[Grounds, Grounds]]:
    before = catalogue.in_force()
    put_a_checklist(cast.ours.cohort.course)
    with app.app_context(), transaction():
        both = grounds(cast.ours), grounds(cast.theirs)
        package = a_course_package()
        for side in both:
            side.numbers["package_id"] = package.id
    yield both
    catalogue.put_in_force(before)


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


def doors(app: Flask) -> list[tuple[Rule, str]]:
    """(rule, method) of every door."""
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]


def knock(app: Flask, visit: Visitor, person: Person | None, rule: Rule, method: str, at: Grounds) -> int:
    """The status a person gets at a door; each knock in a fresh browser."""
    browser, address = visit(person), at.address(app, rule)
    answer = browser.get(address) if method == "GET" else browser.post(address)
    if answer.location and answer.location.startswith("/sign-in") and rule.endpoint not in ENDS_SIGN_IN:
        return 401
    return answer.status_code


def test_nobody_gets_in_without_signing_in_but_at_public_doors(
    app: Flask, visit: Visitor, sides: tuple[Grounds, Grounds]
) -> None:
    for rule, method in doors(app):
        public = gate.open_to(app, rule.endpoint) == gate.EVERYONE
        status = knock(app, visit, None, rule, method, sides[0])
        assert (status != 401) == public, (method, rule.rule, status)
        assert status < 500, (method, rule.rule, status)


@pytest.mark.parametrize("role", ROLES)
def test_a_role_gets_in_where_it_may_and_nowhere_else(
    app: Flask, cast: Cast, visit: Visitor, sides: tuple[Grounds, Grounds], role: str
) -> None:
    for rule, method in doors(app):
        allowed = gate.open_to(app, rule.endpoint) or frozenset(ROLES)
        status = knock(app, visit, cast.ours.people[role], rule, method, sides[0])
        if role not in allowed:
            assert status == 403, (role, method, rule.rule, status)
        else:
            assert status not in {401, 403, 500}, (role, method, rule.rule, status)
            assert method == "POST" or status < 400 or rule.endpoint in NOT_DRAWN, (role, rule.rule, status)


@pytest.mark.parametrize("role", ROLES)
def test_what_belongs_to_strangers_does_not_exist(
    app: Flask, cast: Cast, visit: Visitor, sides: tuple[Grounds, Grounds], role: str
) -> None:
    for rule, method in doors(app):
        allowed = gate.open_to(app, rule.endpoint)
        if not allowed or role not in allowed or not rule.arguments - NOBODYS or role == "administrator":
            continue
        status = knock(app, visit, cast.ours.people[role], rule, method, sides[1])
        assert status == 404, (role, method, rule.rule, status)


@pytest.mark.parametrize("role", ROLES)
def test_a_strangers_object_under_ones_own_does_not_exist(
    app: Flask, cast: Cast, visit: Visitor, sides: tuple[Grounds, Grounds], role: str
) -> None:
    """/cohorts/OURS/certificates/THEIRS: the last object named is the stranger's."""
    order = (
        "site_id",
        "cohort_id",
        "session_id",
        "enrolment_id",
        "attempt_id",
        "certificate_id",
        "person_id",
        "placement_id",
        *OF_EXAMS,
        *OF_PRACTICE,
        *OF_PAPERS,
        "message_id",
    )
    for rule, method in doors(app):
        allowed, named = gate.open_to(app, rule.endpoint), rule.arguments - NOBODYS
        if not allowed or role not in allowed or len(named) < 2:
            continue
        last = max(named, key=order.index)
        mixed = Grounds(sides[0].numbers | {last: sides[1].numbers[last]})
        status = knock(app, visit, cast.ours.people[role], rule, method, mixed)
        assert status == 404, (role, method, rule.rule, status)
