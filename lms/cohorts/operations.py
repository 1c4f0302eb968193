"""What can happen to cohorts: created, staffed, filled one by one or from a list, left."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from lms.accounts import audit
from lms.accounts.models import Person, Site
from lms.accounts.operations import NewPerson, create_person, give_role, renew_pin
from lms.accounts.values import SignedIn
from lms.catalogue.queries import course
from lms.cohorts import rules
from lms.cohorts.models import Cohort, CohortStaff, Enrolment
from lms.cohorts.people_list import PeopleList, Row
from lms.cohorts.prerequisites.operations import check_reason, let_begin
from lms.cohorts.prerequisites.queries import needed_by, needed_by_newcomers
from lms.cohorts.prerequisites.wording import titles
from lms.cohorts.queries import prescribers_by_name
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _


def create_cohort(
    actor: SignedIn, site: Site, name: str, course_slug: str, capacity: int, women_only: bool
) -> Cohort:
    """A new cohort of a course at a site."""
    if course(course_slug) is None:
        raise Refused(_("This course is not in the catalogue."), "course")
    if db.session.scalar(select(Cohort.id).where(Cohort.site_id == site.id, Cohort.name == name)):
        raise Refused(_("A cohort of this site already has this name."), "name")
    cohort = Cohort(
        site_id=site.id,
        name=name,
        course=course_slug,
        capacity=capacity,
        women_only=women_only,
        created_at=now(),
    )
    save(cohort)
    audit.note(actor.id, "create", "cohort", cohort.id)
    return cohort


def change_cohort(actor: SignedIn, cohort: Cohort, name: str, capacity: int, women_only: bool) -> None:
    """Change a cohort's name, size or public."""
    taken = select(Cohort.id).where(
        Cohort.site_id == cohort.site_id, Cohort.name == name, Cohort.id != cohort.id
    )
    if db.session.scalar(taken):
        raise Refused(_("A cohort of this site already has this name."), "name")
    if capacity < places_taken(cohort):
        raise Refused(_("More people than that are already enrolled."), "capacity")
    cohort.name, cohort.capacity, cohort.women_only = name, capacity, women_only
    audit.note(actor.id, "change", "cohort", cohort.id, fields=["name", "capacity", "women_only"])


def places_taken(cohort: Cohort) -> int:
    """How many people are enrolled and have not left."""
    taken = select(func.count()).where(Enrolment.cohort_id == cohort.id, Enrolment.left_on.is_(None))
    return db.session.scalar(taken) or 0


def set_staff(actor: SignedIn, cohort: Cohort, trainers: set[int], volunteers: set[int]) -> None:
    """Make these people, and no others, the trainers and volunteers of a cohort."""
    wanted = dict.fromkeys(volunteers, "volunteer") | dict.fromkeys(trainers, "trainer")
    for member in db.session.scalars(select(CohortStaff).where(CohortStaff.cohort_id == cohort.id)).all():
        if wanted.get(member.person_id) == member.part:
            del wanted[member.person_id]
        else:
            db.session.delete(member)
    db.session.flush()
    for person_id, part in wanted.items():
        save(CohortStaff(cohort_id=cohort.id, person_id=person_id, part=part))
    audit.note(actor.id, "set-staff", "cohort", cohort.id, people=sorted({*trainers, *volunteers}))


def enrol_newcomer(
    actor: SignedIn,
    cohort: Cohort,
    known: NewPerson,
    today: date,
    *,
    another: bool = False,
    referred_by_id: int | None = None,
    reason: str = "",
) -> Enrolment:
    """Write a newcomer down and give them a place.

    `another` confirms that a same name is somebody else; `reason` says why they may begin this course
    without what it asks for first.
    """
    _check_places(cohort, 1)
    check_reason(needed_by_newcomers(cohort), reason)
    if not another and rules.plain(known.chosen_name) in _names(cohort):
        raise Refused(
            _("Somebody of this name is already in the cohort. If it is another person, tick the box below."),
            "chosen_name",
        )
    person = create_person(actor.id, known)
    return _give_place(actor, cohort, person.id, today, reason, referred_by_id=referred_by_id)


def enrol_known(
    actor: SignedIn,
    cohort: Cohort,
    person_id: int,
    today: date,
    reason: str = "",
    *,
    referred_by_id: int | None = None,
) -> Enrolment:
    """Give somebody who is written down already a place; who left this cohort takes theirs again.

    `reason` as for a newcomer.
    """
    theirs = select(Enrolment).where(Enrolment.cohort_id == cohort.id, Enrolment.person_id == person_id)
    known = db.session.scalar(theirs)
    if known is None:
        _check_places(cohort, 1)
        return _give_place(actor, cohort, person_id, today, reason, referred_by_id=referred_by_id)
    if known.left_on is None:
        raise Refused(_("This person is already in the cohort."), "person")
    come_back(actor, cohort, known)
    return known


def _give_place(
    actor: SignedIn, cohort: Cohort, person_id: int, today: date, reason: str, **origin: str | int | None
) -> Enrolment:
    """A place in `cohort`, and the reason where something the course asks for is not done."""
    missing = needed_by([person_id], cohort)[person_id]
    check_reason(missing, reason)
    give_role(actor.id, person_id, "learner", cohort.site_id)
    enrolment = Enrolment(cohort_id=cohort.id, person_id=person_id, enrolled_on=today, **origin)
    save(enrolment)
    audit.note(actor.id, "enrol", "cohort", cohort.id, enrolment=enrolment.id)
    let_begin(actor, enrolment, missing, reason)
    return enrolment


