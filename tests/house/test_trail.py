"""Who changes something for others is in the trail: who, what was done, to what; never a name or a reason."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select

from lms.accounts.models import AuditEntry, Person
from lms.accounts.secrets import hashed
from lms.catalogue import queries as catalogue
from lms.core.clock import now, today
from lms.core.db import db, transaction
from tests.factories import Cast, Visitor
from tests.house.grounds import Grounds, grounds, put_a_checklist

WHY = "Parce que c'est ainsi"
A_NAME = "Tsegay Hadgu"
Act = tuple[str, dict[str, Any], list[str]]
"""An address, what is sent there, and what the trail says then."""


@pytest.fixture
def place(app: Flask, cast: Cast) -> Iterator[Grounds]:
    """One of everything at our site."""
    before = catalogue.in_force()
    put_a_checklist(cast.ours.cohort.course)
    with app.app_context(), transaction():
        ours = grounds(cast.ours)
        db.session.get_one(Person, cast.learner.id).secret_hash = hashed("284917")
    yield ours
    catalogue.put_in_force(before)


def in_the_trail(app: Flask, since: int = 0) -> list[tuple[int | None, str, str, str]]:
    """(who, action and subject, number of the subject) of each entry after `since`, and its details."""
    with app.app_context():
        rows = db.session.scalars(select(AuditEntry).where(AuditEntry.id > since).order_by(AuditEntry.id))
        return [(row.actor_id, f"{row.action} {row.subject}", str(row.details), str(row.id)) for row in rows]


def acts_of_coordinator(cast: Cast) -> list[Act]:
    day = today(cast.ours.site.timezone)
    later = {"day": (day + timedelta(days=3)).isoformat(), "start": "19:00", "end": "21:00", "room": "0"}
    colleague = {"chosen_name": A_NAME, "identifier": "nouvelle", "role": "volunteer"}
    team = {"trainers": [cast.trainer.id], "volunteers": []}
    agreement = {
        "name": "Autre nom",
        "funder": "Ville",
        "starts_on": "2026-01-01",
        "ends_on": "2026-12-31",
        "cohorts": [cast.ours.cohort.id],
    }
    room = {"name": "Salle bleue", "capacity": "9", "computers": "4"}
    cohort = {"name": "Autre nom", "capacity": "10"}
    site = {"name": "Autre nom", "timezone": "Europe/Paris", "holidays": ""}
    return [
        ("/outbox/{message_id}/sent", {}, ["send by hand message"]),
        ("/sites/{site_id}/change", site, ["change site"]),
        ("/sites/{site_id}/team/new", colleague, ["create person", "give-role person"]),
        ("/sites/{site_id}/team/{person_id}/password", {}, ["renew-secret person"]),
        ("/sites/{site_id}/rooms/new", room, ["create room"]),
        ("/rooms/{room_id}/change", room | {"name": "Salle verte"}, ["change room"]),
        ("/cohorts/{cohort_id}/change", cohort, ["change cohort"]),
        ("/cohorts/{cohort_id}/staff", team, ["set-staff cohort"]),
        ("/cohorts/{cohort_id}/cards", {"enrolments": [cast.ours.enrolment.id]}, ["renew-secret person"]),
        ("/cohorts/{cohort_id}/learners/{enrolment_id}/leave", {"left_on": day}, ["leave cohort"]),
        ("/cohorts/{cohort_id}/learners/{enrolment_id}/come-back", {}, ["come-back cohort"]),
        ("/cohorts/{cohort_id}/sessions/new", later, ["add session"]),
        (
            "/sessions/{session_id}/move",
            later | {"because": WHY, "start": "16:00", "end": "18:00"},
            ["move session"],
        ),
        ("/sessions/{session_id}/cancel", {"because": WHY}, ["cancel session"]),
        ("/sessions/{session_id}/restore", {}, ["restore session"]),
        ("/agreements/{agreement_id}/change", agreement, ["change agreement", "choose agreement"]),
        (
            "/cohorts/{cohort_id}/certificates/{certificate_id}/again",
            {"latin_name": ""},
            ["issue-again certificate"],
        ),
    ]


def acts_of_trainer(cast: Cast) -> list[Act]:
    known = {"moment": "exit", "observed_on": today(cast.ours.site.timezone), "evidence": "document"}
    booking = {
        "exam": "PCIE",
        "centre": "Centre",
        "held_on": now().date() + timedelta(days=9),
        "result": "awaited",
    }
    work = "/cohorts/{cohort_id}/learners/{enrolment_id}/modules/1/exercises/1"
    word = "/cohorts/{cohort_id}/learners/{enrolment_id}/confirmation"
    return [
        (word, {"seen": "yes"}, ["confirm-skills enrolment"]),
        (word, {"seen": "no"}, ["withdraw-confirmation enrolment"]),
        (work, {"done": "done", "points": "80", "reason": WHY}, ["override-mark enrolment"]),
        (
            "/cohorts/{cohort_id}/exits/{enrolment_id}",
            known | {"situation": "study"},
            ["record-exit enrolment"],
        ),
        ("/cohorts/{cohort_id}/exam/openings/{opening_id}/close", {}, ["close-exam cohort"]),
        (
            "/cohorts/{cohort_id}/exam/sittings/{sitting_id}/cancel",
            {"reason": WHY},
            ["cancel-exam-sitting enrolment"],
        ),
        ("/cohorts/{cohort_id}/exam/bookings/{enrolment_id}", booking, ["note-exam-booking enrolment"]),
        ("/placements/{placement_id}/decision", {"level": "C03", "reason": WHY}, ["decide placement"]),
    ]


def acts_of_learner(cast: Cast) -> list[Act]:
    secret = {"old": "284917", "new": "730164", "again": "730164"}
    reached = {"phone": "06 12 34 56 78", "email": "", "channel": "sms", "care": "none"}
    return [
        ("/my-messages", reached, ["choose contact"]),
        ("/my-account", secret, ["change-secret person"]),
    ]


@pytest.mark.parametrize(
    ("role", "acts"),
    [("coordinator", acts_of_coordinator), ("trainer", acts_of_trainer), ("learner", acts_of_learner)],
)
def test_what_is_changed_for_others_is_in_the_trail(
    app: Flask, cast: Cast, visit: Visitor, place: Grounds, role: str, acts: Any
) -> None:
    actor = cast.ours.people[role]
    browser, since = visit(actor), 0
    for address, sent, said in acts(cast):
        answer = browser.post(address.format(**place.numbers), sent)
        assert answer.status_code in (200, 303), (address, answer.status_code, answer.text)
        found = in_the_trail(app, since)
        assert [(who, what) for who, what, _details, _number in found] == [
            (actor.id, each) for each in said
        ], address
        assert not [details for *_who, details, _number in found if WHY in details or A_NAME in details], (
            address
        )
        since = int(found[-1][-1])
