"""Two placement tests of the demonstration: one decided, one between two levels that awaits its decision."""

from collections.abc import Callable
from datetime import timedelta

from lms.accounts.models import Site
from lms.accounts.operations import as_signed_in
from lms.core.clock import at, now
from lms.demo.builders import a_person, a_placement, a_role
from lms.demo.team import Team
from lms.learning import grading
from lms.placement import operations
from lms.placement.asking import item_due
from lms.placement.bank import bank_in_force, measured
from lms.placement.models import Placement
from lms.placement.queries import sitting_of
from lms.placement.rules.scale import Item
from lms.placement.rules.verdict import verdict
from lms.placement.values import Sitting

FIRST_IDENTIFIER = 100701
KNOWS_UNTIL = -0.8
"""The difficulty up to which Rahel knows the answer."""
TIME_FOR_ONE = timedelta(seconds=40)

Knows = Callable[[Sitting, Item], bool]


def tell_placements(site: Site, team: Team) -> None:
    """Rahel was placed last week, whom the prescriber sent; Bogdan answered this morning."""
    rahel = _placement(site, team, "Rahel Haile", 0, team["julie"].id)
    _answer(rahel, lambda _sitting, item: item.difficulty <= KNOWS_UNTIL)
    with at(rahel.started_at + timedelta(hours=2)):
        level = _sitting(rahel).verdict.levels[0]
        reason = "Elle tape vite sur son téléphone. La souris est nouvelle."
        operations.decide(as_signed_in(team["claire"]), rahel, level, reason)
    _answer(_placement(site, team, "Bogdan Marin", 1, team["claire"].id), _stays_between)


def _placement(site: Site, team: Team, name: str, number: int, by: int) -> Placement:
    began = now() - (timedelta(days=7) if number == 0 else timedelta(hours=3))
    with at(began):
        secret = team.learner_hash
        person = a_person(name, str(FIRST_IDENTIFIER + number), secret_hash=secret)
        a_role(person, "learner", site)
        return a_placement(site, person, seed=f"demo {number}", started_by_id=by)


def _answer(placement: Placement, knows: Knows) -> None:
    """Answer what is asked, to the end."""
    bank, moment = bank_in_force(), placement.started_at
    while due := item_due(sitting := _sitting(placement), bank):
        item, moment = measured(due), moment + TIME_FOR_ONE
        given = list(grading.right(due.question)) if knows(sitting, item) else None
        with at(moment):
            operations.answer_item(
                placement.id, bank, sitting.position, item.id, given, f"demo {sitting.position}"
            )


def _sitting(placement: Placement) -> Sitting:
    found = sitting_of(placement.id)
    if found is None:
        raise LookupError("a placement just written exists")
    return found


def _stays_between(sitting: Sitting, item: Item) -> bool:
    """The answer that leaves both C02 and C03 likely."""

    def both(right: bool) -> float:
        chances = verdict(sitting.scale, [*sitting.answered, (item, right)]).chances
        return min(chances[1], chances[2])

    return both(True) >= both(False)
