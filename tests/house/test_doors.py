"""Every route × every role × a stranger's object: who gets in, and who does not."""

from collections.abc import Collection, Iterator

import pytest
from flask import Flask
from werkzeug.routing import Rule

from lms.accounts.models import Person
from lms.authoring import apart
from lms.catalogue import queries as catalogue
from lms.core import gate
from lms.core.db import transaction
from tests.authoring.parcels import checked_here
from tests.factories import ROLES, Cast, Visitor
from tests.house.grounds import Grounds, a_course_package, grounds, put_a_checklist

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


@pytest.fixture
def sides(app: Flask, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Grounds, Grounds]]:
    monkeypatch.setattr(apart, "check", checked_here)  # of the course that was sent
    before = catalogue.in_force()
    put_a_checklist(cast.ours.cohort.course)
    with app.app_context(), transaction():
        both = grounds(cast.ours), grounds(cast.theirs)
        package = a_course_package()
        for side in both:
            side.numbers["package_id"] = package.id
    yield both
    catalogue.put_in_force(before)


def doors(app: Flask) -> list[tuple[Rule, str]]:
    """(rule, method) of every door."""
    return [
        (rule, method)
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    ]


def open_to(app: Flask, rule: Rule) -> Collection[str]:
    """The roles that may open the door; all where it asks for none."""
    return gate.open_to(app, rule.endpoint) or frozenset(ROLES)


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
        allowed = open_to(app, rule)
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