def set_prescriber(actor: SignedIn, enrolment: Enrolment, prescriber_id: int | None) -> None:
    """Say who referred the person: that prescriber follows them, and nobody else does any longer."""
    if enrolment.referred_by_id != prescriber_id:
        enrolment.referred_by_id = prescriber_id
        audit.note(
            actor.id,
            "set-prescriber",
            "cohort",
            enrolment.cohort_id,
            enrolment=enrolment.id,
            prescriber=prescriber_id,
        )


def _check_places(cohort: Cohort, wanted: int) -> None:
    free = cohort.capacity - places_taken(cohort)
    if wanted > free:
        raise Refused(
            _(
                "Free places in this cohort: %(free)s. Needed: %(wanted)s.",
                free=max(free, 0),
                wanted=wanted,
            )
        )


def _names(cohort: Cohort) -> set[str]:
    rows = db.session.scalars(
        select(Person.chosen_name)
        .join(Enrolment, Enrolment.person_id == Person.id)
        .where(Enrolment.cohort_id == cohort.id)
    )
    return {rules.plain(name) for name in rows}


@dataclass(frozen=True, slots=True)
class Imported:
    """How many people a list brought, and how many were already there from an earlier sending."""

    new: int
    already: int


def import_people(
    actor: SignedIn, cohort: Cohort, people: PeopleList, today: date, reason: str = ""
) -> Imported:
    """Enrol everybody on the list, or nobody. A row sent before is not taken again.

    Faults found here (a name already in the cohort, something the course asks for first, where no `reason`
    is given for all of them) are added to the list's own; then nothing is done.
    """
    known = set(db.session.scalars(select(Enrolment.import_key).where(Enrolment.cohort_id == cohort.id)))
    fresh = [row for row in people.rows if row.key not in known]
    _object_to_known_names(cohort, fresh, people)
    prescribers = _prescribers_named(cohort, fresh, people)
    people.faults.sort(key=lambda fault: fault.line)
    if people.faults:
        raise Refused(
            _("Nobody was enrolled: correct the lines of the table, then send the list again."), "file"
        )
    _check_places(cohort, len(fresh))
    _ask_for_reason(cohort, fresh, people, reason)
    for row in fresh:
        person = create_person(actor.id, row.person)
        sent_by = prescribers.get(row.line)
        _give_place(actor, cohort, person.id, today, reason, import_key=row.key, referred_by_id=sent_by)
    return Imported(len(fresh), len(people.rows) - len(fresh))


def _object_to_known_names(cohort: Cohort, fresh: list[Row], people: PeopleList) -> None:
    names = _names(cohort)
    for row in fresh:
        if rules.plain(row.person.chosen_name) in names:
            sentence = _(
                "Somebody of this name is already in the cohort. If this is another person, use the form."
            )
            people.object_to(row.line, "name", sentence)


def _prescribers_named(cohort: Cohort, fresh: list[Row], people: PeopleList) -> dict[int, int]:
    """Who sent whom, by line; a name or identifier no prescriber of the site has is a fault."""
    named = [row for row in fresh if row.prescriber]
    known = prescribers_by_name(cohort) if named else {}
    for row in named:
        if rules.plain(row.prescriber) not in known:
            sentence = _("No prescriber of this site has this name or identifier.")
            people.object_to(row.line, "prescriber", sentence)
    return {row.line: known.get(rules.plain(row.prescriber), 0) for row in named}


def _ask_for_reason(cohort: Cohort, fresh: list[Row], people: PeopleList, reason: str) -> None:
    """Warn, line by line, of what the course asks for first; one reason confirms them all."""
    missing = needed_by_newcomers(cohort)
    if fresh and missing and not reason.strip():
        sentence = _("Not done yet: %(courses)s.", courses=titles(missing))
        for row in fresh:
            people.object_to(row.line, "name", sentence)
        check_reason(missing, reason)


def leave(actor: SignedIn, enrolment: Enrolment, on: date, today: date) -> None:
    """The person gives up their place from that day on; what they did stays."""
    if on < enrolment.enrolled_on:
        raise Refused(_("This day is before the enrolment."), "left_on")
    if on > today:
        raise Refused(_("Choose today or a day before: the place is free at once."), "left_on")
    enrolment.left_on = on
    audit.note(actor.id, "leave", "cohort", enrolment.cohort_id, enrolment=enrolment.id)


def come_back(actor: SignedIn, cohort: Cohort, enrolment: Enrolment) -> None:
    """The person takes their place again."""
    if enrolment.left_on is not None:
        _check_places(cohort, 1)
        enrolment.left_on = None
        audit.note(actor.id, "come-back", "cohort", cohort.id, enrolment=enrolment.id)


@dataclass(frozen=True, slots=True)
class Card:
    """What a learner needs to sign in. The PIN is told here and nowhere else."""

    name: str
    identifier: str
    pin: str


def make_cards(actor: SignedIn, people: list[Person]) -> list[Card]:
    """New PINs for `people`, told once, to print and hand over; the old ones end."""
    return [Card(p.chosen_name, p.identifier, renew_pin(actor.id, p)) for p in people]
