"""What a writer must know of a question: what is lost on the way to another platform, and why."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Protocol

from markupsafe import Markup

from lms.catalogue.values import Question
from lms.i18n import _


class CannotLeave(Exception):  # it says why
    """A question the other platform cannot hold, as a sentence."""


class Chosen(Protocol):
    """Something one chooses, and what is said to whoever chose it."""

    @property
    def id(self) -> str:
        """What it is known by."""

    @property
    def html(self) -> Markup:
        """Its words."""

    @property
    def feedback_html(self) -> Markup:
        """What is said."""


@dataclass
class Exported:
    """A file for another platform, and what stayed behind."""

    text: str = ""
    left_out: list[str] = field(default_factory=list)  # id: sentence

    def leave_out(self, question: Question, sentence: str) -> None:
        """A question that does not go, or goes without a part."""
        self.left_out.append(f"{question.id}: {sentence}")


def share(right: int) -> str:
    """What one of `right` right answers earns, in percent, in the digits Moodle knows."""
    return f"{Decimal(100) / right:.5f}".rstrip("0").rstrip(".")


def note_losses(question: Question, exported: Exported, hints: bool) -> None:
    """Tell what no other platform holds."""
    if question.audio:
        exported.leave_out(question, _("The text to be heard does not go with it."))
    if question.hint_html and not hints:
        exported.leave_out(question, _("The hint does not go with it."))
