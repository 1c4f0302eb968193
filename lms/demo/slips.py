"""What somebody answers in the demonstration: rightly, or with a single slip."""

from collections.abc import Sequence
from decimal import Decimal
from random import Random

from lms.catalogue.questions import Numeric, ShortText
from lms.catalogue.values import Question
from lms.learning import grading
from lms.learning.grading.placing import Line, Placing

NO_IDEA = "je ne sais pas"


def an_answer(question: Question, right: bool, chance: Random) -> list[str]:
    """The right answer to `question`, or one with a single slip."""
    given = list(grading.right(question))
    if right:
        return given
    kind = grading.KINDS[question.kind]
    if isinstance(kind, Placing):
        return _misplaced(kind.lines(question), given, chance)
    if isinstance(question, Numeric):
        return [_miscounted(question, chance)]
    if isinstance(question, ShortText):
        return [chance.choice([near.text for near in question.near] or [NO_IDEA])]
    return _mischosen(question, given, chance)


def _misplaced(lines: Sequence[Line], given: list[str], chance: Random) -> list[str]:
    """One line filled with something else."""
    slip = chance.randrange(len(lines))
    line = lines[slip]
    others = [choice for choice, _html in line.choices if not line.is_right(choice)] or [NO_IDEA]
    given[slip] = f"{line.id}={chance.choice(others)}"
    return given


def _miscounted(question: Numeric, chance: Random) -> str:
    beside = Decimal(question.answer) + Decimal(question.tolerance) + 1
    return chance.choice([near.text for near in question.near] or [f"{beside:f}"]).replace(".", ",")


def _mischosen(question: Question, given: list[str], chance: Random) -> list[str]:
    """One option in place of another, or two neighbours swapped."""
    others = [part.id for part in grading.parts(question) if part.id not in given]
    slip = chance.randrange(len(given) - (not others))
    if others:
        given[slip] = chance.choice(others)
    else:
        given[slip : slip + 2] = reversed(given[slip : slip + 2])
    return given
