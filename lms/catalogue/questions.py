"""Questions as immutable values: the kinds that are more than choosing an option or putting in order."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from lms.catalogue.values import Figure, Item, Question, SingleChoice


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(SingleChoice):
    """A sentence that is true or not: its two options, always in that order."""

    kind: ClassVar[str] = "true-false"


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that go together; the feedback is for whoever did not see it."""

    id: str
    left_html: Markup
    right_html: Markup
    feedback_html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Question):
    """Each left goes with one right; distractors go with nothing."""

    kind: ClassVar[str] = "matching"
    pairs: tuple[Pair, ...]
    distractors: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A hole in a text. With choices it is chosen from a list, else typed; any of the answers is right."""

    id: str
    answers: tuple[str, ...]
    choices: tuple[str, ...]
    feedback_html: Markup
    labels: tuple[str, ...] = ()  # the choices as they are shown, where that is not in French

    @property
    def offered(self) -> tuple[tuple[str, str], ...]:
        """Each choice as it is recorded, the same in every language, and as it is shown."""
        return tuple(zip(self.choices, self.labels or self.choices, strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFill(Question):
    """A text with holes: one more piece than gaps, and both in the order of the text."""

    kind: ClassVar[str] = "gap"
    pieces: tuple[Markup, ...]
    gaps: tuple[Gap, ...]

    @property
    def subject_html(self) -> Markup:
        """The text, its gaps left open: prompts of this kind are all alike."""
        return Markup("[…]").join(self.pieces)


@dataclass(frozen=True, slots=True)
class Near:
    """An answer that is likely and not right, and what we say to it."""

    text: str
    feedback_html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeric(Question):
    """A number. Answer, tolerance and near answers are decimals written with a point, in the same unit."""

    kind: ClassVar[str] = "numeric"
    answer: str
    tolerance: str
    unit: str
    near: tuple[Near, ...]
    otherwise_html: Markup
    units: tuple[str, ...] = ()  # its unit as its other languages write it


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortText(Question):
    """A few words to type; any of the answers is right."""

    kind: ClassVar[str] = "short-text"
    answers: tuple[str, ...]
    near: tuple[Near, ...]
    otherwise_html: Markup


@dataclass(frozen=True, slots=True)
class Belonging:
    """One thing, and the category it belongs to; the feedback is for whoever put it elsewhere."""

    id: str
    html: Markup
    category: str
    feedback_html: Markup


@dataclass(frozen=True, slots=True, kw_only=True)
class Categories(Question):
    """Things to put where they belong."""

    kind: ClassVar[str] = "categories"
    categories: tuple[Item, ...]
    items: tuple[Belonging, ...]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a drawing, in the units of its viewBox."""

    id: str
    html: Markup
    feedback_html: Markup
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Hotspot(Question):
    """Places to touch in a drawing; all the right ones are asked."""

    kind: ClassVar[str] = "hotspot"
    drawing: Figure
    view: str  # the viewBox of the drawing
    spots: tuple[Spot, ...]
    right: frozenset[str]
