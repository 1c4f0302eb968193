"""How a question is marked, for those who teach: each answer, whether it is right, what is said to it."""

from dataclasses import replace

from markupsafe import escape

from lms.catalogue.questions import Hotspot, Numeric, ShortText
from lms.catalogue.values import MultipleChoice, Question, SingleChoice
from lms.i18n import _
from lms.learning import grading
from lms.learning.grading.kind import NOTHING, Remark


def marking_of(question: Question) -> list[Remark]:
    """Every answer the question foresees, with what is said to it."""
    if isinstance(question, SingleChoice | MultipleChoice | Hotspot):
        return grading.remarks(question, [part.id for part in grading.parts(question)])
    if isinstance(question, Numeric | ShortText):
        return _typed(question)
    said = grading.remarks(question, ())  # nothing was found: all the feedback there is
    return [replace(remark, tone="good", given=NOTHING) for remark in said]


def _typed(question: Numeric | ShortText) -> list[Remark]:
    if isinstance(question, ShortText):
        right = [Remark("good", escape(answer)) for answer in question.answers]
    else:
        right = [Remark("good", escape(_amount(question)))]
    near = [Remark("care", escape(near.text), near.feedback_html) for near in question.near]
    return [*right, *near, Remark("care", escape(_("Any other answer")), question.otherwise_html)]


def _amount(question: Numeric) -> str:
    around = f" ± {question.tolerance}" if question.tolerance != "0" else ""
    return f"{question.answer}{around} {question.unit}".replace(".", ",").strip()
