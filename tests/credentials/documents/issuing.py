"""Documents issued through the page of a cohort, and what they say."""

import re
from html import unescape
from typing import Any

from flask import Flask
from sqlalchemy import select

from lms.accounts.models import Person
from lms.cohorts.models import Cohort
from lms.core import clock
from lms.core.db import db
from lms.credentials import designs
from lms.credentials.models import Certificate
from lms.scheduling.models import ClassSession
from tests.factories import Browser

ENGLISH = {"Accept-Language": "en"}
BOTH = ("end-of-training", "realisation")


def held_by(cohort: Cohort) -> list[ClassSession]:
    """The evenings a cohort held, in order."""
    over = (ClassSession.cohort_id == cohort.id, ClassSession.ends_at < clock.now())
    return list(db.session.scalars(select(ClassSession).where(*over).order_by(ClassSession.starts_at)))


def documents(app: Flask, kind: str) -> list[Certificate]:
    """All of a kind, the first one first."""
    with app.app_context():
        of_kind = select(Certificate).where(Certificate.kind == kind)
        return list(db.session.scalars(of_kind.order_by(Certificate.id)))


def facts_of(app: Flask, person: Person, kind: str) -> dict[str, Any]:
    """What a person's latest document of a kind says."""
    return [row.facts for row in documents(app, kind) if row.person_id == person.id][-1]


def issued(app: Flask, browser: Browser, page: str, kind: str) -> dict[str, Any]:
    """The facts of Amina's document of a kind, once it is issued to her cohort."""
    assert browser.post(f"{page}/issue", {"kind": kind}).location == page
    return next(row.facts for row in documents(app, kind) if row.facts["holder"] == "Amina Yusufzai")


def words_on(facts: dict[str, Any]) -> str:
    """What the page of a document says, with plain spaces."""
    page = designs.read(facts["design"]).page(facts)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())
