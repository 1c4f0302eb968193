"""Reads GIFT, Moodle's text format of questions."""

import re
from collections.abc import Sequence
from decimal import Decimal

from lms.catalogue.exchange import shaping
from lms.catalogue.exchange.carried import Carried, Draft, NotCarried
from lms.catalogue.exchange.cleaning import FORMATS, MARK, from_html, from_outside, plain_from_html, slug
from lms.catalogue.exchange.gathering import Gathering, bounded
from lms.catalogue.exchange.gift_text import Block, blocks, shown
from lms.catalogue.exchange.shaping import ALL, Amount, Hole, Reply, Shape
from lms.i18n import _

_CATEGORY = re.compile(r"[ \t]*\$CATEGORY:[ \t]*(.*)")
_TITLE = re.compile(r"\s*::(.*?)::", re.DOTALL)
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d{1,10})?)%")
_ORDER_WORDS = "ALL|EXACT|RANDOM|CONTIG|REL|ABS|LONGEST|HORI|VERT|SHOW|HIDE"
_ORDER = re.compile(rf"\A>[ \t]*(?:\d+[ \t]*)?(?:(?:{_ORDER_WORDS})[A-Z_]*[ \t]*){{0,6}}(?=\n|$)")
MOST_ANSWERS = 100
"""Signs between answers; beyond, nobody reads them."""
_TRUE, _FALSE = {"T", "TRUE"}, {"F", "FALSE"}


def read_gift(text: str, language: str) -> Carried:
    """The questions of a GIFT file; never fails on any text."""
    gathering = Gathering(language)
    category = ""
    for block in blocks(from_outside(text)):
        start, line = 0, block.line
        while found := _CATEGORY.match(block.text, start):
            category = slug(shown(found[1]).rpartition("/")[2])
            start, line = found.end() + 1, line + 1
        if rest := block.text[start:].strip():
            _Reading(gathering, Block(line, rest, block.tags), category).carry()
    return gathering.all()


