"""Gap: a text with holes, each typed or chosen from a list of its own."""

from collections.abc import Sequence

from markupsafe import escape

from lms.catalogue.questions import Gap, GapFill
from lms.catalogue.values import Item
from lms.i18n import _
from lms.learning.grading.kind import NOTHING, Fields, Shown
from lms.learning.grading.placing import Choices, Line, Placing


class Filling(Placing[GapFill]):
    """The holes stay where the text has them; what each offers is shuffled."""

    def parts(self, asked: GapFill) -> list[Item]:
        """What each hole offers; a hole that is typed is a part itself."""
        return [part for gap in asked.gaps for part in _parts(gap)]

    def lines(self, asked: GapFill, order: Sequence[str] = ()) -> list[Line]:
        """Its holes by number."""
        place = {name: number for number, name in enumerate(order)}
        return [
            Line(gap.id, escape(number), gap.answers, _choices(gap, place), gap.feedback_html)
            for number, gap in enumerate(asked.gaps, 1)
        ]

    def show(self, asked: GapFill, order: Sequence[str], typed: Fields) -> list[Shown]:
        """Each hole, labelled by the text before it; then the text after the last."""
        holes = super().show(asked, order, typed)
        before = [
            Shown(hole.key, piece, typed=hole.typed, choices=hole.choices)
            for hole, piece in zip(holes, asked.pieces, strict=False)
        ]
        return [*before, Shown("", asked.pieces[-1])]

    def incomplete(self) -> str:
        """What we say when a hole is left empty."""
        return _("Fill in each gap, then press the button. You may guess.")


def _parts(gap: Gap) -> list[Item]:
    if not gap.choices:
        return [Item(gap.id, NOTHING)]
    return [Item(f"{gap.id}={choice}", escape(label)) for choice, label in gap.offered]


def _choices(gap: Gap, place: dict[str, int]) -> Choices:
    """What a hole offers, in the order drawn."""
    offered = sorted(gap.offered, key=lambda choice: place.get(f"{gap.id}={choice[0]}", 0))
    return tuple((choice, escape(label)) for choice, label in offered)
