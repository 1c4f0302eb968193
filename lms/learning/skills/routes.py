"""The profile of skills: a learner's own, and a learner's for those who teach; on screen and on paper."""

from flask import Blueprint, Response, abort, g, url_for

from lms.accounts.models import Person
from lms.cohorts.access import cohort_for, enrolment_for
from lms.core.db import db
from lms.core.gate import STAFF, only
from lms.core.pages import page
from lms.learning.skills.queries import profile_of

skills = Blueprint("skills", __name__)

LEARNER = "/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/skills"


@skills.get("/my-skills")
@only("learner")
def my_skills() -> Response:
    """What I have worked on and shown."""
    return page("skills/mine.html", profile=profile_of(g.user.id))


@skills.get("/my-skills/print")
@only("learner")
def my_skills_on_paper() -> Response:
    """The same, to print."""
    me = db.session.get_one(Person, g.user.id)
    return page("skills/paper.html", profile=profile_of(me.id), person=me, back=url_for(".my_skills"))


def _learner(cohort_id: int, enrolment_id: int) -> Person:
    """A learner of a cohort one reaches, or 404."""
    cohort = cohort_for(g.user, cohort_id) or abort(404)
    enrolment = enrolment_for(g.user, enrolment_id)
    if enrolment is None or enrolment.cohort_id != cohort.id:
        abort(404)
    return db.session.get_one(Person, enrolment.person_id)


@skills.get(LEARNER)
@only(*STAFF)
def skills_of(cohort_id: int, enrolment_id: int) -> Response:
    """What a learner has worked on and shown, over all their courses."""
    person = _learner(cohort_id, enrolment_id)
    here = {"cohort_id": cohort_id, "enrolment_id": enrolment_id}
    return page("skills/theirs.html", profile=profile_of(person.id), person=person, here=here)


@skills.get(f"{LEARNER}/print")
@only(*STAFF)
def skills_of_on_paper(cohort_id: int, enrolment_id: int) -> Response:
    """The same, to print."""
    person = _learner(cohort_id, enrolment_id)
    back = url_for(".skills_of", cohort_id=cohort_id, enrolment_id=enrolment_id)
    return page("skills/paper.html", profile=profile_of(person.id), person=person, back=back)
