"""Which question somebody is asked now, and in which order its parts stand."""

from lms.catalogue.values import PlacementBank, PlacementItem, Question
from lms.learning import grading
from lms.learning.rules import draw_questions
from lms.placement.bank import measured_items
from lms.placement.rules.choosing import next_item
from lms.placement.values import Sitting


def item_due(sitting: Sitting, bank: PlacementBank) -> PlacementItem | None:
    """The item to ask; none when nothing more is asked, or the bank is used up."""
    if sitting.over:
        return None
    chosen = next_item(measured_items(bank), sitting.scale, sitting.answered, sitting.seed)
    return bank.item(chosen.id) if chosen else None


def order_of(question: Question, seed: str) -> list[str]:
    """The ids of the parts as they are shown: shuffled, but letters of a drawing stay as written."""
    if question.picture and question.kind == "single":
        return [part.id for part in grading.parts(question)]
    [(_id, order)] = draw_questions([question], 1, f"{seed} {question.id}")
    return order
