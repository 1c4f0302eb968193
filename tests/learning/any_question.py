"""Questions of every kind, as authors might write them, and answers of every sort."""

from decimal import Decimal
from typing import Any

from hypothesis import strategies as st
from markupsafe import Markup, escape

from lms.catalogue.questions import (
    Belonging,
    Categories,
    Gap,
    GapFill,
    Hotspot,
    Matching,
    Near,
    Numeric,
    Pair,
    ShortText,
    Spot,
    TrueFalse,
)
from lms.catalogue.values import Figure, Item, MultipleChoice, Option, Ordering, Question, SingleChoice

IDS = [f"part-{number}" for number in range(10)]
WORDS = ["souris", "écran", "clé", "Wi-Fi", "mot de passe", "l'ordinateur", "cœur", "12 rue", "pièce jointe"]
KNOWN: dict[str, Any] = {
    "id": "q",
    "prompt_html": Markup("?"),
    "hint_html": Markup(),
    "explanation_html": Markup(),
    "tags": (),
    "picture": None,
}
NEAR = (Near("presque", Markup("Pas encore.")),)
ANYTHING = st.lists(
    st.one_of(
        st.sampled_from(IDS),
        st.builds("{}={}".format, st.sampled_from(IDS), st.sampled_from([*IDS, *WORDS, ""])),
        st.sampled_from([*WORDS, "12", "12,5 €", "-3", "1e999", "inf", "١٢"]),
        st.text(max_size=20),
    ),
    max_size=10,
)


def options(count: int) -> tuple[Option, ...]:
    """Options to choose among."""
    return tuple(Option(name, escape(name), Markup("Oui.")) for name in IDS[:count])


def asked(kind: str, count: int, right: frozenset[str] = frozenset(IDS[:1])) -> Question:
    """A question of a kind with `count` parts."""
    items = tuple(Item(name, escape(name)) for name in IDS[:count])
    pairs = tuple(Pair(name, Markup("gauche"), escape(name), Markup()) for name in IDS[:count])
    boxes = (Item("a", Markup("A")), Item("b", Markup("B")))
    things = tuple(
        Belonging(n, escape(n), "a" if k % 2 else "b", Markup()) for k, n in enumerate(IDS[:count])
    )
    spots = tuple(Spot(name, escape(name), Markup(), 10 * k, 0, 9, 9) for k, name in enumerate(IDS[:count]))
    holes = tuple(
        Gap(n, (WORDS[k], "long" * 15), (WORDS[k], "autre") if k % 2 else (), Markup())
        for k, n in enumerate(IDS[:count])
    )
    made: dict[str, Any] = {
        "single": lambda: SingleChoice(options=options(count), right=min(right), **KNOWN),
        "multiple": lambda: MultipleChoice(options=options(count), right=right, **KNOWN),
        "true-false": lambda: TrueFalse(options=options(2), right=IDS[len(right) % 2], **KNOWN),
        "ordering": lambda: Ordering(items=items, **KNOWN),
        "matching": lambda: Matching(pairs=pairs, distractors=(Item("1.", Markup("rien")),), **KNOWN),
        "gap": lambda: GapFill(gaps=holes, pieces=(Markup("a "),) * (count + 1), **KNOWN),
        "categories": lambda: Categories(categories=boxes, items=things, **KNOWN),
        "hotspot": lambda: Hotspot(
            drawing=Figure("f.svg", "f", Markup("<svg/>")), view="0 0 99 9", spots=spots, right=right, **KNOWN
        ),
        "numeric": lambda: number("12.5"),
        "short-text": lambda: short_text(*WORDS[:count], "a long answer " * 7),
    }
    found: Question = made[kind]()
    return found


def number(answer: str, tolerance: str = "0", unit: str = "€") -> Numeric:
    """A number to find."""
    return Numeric(
        answer=answer, tolerance=tolerance, unit=unit, near=(), otherwise_html=Markup("Pas encore."), **KNOWN
    )


def short_text(*answers: str, near: tuple[Near, ...] = NEAR) -> ShortText:
    """Words to type."""
    return ShortText(answers=answers, near=near, otherwise_html=Markup("Pas encore."), **KNOWN)


KINDS = (
    "single",
    "multiple",
    "true-false",
    "ordering",
    "matching",
    "gap",
    "categories",
    "hotspot",
    "numeric",
    "short-text",
)


@st.composite
def questions(draw: st.DrawFn, kinds: tuple[str, ...] = KINDS) -> Any:
    """Any question of these kinds."""
    count = draw(st.integers(3, 8))
    right = draw(st.frozensets(st.sampled_from(IDS[:count]), min_size=1, max_size=count - 1))
    return asked(draw(st.sampled_from(kinds)), count, right)


NUMBERS = st.decimals(
    min_value=Decimal(-(10**9)), max_value=Decimal(10**9), places=2, allow_nan=False, allow_infinity=False
)
