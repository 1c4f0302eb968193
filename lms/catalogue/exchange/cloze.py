"""Reads the gaps written inside a text, in Moodle's way: {1:SHORTANSWER:=word~%50%other#feedback}."""

import re
from decimal import Decimal
from html import unescape

from lms.catalogue.exchange.carried import NotCarried
from lms.catalogue.exchange.cleaning import MARK, plain_from_html
from lms.catalogue.exchange.shaping import ALL, ANYTHING, Hole, percent
from lms.i18n import _

_GAP = re.compile(r"\{\s*\d{0,9}\s*:\s*([A-Z_]{2,20})\s*:((?:[^\\{}]|\\.)*)\}", re.DOTALL)
_ESCAPE = re.compile(r"\\([}#~/\"\\=])")
_HIDDEN = {sign: chr(0xE300 + number) for number, sign in enumerate('}#~/"\\=')}
_SHOWN = {ord(hidden): sign for sign, hidden in _HIDDEN.items()}
_WEIGHT = re.compile(r"\s*(?:%(-?\d{1,3}(?:\.\d{1,10})?)%|(=))?")
_TYPED = {"SHORTANSWER", "SA", "MW", "SHORTANSWER_C", "SAC", "MWC", "NUMERICAL", "NM"}
_CHOSEN = re.compile(r"(?:MULTICHOICE|MC)(?:_?(?:V|H|S|VS|HS))?")


def cloze(text: str) -> tuple[str, list[Hole]]:
    """The text with a mark for each gap, and the gaps; or NotCarried."""
    holes = [_hole(found[1], found[2]) for found in _GAP.finditer(text)]
    if not holes:
        raise NotCarried(_("No gap was found in it: write them between braces, as {1:SHORTANSWER:=word}."))
    return _GAP.sub(MARK, text), holes


def _hole(kind: str, inside: str) -> Hole:
    hidden = _ESCAPE.sub(lambda found: _HIDDEN[found[1]], unescape(inside))
    answers = [_answer(part) for part in hidden.split("~")]
    answers = [answer for answer in answers if answer[0]]
    right = tuple(dict.fromkeys(text for text, weight, _said in answers if weight >= ALL))
    said = next((said for _text, weight, said in answers if said and weight < ALL), "")
    if kind in _TYPED:
        if kind in ("NUMERICAL", "NM"):
            right = tuple(_exact(text) for text in right)
        if any(ANYTHING in text for text in right):
            raise NotCarried(
                _("“%(text)s” holds a star for any words: write each answer out.", text=right[0][:60])
            )
        return Hole(right, (), said)
    if not _CHOSEN.fullmatch(kind):
        raise NotCarried(
            _("A gap of type “%(kind)s” has no equivalent: write it as a question of its own.", kind=kind)
        )
    return Hole(right, tuple(text for text, _weight, _said in answers), said)


def _answer(part: str) -> tuple[str, Decimal, str]:
    found = _WEIGHT.match(part)
    weight = ALL if found and found[2] else percent(found[1] or "0") if found else percent("0")
    text, _sign, said = part[found.end() if found else 0 :].partition("#")
    return _words(text), weight, _words(said)


def _words(text: str) -> str:
    return (
        plain_from_html(text.translate(_SHOWN)) if "<" in text else " ".join(text.translate(_SHOWN).split())
    )


def _exact(text: str) -> str:
    number, _sign, tolerance = text.partition(":")
    if percent(tolerance or "0"):
        raise NotCarried(_("A number in a gap has no tolerance with us: write it as “numeric”."))
    return number.strip()