class _Reading:
    """One question being read."""

    def __init__(self, gathering: Gathering, block: Block, category: str) -> None:
        self.gathering, self.said, text = gathering, gathering.said, block.text
        title = _TITLE.match(text)
        text = text[title.end() :] if title else text
        self.format, text = _format(text, "moodle")
        self.before, self.opened, rest = text.partition("{")
        self.answers, self.closed, self.after = rest.partition("}")
        named = " ".join(shown(title[1]).split()) if title else ""
        self.draft = Draft(block.line, named or " ".join(shown(self.before).split())[:200], "")
        self.draft.tags = list(dict.fromkeys(t for t in (category, *map(slug, block.tags)) if t))[:10]

    def carry(self) -> None:
        """Give it to the gathering."""
        self.gathering.carry(self.draft, self.shape)

    def shape(self) -> Shape:
        """The question in one of our kinds, or NotCarried."""
        if not self.opened:
            raise NotCarried(_("It is a text without answers: write it in the lesson."))
        if not self.closed:
            raise NotCarried(_("Close the answers with “}”, and leave no empty line inside."))
        if "{" in self.after or "{" in self.answers:
            raise NotCarried(_("Write one pair of braces a question, and “\\{” where a brace is to be read."))
        answers, sign, general = self.answers.rpartition("####")
        answers = answers if sign else general
        self.draft.explanation = self.words(general) if sign else ""
        self.draft.prompt = self.words(self.before, self.format)
        parts = sum(answers.count(sign) for sign in "=~\n")
        if parts > MOST_ANSWERS:
            raise NotCarried(shaping.bounds(parts, 2, 10))
        shape = self._shape(answers.strip())
        if self.after.strip() and shape["kind"] != "gap":
            self.draft.prompt = self.words(f"{self.before}_____{self.after}", self.format)
        return shape

    def _shape(self, answers: str) -> Shape:
        if not answers:
            raise NotCarried(_("It asks for a long text: make it an exercise that the trainer reads."))
        if answers.startswith("#"):
            return self._numeric(answers[1:])
        if answers.startswith(">"):
            items = _ORDER.sub("", answers, count=1).lstrip(">").split("\n")
            return shaping.ordering([self.words(item, self.format) for item in items])
        if "~" in answers:
            return self._choice(answers)
        if "=" in answers and "->" in answers:
            return self._matching(answers)
        word, *feedback = answers.split("#")
        if word.strip().upper() in _TRUE | _FALSE:
            return self._true_false(word.strip().upper() in _TRUE, feedback)
        return self._short_text(answers)

    def _true_false(self, right: bool, feedback: Sequence[str]) -> Shape:
        wrong_said, right_said = [self.words(part) for part in (*feedback[:2], "", "")[:2]]
        if_true, if_false = (right_said, wrong_said) if right else (wrong_said, right_said)
        return shaping.true_false(self.draft, right, if_true, if_false, self.said)

    def _choice(self, answers: str) -> Shape:
        several = "=" not in answers
        pieces = [piece.strip() for piece in answers.replace("=", "~=").split("~")]
        cut = [_weighted(piece) for piece in pieces if piece]
        if self.after.strip() and not several and not any(feedback for _t, _w, feedback in cut):
            words = [(_plain(text, self.format), weight) for text, weight, _feedback in cut]
            right = tuple(text for text, weight in words if weight >= ALL)
            if len(words) <= 8 and all(len(text) <= 60 for text, _weight in words) and len(right) == 1:
                return self._missing_word(Hole(right, tuple(text for text, _weight in words)))
        replies = [
            Reply(self.words(text, self.format), weight, self.words(said)) for text, weight, said in cut
        ]
        return shaping.choice(self.draft, replies, several, self.said)

    def _short_text(self, answers: str) -> Shape:
        cut = [_weighted(f"={piece.strip()}") for piece in answers.split("=") if piece.strip()]
        replies = [Reply(star(_plain(text, "plain")), weight, self.words(said)) for text, weight, said in cut]
        if self.after.strip():
            right = [reply for reply in replies if reply.earns_all]
            if len(right) < len(replies):
                self.draft.note(_("Answers of a gap that are not right were left out."))
            feedback = next((reply.feedback for reply in replies if not reply.earns_all), "")
            return self._missing_word(Hole(tuple(dict.fromkeys(reply.text for reply in right)), (), feedback))
        return shaping.short_text(self.draft, replies, self.said)

    def _missing_word(self, hole: Hole) -> Shape:
        self.draft.prompt = ""
        text = self.words(f"{self.before}{MARK}{self.after}", self.format, links=False)
        return shaping.gap(self.draft, text, [hole], self.said)

    def _matching(self, answers: str) -> Shape:
        pairs, distractors = [], []
        for piece in answers.split("=")[1:]:
            left, sign, right = piece.partition("->")
            if not sign:
                raise NotCarried(_("Write “->” in each pair, between its two sides."))
            right = _feedback(right)[0]
            if left.strip():
                pairs.append((self.words(left, self.format), self.words(right, self.format)))
            else:
                distractors.append(self.words(right, self.format))
        return shaping.matching(self.draft, pairs, distractors)

    def _numeric(self, answers: str) -> Shape:
        amounts, otherwise = [], ""
        for piece in answers.split("="):
            if not piece.strip():
                continue
            text, weight, feedback = _weighted(f"={piece.strip()}")
            if shown(text) == shaping.ANYTHING:
                otherwise = self.words(feedback)
            else:
                amounts.append(Amount(*_range(shown(text)), weight, self.words(feedback)))
        return shaping.numeric(self.draft, amounts, otherwise, self.said)

    def words(self, text: str, otherwise: str | None = None, links: bool = True) -> str:
        """A text of this question as we write it."""
        name, text = _format(text, otherwise or self.format)
        text = bounded(shown(text))
        said = from_html(text, links=False) if not links and name == "html" else FORMATS[name](text)
        if said.pictures:
            self.draft.note(_("A picture was left out: draw it as SVG, with “picture:”."))
        if said.media:
            self.draft.note(_("A sound, a film or something to play was left out."))
        return said.text


def star(text: str) -> str:
    """A typed answer; Moodle's stars stand for any signs, which we do not know."""
    if text != shaping.ANYTHING and "*" in text.replace("\\*", ""):
        raise NotCarried(_("“%(text)s” holds a star for any words: write each answer out.", text=text[:60]))
    return text.replace("\\*", "*")


def _plain(text: str, otherwise: str) -> str:
    """A text without any layout: one that is typed, or chosen in a list."""
    name, text = _format(text, otherwise)
    text = bounded(shown(text))
    if name in ("html", "moodle"):
        return plain_from_html(text)
    return " ".join(text.split())


def _format(text: str, otherwise: str) -> tuple[str, str]:
    found = _FORMAT.match(text)
    return (found[1], text[found.end() :]) if found else (otherwise, text)


def _weighted(piece: str) -> tuple[str, Decimal, str]:
    """An answer cut into its text, what it earns, and what is said to it."""
    right = piece.startswith("=")
    text = piece[1:].lstrip() if right else piece
    weight = ALL if right else Decimal()
    if found := _WEIGHT.match(text):
        weight, text = shaping.percent(found[1]), text[found.end() :]
    text, feedback = _feedback(text)
    return text, weight, feedback


def _feedback(text: str) -> tuple[str, str]:
    said, _sign, feedback = text.partition("#")
    return said.strip(), feedback.strip()


def _range(text: str) -> tuple[Decimal, Decimal]:
    """A number and its tolerance: 3, 3:0.5 or 2.5..3.5."""
    low, dots, high = text.partition("..")
    if dots:
        bottom, top = sorted((shaping.number(low), shaping.number(high)))
        return (bottom + top) / 2, (top - bottom) / 2
    value, _sign, tolerance = text.partition(":")
    return shaping.number(value), abs(shaping.number(tolerance or "0"))
