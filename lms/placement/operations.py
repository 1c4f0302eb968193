"""What can happen in a placement: it is started, answered, decided; the person is enrolled."""

import secrets

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.models import Person, Role, Site
from lms.accounts.operations import NewPerson, create_person, give_role
from lms.accounts.values import SignedIn
from lms.catalogue.values import PlacementBank
from lms.cohorts.models import Cohort, Enrolment
from lms.cohorts.operations import enrol_known
from lms.cohorts.queries import today_at
from lms.cohorts.rules import plain
from lms.core.clock import now
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning import grading
from lms.placement.asking import item_due
from lms.placement.bank import bank_in_force, measured
from lms.placement.models import LEVELS, Placement, PlacementAnswer, PlacementDecision
from lms.placement.queries import open_placement_of, sitting_of
from lms.placement.values import Sitting

LONGEST_REASON = 1000
UNSURE: list[str] = []
"""What is kept of "I don't know"."""


def start(actor: SignedIn, site: Site, person: Person) -> Placement:
    """A placement for somebody known."""
    db.session.execute(select(Person.id).where(Person.id == person.id).with_for_update(key_share=True))
    if open_placement_of(person.id) is not None:
        raise Refused(_("This person has a test to finish already."), "person")
    bank = bank_in_force()
    placement = Placement(
        person_id=person.id,
        site_id=site.id,
        bank_version=bank.version,
        cuts=list(bank.cuts),
        seed=secrets.token_hex(8),
        started_by_id=actor.id,
        started_at=now(),
    )
    save(placement)
    audit.note(actor.id, "start", "placement", placement.id)
    return placement


def start_for_newcomer(actor: SignedIn, site: Site, known: NewPerson, another: bool = False) -> Placement:
    """Write a newcomer down, as a learner of `site`, and start their placement."""
    names = db.session.scalars(
        select(Person.chosen_name)
        .join(Role, Role.person_id == Person.id)
        .where(Role.name == "learner", Role.site_id == site.id)
    )
    if not another and plain(known.chosen_name) in map(plain, names):
        raise Refused(
            _("Somebody of this name is already known here. If it is another person, tick the box below."),
            "chosen_name",
        )
    person = create_person(actor.id, known)
    give_role(actor.id, person.id, "learner", site.id)
    return start(actor, site, person)


def answer_item(
    placement_id: int, bank: PlacementBank, position: int, item: str, given: list[str] | None, key: str
) -> None:
    """Record the answer to the item due; None is "I don't know". An answer already recorded stays as it is.

    Refused when another item is due: the bank has changed under the test.
    """
    db.session.execute(select(Placement.id).where(Placement.id == placement_id).with_for_update())
    sitting = _sitting(placement_id)
    due = item_due(sitting, bank)
    if position != sitting.position or due is None:
        return
    if due.question.id != item:
        raise Refused(_("This question has been renewed. Please read it again."))
    if given is not None and (objection := grading.objection(due.question, given)):
        raise Refused(objection)
    known = measured(due)
    save(
        PlacementAnswer(
            placement_id=sitting.id,
            position=position,
            item=known.id,
            level=known.level,
            difficulty=known.difficulty,
            discrimination=known.discrimination,
            floor=known.floor,
            practical=known.practical,
            given=UNSURE if given is None else given,
            credit=0.0 if given is None else grading.mark(due.question, given),
            answered_at=now(),
            key=f"{sitting.id}-{key}"[:80],
        )
    )


def _sitting(placement_id: int) -> Sitting:
    found = sitting_of(placement_id)
    if found is None:
        raise LookupError("a placement just read exists")
    return found


def decide(actor: SignedIn, placement: Placement, level: str, reason: str) -> None:
    """Keep the level `actor` decides; another one than the test proposes needs its reason."""
    sitting = _sitting(placement.id)
    proposed = sitting.verdict.levels
    if level not in LEVELS:
        raise Refused(_("Choose a level."), "level")
    if level not in proposed and not reason:
        raise Refused(_("This is another level than the test proposes. Say why in a few words."), "reason")
    save(
        PlacementDecision(
            placement_id=placement.id,
            level=level,
            proposed=list(proposed),
            answers=len(sitting.answers),
            reason=reason[:LONGEST_REASON],
            decided_by_id=actor.id,
            decided_at=now(),
        )
    )
    audit.note(actor.id, "decide", "placement", placement.id, level=level)


def enrol(actor: SignedIn, placement: Placement, cohort: Cohort) -> Enrolment:
    """Give the person a place in a cohort; a prescriber who sent them to the test follows them there."""
    starter = placement.started_by_id
    sent = select(Role.person_id).where(Role.person_id == starter, Role.name == "prescriber").limit(1)
    prescriber = db.session.scalar(sent)
    return enrol_known(actor, cohort, placement.person_id, today_at(cohort), referred_by_id=prescriber)
