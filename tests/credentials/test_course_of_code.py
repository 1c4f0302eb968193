"""A course with practical work: all are told which exercises are left, and none undone reads achieved."""

import re
from dataclasses import dataclass, replace

import pytest
from flask import Flask
from sqlalchemy import select, update

from lms.accounts.models import Person
from lms.catalogue.queries import course
from lms.catalogue.values import ModuleCompletion
from lms.core.clock import now
from lms.core.db import db, transaction
from lms.credentials.models import Certificate
from lms.demo import builders
from lms.learning.models import Progress
from lms.learning.rules import Missing, is_watched
from tests.credentials import graduates
from tests.factories import Browser, Cast, Visitor, words_of

ENGLISH = {"Accept-Language": "en"}
LEFT = "Before the certificate: the exercise “Dire bonjour” of module 1 and 17 other exercises."


@dataclass(frozen=True)
class Class:
    """A cohort that learns Python, and one learner of it, who has done all but the exercises."""

    page: str
    learner: Person
    enrolment_id: int


@pytest.fixture
def python(app: Flask, cast: Cast) -> Class:
    """The course is over."""
    with app.app_context(), transaction():
        cohort = builders.a_cohort(cast.ours.site, "Python", course="python")
        learner = graduates.a_learner(cast.ours.site, "Samir")
        place = graduates.graduate(cohort, graduates.evenings(cohort, 14), learner)
        db.session.execute(update(Progress).values(observed_at=now()))  # the project was shown
        return Class(f"/cohorts/{cohort.id}", learner, place.id)


@pytest.fixture
def browser(cast: Cast, visit: Visitor) -> Browser:
    """The coordinator's."""
    return visit(cast.coordinator)


def do_exercises(app: Flask, enrolment_id: int, modules: int) -> None:
    """All that is asked, in so many modules."""
    taught = course("python")
    assert taught
    with app.app_context(), transaction():
        for module in taught.modules[:modules]:
            done = [exercise.slug for exercise in module.graded_exercises]
            of_module = (Progress.enrolment_id == enrolment_id, Progress.module == module.slug)
            db.session.execute(update(Progress).where(*of_module).values(exercises_done=done))


def attestation(app: Flask, browser: Browser, python: Class) -> list[tuple[bool, int, int]]:
    """What the document of the end says of each module: whether achieved, the exercises done and asked."""
    browser.post(f"{python.page}/documents/issue", {"kind": "end-of-training"})
    with app.app_context():
        facts = db.session.scalars(select(Certificate.facts)).one()
    return [(each["achieved"], each["exercises"], each["exercises_asked"]) for each in facts["modules"]]


def test_learner_trainer_and_coordinator_read_the_same_explanation(
    python: Class, browser: Browser, visit: Visitor
) -> None:
    pages = [
        browser.get(f"{python.page}/certificates", headers=ENGLISH),
        browser.get(f"{python.page}/learners/{python.enrolment_id}", headers=ENGLISH),
        visit(python.learner).get("/my-certificates", headers=ENGLISH),
    ]
    assert [LEFT in words_of(page) for page in pages] == [True] * 3
    assert not re.search(r"<ul[^>]*>\s*</ul>", pages[0].text)
    assert browser.post(f"{python.page}/certificates/issue").status_code == 409


@pytest.mark.parametrize("modules", [0, 2, 6])
def test_a_module_whose_exercises_are_not_done_is_not_achieved(
    app: Flask, python: Class, browser: Browser, modules: int
) -> None:
    do_exercises(app, python.enrolment_id, modules)
    assert attestation(app, browser, python) == [(True, 3, 3)] * modules + [(False, 0, 3)] * (6 - modules)


@pytest.mark.usefixtures("app")
def test_exercises_are_watched_when_all_that_are_asked_for_were_done_in_class() -> None:
    taught = course("python")
    assert taught
    module = replace(taught.modules[0], completion=ModuleCompletion(mark=False, exercises=3))
    slugs = [exercise.slug for exercise in module.graded_exercises]
    watched = [is_watched(module, Missing(), slugs[:done]) for done in (0, 2, 3)]
    assert watched == [False, False, True]
    assert not is_watched(module, Missing(exercises=((module, module.graded_exercises[0]),)), slugs)
    assert not is_watched(module, Missing(), ["one", "of", "another", "course"])
