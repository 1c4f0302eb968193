"""The facts a certificate prints, copied from what is known on the day it is issued."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from lms.accounts.models import Site
from lms.catalogue.values import Course
from lms.cohorts.models import Cohort
from lms.credentials import rules
from lms.credentials.values import Candidate, Issuer
from lms.i18n import lazy, words

DESIGN = "completion"
LEVELS = {
    "beginner": lazy("Beginner"),
    "intermediate": lazy("Intermediate"),
    "advanced": lazy("Advanced"),
}


@dataclass(frozen=True, slots=True)
class Occasion:
    """What all the certificates issued together have in common."""

    course: Course
    cohort: Cohort
    site: Site
    started_on: date
    ended_on: date
    issued_on: date
    signatory: str
    issuer: Issuer


def facts_for(candidate: Candidate, occasion: Occasion, code: str) -> dict[str, Any]:
    """Every fact on the certificate of `candidate`, as plain JSON values. No birth date is among them."""
    course, site = occasion.course, occasion.site
    marks = [
        candidate.conditions.marks[m.slug] for m in course.modules if m.slug in candidate.conditions.marks
    ]
    return {
        "design": DESIGN,
        "language": course.language,
        "holder": candidate.official_name,
        "native_name": candidate.native_name,
        "course": course.slug,
        "course_title": course.title,
        "course_version": course.version,
        "level": _level(course),
        "level_code": course.level,
        "hours": rules.hours_of(candidate.conditions.minutes),
        "started_on": occasion.started_on.isoformat(),
        "ended_on": occasion.ended_on.isoformat(),
        "cohort": occasion.cohort.name,
        "site": site.name,
        "site_city": site.city or site.name,
        "mark": rules.course_mark(marks),
        "competences": list(course.outcomes),
        "issuer": occasion.issuer.name,
        "signatory": occasion.signatory,
        "signatory_title": site.name,
        "issued_on": occasion.issued_on.isoformat(),
        **_end(course, occasion.issued_on),
        "code": code,
        "verify_address": occasion.issuer.verify_address(code),
    }


def _end(course: Course, issued_on: date) -> dict[str, str]:
    """The last day of its validity, if it has one."""
    months = course.completion.valid_months
    return {"expires_on": rules.months_after(issued_on, months).isoformat()} if months else {}


def _level(course: Course) -> str:
    with speaking(course.language):
        return str(LEVELS[course.level])


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak the language of a document while it is written."""
    before = words.language().code
    words.use(language)
    try:
        yield
    finally:
        words.use(before)
