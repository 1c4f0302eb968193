"""Reads items of QTI 3.0: each interaction in one of our kinds, or listed with the reason."""

import re
from collections.abc import Callable

from lms.catalogue.exchange import shaping
from lms.catalogue.exchange.carried import NotCarried
from lms.catalogue.exchange.cleaning import MARK
from lms.catalogue.exchange.gathering import Gathering
from lms.catalogue.exchange.qti_item import Fetch, Item
from lms.catalogue.exchange.shaping import ALL, LETTERS, Amount, Hole, Reply, Shape
from lms.catalogue.exchange.tree import Node
from lms.i18n import _

_AT_THE_END = re.compile(rf"(.*?)\s*{MARK}[\s.?!…:]*", re.DOTALL)
_RECTANGLE = re.compile(r"\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*(\d{1,5})\s*,\s*(\d{1,5})\s*")
_INLINE = ("qti-text-entry-interaction", "qti-inline-choice-interaction")


def carry_item(gathering: Gathering, node: Node, path: str = "", fetch: Fetch = lambda _path: b"") -> None:
    """Take one item, or list it. `fetch` gives a file of its package."""
    item = Item(gathering, node, path, fetch)

    def shape() -> Shape:
        item.read_marking()
        interactions = list(item.body.all(*_KINDS, *_OTHERS))
        names = {part.name for part in interactions}
        if not interactions:
            raise NotCarried(_("It is a text without answers: write it in the lesson."))
        item.read_end()
        if names <= set(_INLINE):
            return _inline(item, interactions)
        if len(interactions) > 1:
            raise NotCarried(_("It asks several things: make one question of each."))
        if interactions[0].name not in _KINDS:
            raise NotCarried(_reason(interactions[0].name))
        item.read_words(interactions[0])
        return _KINDS[interactions[0].name](item, interactions[0])

    gathering.carry(item.draft, shape)


def _reason(name: str) -> str:
    if name == "qti-extended-text-interaction":
        return _("It asks for a long text: make it an exercise that the trainer reads.")
    return _("We have no kind of question like “%(kind)s”: write it anew in one of ours.", kind=name)


def _choice(item: Item, asked: Node) -> Shape:
    several = asked.traits.get("max-choices", "1").strip() != "1"
    weights = item.declared(asked).weights(several)
    replies = [
        Reply(
            item.said(option),
            weights.get(option.traits.get("identifier", ""), shaping.percent("0")),
            item.feedback(option),
        )
        for option in asked.all("qti-simple-choice")
    ]
    return shaping.choice(item.draft, replies, several, item.gathering.said)


def _ordering(item: Item, asked: Node) -> Shape:
    words = {
        option.traits.get("identifier", ""): item.said(option) for option in asked.all("qti-simple-choice")
    }
    right = item.declared(asked).right
    if sorted(right) != sorted(words):
        raise NotCarried(_("Its right order does not name each thing once."))
    return shaping.ordering([words[name] for name in right])


def _pairs(item: Item, asked: Node) -> list[tuple[str, str]]:
    declared = item.declared(asked)
    found = [key for key, earned in declared.earns.items() if earned > 0] or declared.right
    return [(first, second) for first, _sign, second in (pair.partition(" ") for pair in found)]


def _matching(item: Item, asked: Node) -> Shape:
    sets = asked.children("qti-simple-match-set")
    if len(sets) != 2:
        raise NotCarried(_("A pair lacks one of its two sides: write it, or take the pair out."))
    left, right = (_named(item, part, "qti-simple-associable-choice") for part in sets)
    pairs = _pairs(item, asked)
    if sorted(first for first, _second in pairs) != sorted(left) or any(s not in right for _f, s in pairs):
        raise NotCarried(_("Each thing on the left must go with one on the right, and one only."))
    found = [
        (left[first], right[second]) for first, second in sorted(pairs, key=lambda p: list(left).index(p[0]))
    ]
    return shaping.matching(item.draft, found, list(right.values()))


def _associate(item: Item, asked: Node) -> Shape:
    words = _named(item, asked, "qti-simple-associable-choice")
    pairs = _pairs(item, asked)
    used = [name for pair in pairs for name in pair]
    if len(set(used)) < len(used) or not words.keys() >= set(used):
        raise NotCarried(_("Each thing on the left must go with one on the right, and one only."))
    rest = [word for name, word in words.items() if name not in used]
    return shaping.matching(item.draft, [(words[first], words[second]) for first, second in pairs], rest)


def _named(item: Item, node: Node, *names: str) -> dict[str, str]:
    return {part.traits.get("identifier", ""): item.said(part) for part in node.all(*names)}


