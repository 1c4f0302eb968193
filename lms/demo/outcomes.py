"""Where people went after a cohort: at its end, and three months later, with the evidence there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from lms.accounts.models import Person
from lms.demo.builders import an_exit
from lms.demo.presence import Learner

ASKED_AFTER = timedelta(days=4)
THREE_MONTHS = timedelta(days=91)


@dataclass(frozen=True, slots=True)
class Fact:
    """A situation, the contract with its days where there is one, and how we know."""

    situation: str
    evidence: str
    contract: str = "none"
    days: int | None = None


NOT_REACHED = Fact("unknown", "none", "unknown")
CDI, LONG_CDD, SHORT_CDD = (
    Fact("job", "document", "cdi"),
    Fact("job", "document", "cdd", 240),
    Fact("job", "employer-call", "cdd", 90),
)
TEMP, SHOP = Fact("job", "self-declared", "temp", 60), Fact("business", "document")
STUDY, STUDY_TOLD = Fact("study", "document"), Fact("study", "self-declared")
SEARCH = Fact("job-search", "self-declared")

AT_EXIT = (
    CDI,
    LONG_CDD,
    STUDY,
    SEARCH,
    SHORT_CDD,
    SEARCH,
    STUDY_TOLD,
    NOT_REACHED,
    TEMP,
    SEARCH,
    STUDY,
    SHOP,
)
"""Told of people one after the other, again from the start when it runs out."""
AFTER_3_MONTHS = (
    CDI,
    CDI,
    STUDY,
    NOT_REACHED,
    LONG_CDD,
    SEARCH,
    STUDY_TOLD,
    NOT_REACHED,
    TEMP,
    SHORT_CDD,
    NOT_REACHED,
    SHOP,
)


def tell_outcomes(learners: Sequence[Learner], ended_on: date, by: Person, chance: Random) -> None:
    """Record where everybody who came at least once stood on leaving, and three months later."""
    came = [learner for learner in learners if learner.came]
    chance.shuffle(came)
    for number, learner in enumerate(came):
        out_on = learner.enrolment.left_on or ended_on
        for moment, later, facts in (
            ("exit", ASKED_AFTER, AT_EXIT),
            ("3-months", THREE_MONTHS, AFTER_3_MONTHS),
        ):
            fact = facts[number % len(facts)]
            an_exit(
                learner.enrolment,
                out_on + later,
                fact.situation,
                moment,
                evidence=fact.evidence,
                contract=fact.contract,
                contract_days=fact.days,
                recorded_by_id=by.id,
            )
