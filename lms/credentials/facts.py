"""The facts a certificate prints, copied from what is known on the day it is issued."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from typing import Any

from lms.accounts.models import Site
from lms.catalogue.values import Course
from lms.cohorts.models import Cohort
from lms.credentials import designs, rules
from lms.credentials.looks.values import USUAL, Look
from lms.credentials.models import COMPLETION
from lms.credentials.values import Candidate, Issuer
from lms.i18n import lazy, words

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
    look: Look = USUAL


def facts_for(candidate: Candidate, occasion: Occasion, code: str) -> dict[str, Any]:
    """Every fact on the certificate of `candidate`, as plain JSON values. No birth date is among them."""
    course = occasion.course
    marks = [
        candidate.conditions.marks[m.slug] for m in course.modules if m.slug in candidate.conditions.marks
    ]
    return {
        "design": COMPLETION,
        "also": also(COMPLETION, candidate.language, course.language),
        "holder": candidate.official_name,
        "native_name": candidate.native_name,
        "hours": rules.duration(candidate.conditions.minutes),
        "mark": rules.course_mark(marks),
        **of_course(occasion),
        **of_issue(occasion, code),
        **_end(occasion.course, occasion.issued_on),
    }


def of_course(occasion: Occasion) -> dict[str, Any]:
    """What a document tells of the course, the cohort and the place."""
    course = occasion.course
    return {
        "language": course.language,
        "course": course.slug,
        "course_title": course.title,
        "course_version": course.version,
        "level": level_of(course),
        "level_code": course.level,
        "started_on": occasion.started_on.isoformat(),
        "ended_on": occasion.ended_on.isoformat(),
        "cohort": occasion.cohort.name,
        "competences": list(course.outcomes),
        **of_place(occasion.site),
    }


def of_place(site: Site) -> dict[str, Any]:
    """What a document tells of the site."""
    return {"site": site.name, "site_city": site.city or site.name}


def of_issue(occasion: Occasion, code: str) -> dict[str, Any]:
    """Who issues a document, when, under which code, and how it looks."""
    return {
        "issuer": occasion.issuer.name,
        "issued_on": occasion.issued_on.isoformat(),
        "code": code,
        "verify_address": occasion.issuer.verify_address(code),
        **occasion.look.printed(occasion.issuer.name, occasion.signatory, occasion.site.name),
    }


def _end(course: Course, issued_on: date) -> dict[str, str]:
    """The last day of its validity, if it has one."""
    months = course.completion.valid_months
    return {"expires_on": rules.months_after(issued_on, months).isoformat()} if months else {}


def also(design: str, language: str, first: str) -> str:
    """The learner's language, where it is another one that the design speaks; else nothing."""
    return language if language != first and language in designs.read(design).words else ""


def level_of(course: Course) -> str:
    """The level of a course, in the words of its language."""
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
