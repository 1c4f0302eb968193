"""A cohort that learns to code in each language, beside the demonstration's own, which is of Python only."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.core.db import db, transaction
from lms.demo import builders
from tests.browser.past import beside

IDENTIFIER = "navid-code"


@dataclass(frozen=True)
class Coders:
    """Where their cohorts and the learner's place in them are, by course."""

    cohorts: dict[str, int]
    places: dict[str, int]

    def exercise(self, course: str, number: int, position: int) -> str:
        """The address of an exercise for the learner."""
        return f"/learning/{self.places[course]}/modules/{number}/exercises/{position}"

    def work(self, course: str, number: int, position: int) -> str:
        """The address of the learner's work for a trainer."""
        learner = f"/cohorts/{self.cohorts[course]}/learners/{self.places[course]}"
        return f"{learner}/modules/{number}/exercises/{position}"


def coders(instance: Path) -> Coders:
    """One learner with a place in a cohort of each course of code; claire teaches them."""
    with beside(instance), transaction():
        amina, claire = (_person(identifier) for identifier in ("100001", "claire"))
        learner = builders.a_person("Navid Karimi", IDENTIFIER, secret_hash=amina.secret_hash)
        site = db.session.scalars(select(Site).order_by(Site.id)).first()
        assert site
        builders.a_role(learner, "learner", site)
        found = Coders({}, {})
        for course in ("python", "initiation-web", "sql-et-git"):
            cohort = builders.a_cohort(site, f"Code {course}", course=course)
            builders.staff(cohort, claire)
            found.cohorts[course] = cohort.id
            found.places[course] = builders.enrol(cohort, learner).id
        return found


def _person(identifier: str) -> Person:
    return db.session.scalars(select(Person).where(Person.identifier == identifier)).one()
