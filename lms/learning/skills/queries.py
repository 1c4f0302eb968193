"""Reading the profile of a person's skills, in a fixed number of statements."""

from collections.abc import Callable, Iterator
from typing import Any

from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.catalogue import queries as catalogue
from lms.catalogue.digcomp import DIGCOMP
from lms.catalogue.values import Course, Module
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.learning.exams.models import ExamSitting
from lms.learning.exams.reading import summaries
from lms.learning.models import Progress, TrainerCheck
from lms.learning.observing.queries import latest, signed_of
from lms.learning.practice.queries import work_of_all
from lms.learning.rules import shown_mark
from lms.learning.skills.rules import Profile, Proof, profile

Source = Callable[[int], list[Proof]]
"""What one kind of work says of a person: their number, then the proofs."""


def from_modules(person_id: int) -> list[Proof]:
    """Quizzes done alone; and what a trainer gave their word for at the end of a course. One statement."""
    rows = db.session.execute(
        select(Progress, Cohort.course, Site.timezone, TrainerCheck.checked_at, Person.chosen_name)
        .join(Enrolment, Enrolment.id == Progress.enrolment_id)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .outerjoin(TrainerCheck, TrainerCheck.enrolment_id == Enrolment.id)
        .outerjoin(Person, Person.id == TrainerCheck.checked_by_id)
        .where(Enrolment.person_id == person_id)
        .order_by(Progress.id)
    )
    return [proof for row in rows for proof in _of_module(*row)]


def _of_module(progress: Progress, slug: str, zone: str, checked_at: Any, by: str | None) -> Iterator[Proof]:
    found = _module(slug, progress.module)
    if found is None:
        return
    course, module = found
    passed = progress.passed_at is not None
    about = (module.digcomp, course.level)
    if progress.best_mark is not None:
        mark, at = shown_mark(progress.best_mark), progress.passed_at or progress.updated_at
        yield Proof(*about, "quiz", course.title, module.title, False, passed, at, zone, mark=mark)
    if passed and checked_at is not None:
        yield Proof(
            *about, "confirmation", course.title, module.title, True, True, checked_at, zone, by or ""
        )


def from_observations(person_id: int) -> list[Proof]:
    """The checklists trainers signed, the last of each. Two statements."""
    rows = db.session.execute(
        select(Enrolment.id, Cohort.course, Site.timezone)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .where(Enrolment.person_id == person_id)
    ).all()
    places = {row[0]: (row[1], row[2]) for row in rows}
    proofs = []
    for signed in latest(signed_of(list(places))).values():
        slug, zone = places[signed.enrolment_id]
        if found := _module(slug, signed.module):
            course, module = found
            exercise = module.exercise(signed.exercise)
            title = exercise.title if exercise else module.title
            about = (module.digcomp, course.level, "observation", course.title, title)
            proofs.append(Proof(*about, True, signed.whole, signed.at, zone, signed.by))
    return proofs


def from_exams(person_id: int) -> list[Proof]:
    """The mock exams handed in and not cancelled: supervised when somebody watched. Three statements."""
    mine = select(Enrolment.id).where(Enrolment.person_id == person_id)
    rows = db.session.execute(
        select(Enrolment.id, Cohort.course, Site.timezone)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .where(Enrolment.id.in_(mine))
    )
    places = {number: (catalogue.course(slug), zone) for number, slug, zone in rows}
    proofs = []
    for sitting in summaries(ExamSitting.enrolment_id.in_(mine)):
        course, zone = places[sitting.enrolment_id]
        if course is None or sitting.ended is None or sitting.cancelled_because is not None:
            continue
        mark, at = sitting.ended.outcome.mark, sitting.ended.at
        about = (course.digcomp, course.level, "exam", course.title, sitting.title, sitting.proctored)
        proofs.append(
            Proof(*about, mark >= sitting.pass_mark, at, zone, sitting.watched_by, mark=shown_mark(mark))
        )
    return proofs


def _module(course_slug: str, module_slug: str) -> tuple[Course, Module] | None:
    """A module and its course, where both are still taught."""
    course = catalogue.course(course_slug)
    module = course.module(module_slug) if course else None
    return (course, module) if course and module else None


def from_practice(person_id: int) -> list[Proof]:
    """Practical work graded by the machine: supervised when it was sent in class, or a trainer saw it done.

    Four statements.
    """
    rows = db.session.execute(
        select(Enrolment.id, Cohort.course, Site.timezone)
        .join(Cohort, Cohort.id == Enrolment.cohort_id)
        .join(Site, Site.id == Cohort.site_id)
        .where(Enrolment.person_id == person_id)
    ).all()
    places = {row[0]: (row[1], row[2]) for row in rows}
    proofs = []
    for (enrolment, module_slug, exercise_slug), work in work_of_all(list(places)).items():
        slug, zone = places[enrolment]
        counts = work.supervised if work.supervised and work.supervised.done else work.mark
        if counts is None or not (found := _module(slug, module_slug)):
            continue
        course, module = found
        exercise = module.exercise(exercise_slug)
        about = (module.digcomp, course.level, "practice", course.title)
        title, mark = exercise.title if exercise else module.title, int(counts.points * 100)
        proofs.append(Proof(*about, title, counts.supervised, counts.done, counts.at, zone, mark=mark))
    return proofs


SOURCES: tuple[Source, ...] = (from_modules, from_observations, from_exams, from_practice)
"""All that says something of a person's skills."""


def profile_of(person_id: int) -> Profile:
    """The profile of a person, over all the courses they followed."""
    return profile((proof for source in SOURCES for proof in source(person_id)), DIGCOMP)


def skills_as_plain(person_id: int) -> dict[str, Any]:
    """The same as plain values ready for JSON: for a skills passport, or any document drawn of it."""
    found = profile_of(person_id)
    return {
        "framework": found.framework,
        "version": found.version,
        "skills": [
            {
                "code": skill.competence.code,
                "name": str(skill.competence.name),
                "state": skill.state,
                "levels": list(skill.levels),
                "evidence": [_plain(proof) for proof in (*skill.supervised, *skill.alone)],
            }
            for skill in found.skills
        ],
    }


def _plain(proof: Proof) -> dict[str, Any]:
    return {
        "kind": proof.kind,
        "course": proof.course,
        "title": proof.title,
        "supervised": proof.supervised,
        "achieved": proof.achieved,
        "at": proof.at.isoformat(),
        "by": proof.by,
        "mark": proof.mark,
    }
