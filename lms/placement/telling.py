"""A placement as its page and its paper tell it: names of levels, and the evidence item by item."""

from dataclasses import dataclass

from markupsafe import Markup

from lms.catalogue.queries import course_coded, placement_bank
from lms.catalogue.values import Question
from lms.learning import asking, grading
from lms.placement.models import LEVELS
from lms.placement.values import GivenAnswer, Sitting


@dataclass(frozen=True, slots=True)
class Told:
    """One answer with its words; `asked` is none when the item is no longer in the bank."""

    answer: GivenAnswer
    asked: Question | None
    given: list[Markup]
    right: list[Markup]

    @property
    def state(self) -> str:
        """right, unsure (they do not know) or other."""
        if self.answer.right:
            return "right"
        return "other" if self.answer.given else "unsure"


def level_names() -> list[tuple[str, str]]:
    """Each level with the title of its course: ("C02", "C02 – DigitAll débutant")."""
    return [
        (level, f"{level} – {course.title}" if (course := course_coded(level)) else level) for level in LEVELS
    ]


def evidence(sitting: Sitting) -> list[Told]:
    """Every answer with its words."""
    bank = placement_bank()
    found = []
    for answer in sitting.answers:
        item = bank.item(answer.item.id) if bank else None
        asked = item.question if item else None
        given = asking.words_of(asked, answer.given) if asked else []
        right = asking.words_of(asked, grading.right(asked)) if asked else []
        found.append(Told(answer, asked, given, right))
    return found
