"""The calendar as another program reads it (ical.js, strictly): by the text alone, and by nothing we know."""

import json
import subprocess
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask.testing import FlaskClient

from lms.core.clock import now
from lms.core.db import db, transaction
from lms.demo import builders
from lms.scheduling.models import ClassSession
from tests.factories import Cast, Visitor
from tests.outside.programs import node_with
from tests.scheduling.conftest import TUESDAY, cast, english, visit
from tests.scheduling.test_feeds import address_in

__all__ = ["cast", "english", "visit"]  # fixtures
READER = Path(__file__).with_name("read_calendar.mjs")
PARIS = ZoneInfo("Europe/Paris")
PLACE = "Salle « École », au fond ; 2e étage\\ droite, " + "é" * 35


def read_elsewhere(told: bytes) -> dict[str, Any]:
    """What ical.js finds in a calendar."""
    command = [node_with("ical.js"), str(READER)]
    done = subprocess.run(command, input=told, capture_output=True, check=True, timeout=60)  # noqa: S603 - ours
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_another_program_reads_the_same_evenings(
    app: Flask, client: FlaskClient, cast: Cast, visit: Visitor
) -> None:
    spring = datetime(2027, 3, 30, 18, 30, tzinfo=PARIS)
    night = datetime(2027, 3, 28, 0, 30, tzinfo=PARIS)  # two true hours, across the change
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Autre cohorte")
        builders.enrol(cohort, cast.learner)
        room = builders.a_room(cast.ours.site, PLACE)
        builders.sessions(
            cohort, [spring.astimezone(UTC), night.astimezone(UTC), TUESDAY + timedelta(days=2)], room
        )
        cancelled = db.session.get_one(ClassSession, cast.ours.session.id)
        cancelled.cancelled_at, cancelled.cancelled_because = now(), "Salle fermée"
    path = address_in(visit(cast.learner))
    told = client.get(path).data
    found = read_elsewhere(told)
    assert (found["version"], found["zones"]) == ("2.0", ["Europe/Paris"])
    assert found["prodid"]
    tonight, thursday, change, after = sorted(found["events"], key=lambda event: event["starts"]["utc"])
    assert [one["starts"]["shown"] for one in (tonight, thursday, change, after)] == [
        "2026-11-24T18:30:00",
        "2026-11-26T18:25:00",
        "2027-03-28T00:30:00",
        "2027-03-30T18:30:00",
    ]
    assert [one["starts"]["utc"] for one in (change, after)] == [night.timestamp(), spring.timestamp()]
    assert change["ends"]["shown"] == "2027-03-28T03:30:00"
    assert {one["ends"]["utc"] - one["starts"]["utc"] for one in found["events"]} == {7200}
    assert PLACE in after["location"]
    assert (tonight["status"], after["status"]) == ("CANCELLED", "CONFIRMED")
    assert tonight["sequence"] > thursday["sequence"]
    assert len({one["uid"] for one in found["events"]}) == 4
    assert {one["stamped"] for one in found["events"]} == {"UTC"}
    assert [one["notOnce"] for one in found["events"]] == [[]] * 4
    assert b"\n" not in told.replace(b"\r\n", b"")
    assert max(map(len, told.split(b"\r\n"))) <= 75