def _gap_match(item: Item, asked: Node) -> Shape:
    if next(asked.all("qti-gap-img"), None):
        raise NotCarried(_("It places pictures in a text: we place words only."))
    words = {part.traits.get("identifier", ""): item.plain(part) for part in asked.all("qti-gap-text")}
    into = {second: first for first, second in _pairs(item, asked)}
    gaps = list(asked.all("qti-gap"))
    right = [words.get(into.get(gap.traits.get("identifier", ""), ""), "") for gap in gaps]
    swap = {id(gap): MARK for gap in gaps} | {id(part): " " for part in asked.all("qti-gap-text")}
    text = item.marked(swap)
    item.draft.prompt = "\n".join(item.said(p) for p in asked.all("qti-prompt"))
    choices = tuple(dict.fromkeys(word for word in words.values() if word))
    holes = [Hole((word,) if word else (), choices) for word in right]
    return shaping.gap(item.draft, text, holes, item.gathering.said)


def _inline(item: Item, asked: list[Node]) -> Shape:
    text = item.marked({id(part): MARK for part in asked})
    alone = _AT_THE_END.fullmatch(text)
    if len(asked) == 1 and asked[0].name == _INLINE[0] and alone and alone[1]:
        item.draft.prompt = alone[1]
        return _typed(item, asked[0])
    return shaping.gap(item.draft, text, [_hole(item, part) for part in asked], item.gathering.said)


def _typed(item: Item, asked: Node) -> Shape:
    declared = item.declared(asked)
    weights = declared.weights(several=False)
    if declared.kind in ("integer", "float"):
        amounts = [Amount(shaping.number(text), shaping.number("0"), w) for text, w in weights.items()]
        return shaping.numeric(item.draft, amounts, "", item.gathering.said)
    replies = [Reply(text, weight) for text, weight in weights.items()]
    return shaping.short_text(item.draft, replies, item.gathering.said)


def _hole(item: Item, asked: Node) -> Hole:
    weights = item.declared(asked).weights(several=False)
    right = [value for value, weight in weights.items() if weight >= ALL]
    if asked.name == _INLINE[0]:
        return Hole(tuple(dict.fromkeys(right)))
    words = {part.traits.get("identifier", ""): item.plain(part) for part in asked.all("qti-inline-choice")}
    choices = tuple(word for word in words.values() if word)
    return Hole(tuple(words[value] for value in right if words.get(value)), choices)


def _hotspot(item: Item, asked: Node) -> Shape:
    drawing = next(asked.all("img", "object"), None)
    address = drawing.traits.get("src") or drawing.traits.get("data", "") if drawing else ""
    if not address.lower().endswith(".svg"):
        raise NotCarried(_("Its picture is no SVG: draw it anew, and write it as “hotspot”."))
    item.draft.picture = None
    item.picture(address, drawing.traits.get("alt", "") if drawing else "")
    weights = item.declared(asked).weights(several=True)
    said, spots = item.gathering.said, []
    for number, part in enumerate(list(asked.all("qti-hotspot-choice"))[:20]):
        found = _RECTANGLE.fullmatch(part.traits.get("coords", ""))
        if part.traits.get("shape") != "rect" or found is None:
            raise NotCarried(_("A place is no rectangle: draw a rectangle around it."))
        left, top, right, bottom = map(int, found.groups())
        is_right = weights.get(part.traits.get("identifier", ""), 0) > 0
        spots.append(
            {
                "id": LETTERS[number],
                "text": part.traits.get("hotspot-label", "").strip()[:200] or str(number + 1),
                "x": left,
                "y": top,
                "width": right - left,
                "height": bottom - top,
                **({"right": True} if is_right else {}),
                "feedback": said.right if is_right else said.other,
            }
        )
    item.draft.note(_("Say in “text:” where each place is, for those who do not see the drawing."))
    return {"kind": "hotspot", "spots": spots}


_KINDS: dict[str, Callable[[Item, Node], Shape]] = {
    "qti-choice-interaction": _choice,
    "qti-order-interaction": _ordering,
    "qti-match-interaction": _matching,
    "qti-associate-interaction": _associate,
    "qti-gap-match-interaction": _gap_match,
    "qti-hotspot-interaction": _hotspot,
    **dict.fromkeys(_INLINE, _typed),
}
_OTHERS = tuple(
    f"qti-{name}-interaction"
    for name in (
        "extended-text",
        "hottext",
        "slider",
        "upload",
        "drawing",
        "media",
        "select-point",
        "position-object",
        "graphic-order",
        "graphic-associate",
        "graphic-gap-match",
        "end-attempt",
        "custom",
        "portable-custom",
    )
)
