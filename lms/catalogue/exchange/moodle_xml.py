"""Reads Moodle XML: each type of question in one of our kinds, or listed with the reason."""

from collections.abc import Callable
from decimal import Decimal

from lms.catalogue.exchange import shaping
from lms.catalogue.exchange.carried import Carried, NotCarried
from lms.catalogue.exchange.cleaning import from_outside, slug
from lms.catalogue.exchange.cloze import cloze
from lms.catalogue.exchange.gathering import Gathering
from lms.catalogue.exchange.gift import MOST_ANSWERS, star
from lms.catalogue.exchange.moodle_gaps import chosen_words
from lms.catalogue.exchange.moodle_places import carry_places
from lms.catalogue.exchange.moodle_words import Wording
from lms.catalogue.exchange.shaping import Amount, Reply, Shape
from lms.catalogue.exchange.tree import Node
from lms.i18n import _, lazy


def read_moodle(quiz: Node, gathering: Gathering) -> Carried:
    """The questions of a Moodle XML file; never fails on any tree."""
    category = ""
    for node in quiz.children():
        kind = node.traits.get("type", "") if node.name == "question" else node.name
        if kind == "category":
            category = slug(from_outside(node.text("category", "text")).rpartition("/")[2])
        elif kind == "ddmarker":
            carry_places(gathering, node, category)
        else:
            _carry(gathering, node, kind, category)
    return gathering.all()


def _carry(gathering: Gathering, node: Node, kind: str, category: str) -> None:
    wording = Wording(gathering, node)

    def shape() -> Shape:
        if kind not in _SHAPES:
            raise NotCarried(_reason(kind))
        wording.common()
        return _SHAPES[kind](wording)

    if category and category not in wording.draft.tags:
        wording.draft.tags.insert(0, category)
    gathering.carry(wording.draft, shape)


def _reason(kind: str) -> str:
    found = _REASONS.get(kind)
    if found:
        return str(found)
    return _("We have no kind of question like “%(kind)s”: write it anew in one of ours.", kind=kind[:40])


_TEXT = lazy("It asks for a long text: make it an exercise that the trainer reads.")
_COUNTED = lazy("Its numbers change each time: write one question with fixed numbers.")
_PICTURE = lazy("It places things on a picture by hand: draw it as SVG, and write it as “hotspot”.")
_REASONS = {
    "essay": _TEXT,
    "calculated": _COUNTED,
    "calculatedsimple": _COUNTED,
    "calculatedmulti": _COUNTED,
    "description": lazy("It is a text without answers: write it in the lesson."),
    "random": lazy("It draws a question from elsewhere: export that question itself."),
    "randomsamatch": lazy("It draws its pairs from elsewhere: write it as “matching”."),
    "ddimageortext": _PICTURE,
}


def _weight(answer: Node) -> Decimal:
    return shaping.percent(from_outside(answer.traits.get("fraction", "0")))


def _replies(wording: Wording, read: Callable[[Node], str]) -> list[Reply]:
    answers = wording.node.children("answer")
    if len(answers) > MOST_ANSWERS:
        raise NotCarried(shaping.bounds(len(answers), 2, 10))
    return [
        Reply(read(answer), _weight(answer), wording.said(answer.child("feedback"))) for answer in answers
    ]


def _choice(wording: Wording) -> Shape:
    several = wording.node.text("single").strip().lower() in ("false", "0")
    return shaping.choice(wording.draft, _replies(wording, wording.said), several, wording.gathering.said)


def _true_false(wording: Wording) -> Shape:
    replies = {reply.text.strip().lower(): reply for reply in _replies(wording, wording.typed)}
    yes, no = replies.get("true"), replies.get("false")
    if yes is None or no is None or yes.earns_all == no.earns_all:
        raise NotCarried(_("No answer earns the whole mark: say which one is right."))
    said = wording.gathering.said
    return shaping.true_false(wording.draft, yes.earns_all, yes.feedback, no.feedback, said)


def _short_text(wording: Wording) -> Shape:
    if wording.node.text("usecase").strip() == "1":
        wording.draft.note(_("Capital letters counted. With us they do not."))
    replies = _replies(wording, lambda answer: star(wording.typed(answer)))
    return shaping.short_text(wording.draft, replies, wording.gathering.said)


def _numeric(wording: Wording) -> Shape:
    amounts, otherwise = [], ""
    for answer in wording.node.children("answer"):
        text, feedback = wording.typed(answer), wording.said(answer.child("feedback"))
        if text == shaping.ANYTHING:
            otherwise = feedback
            continue
        tolerance = abs(shaping.number(from_outside(answer.text("tolerance")) or "0"))
        amounts.append(Amount(shaping.number(text), tolerance, _weight(answer), feedback))
    shape = shaping.numeric(wording.draft, amounts, otherwise, wording.gathering.said)
    return shape | _unit(wording)


def _unit(wording: Wording) -> Shape:
    units = wording.node.child("units")
    written = [unit.text("unit_name") for unit in units.children("unit")] if units else []
    named = [" ".join(from_outside(name).split()) for name in written]
    if len(named) > 1:
        wording.draft.note(_("We keep one unit: the others were left out."))
    return {"unit": named[0][:20]} if named and named[0] else {}


def _matching(wording: Wording) -> Shape:
    pairs, distractors = [], []
    for sub in wording.node.children("subquestion"):
        left, answer = wording.said(sub), sub.child("answer")
        right = wording.said(answer)
        if left:
            pairs.append((left, right))
        else:
            distractors.append(right)
    return shaping.matching(wording.draft, pairs, distractors)


def _ordering(wording: Wording) -> Shape:
    replies = _replies(wording, wording.said)
    if len({reply.weight for reply in replies}) == len(replies):
        replies.sort(key=lambda reply: reply.weight)
    return shaping.ordering([reply.text for reply in replies])


def _cloze(wording: Wording) -> Shape:
    text, holes = cloze(wording.raw(wording.node.child("questiontext")))
    return _gap(wording, text, holes)


def _words_in_gaps(wording: Wording) -> Shape:
    text, holes = chosen_words(wording)
    return _gap(wording, text, holes)


def _gap(wording: Wording, text: str, holes: list[shaping.Hole]) -> Shape:
    wording.draft.picture = None
    text = wording.with_marks(text)
    wording.draft.prompt = ""
    return shaping.gap(wording.draft, text, holes, wording.gathering.said)


_SHAPES: dict[str, Callable[[Wording], Shape]] = {
    "multichoice": _choice,
    "truefalse": _true_false,
    "shortanswer": _short_text,
    "numerical": _numeric,
    "matching": _matching,
    "match": _matching,
    "ddmatch": _matching,
    "ordering": _ordering,
    "cloze": _cloze,
    "multianswer": _cloze,
    "gapselect": _words_in_gaps,
    "ddwtos": _words_in_gaps,
}
