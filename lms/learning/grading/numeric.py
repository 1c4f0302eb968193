"""Numeric: a number typed as people type numbers, right within a tolerance."""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from markupsafe import Markup, escape

from lms.catalogue.questions import Near, Numeric
from lms.i18n import _
from lms.learning.grading.typing_in import TypingIn

LONGEST_NUMBER = 60
"""Characters of a number with its unit."""

_NUMBER = re.compile(r"([+-]?) ?(\d{1,3}(?: \d{3})+|\d{1,18})(?:[.,](\d{1,18}))? ?(.*)")
_SIGNS = str.maketrans({"\u2212": "-", "\u2013": "-", "\u066b": ",", "\u066c": " "})
_SAID = {
    "€": ("euro", "euros", "eur"),
    "%": ("pour cent", "pourcent", "percent"),
    "h": ("heure", "heures"),
    "min": ("minute", "minutes"),
}
"""Units as people write them out."""


class Number(TypingIn[Numeric]):
    """Comma or point, thousands apart, the unit after it: all are one number."""

    def unit(self, asked: Numeric) -> str:
        """What stands after the field."""
        return asked.unit

    def objection(self, asked: Numeric, given: Sequence[str]) -> str | None:
        """One number."""
        said = super().objection(asked, given)
        if said is None and number_in(given[0], asked.unit, *asked.units) is None:
            return _("Write a number with digits alone, like 12 or 12,5.")
        return said

    def is_right(self, asked: Numeric, text: str) -> bool:
        """Within the tolerance."""
        return self._is(asked, text, asked.answer)

    def is_near(self, asked: Numeric, text: str, near: Near) -> bool:
        """Within the tolerance of the likely number."""
        return self._is(asked, text, near.text)

    def _is(self, asked: Numeric, text: str, wanted: str) -> bool:
        number = number_in(text, asked.unit, *asked.units)
        return number is not None and abs(number - Decimal(wanted)) <= Decimal(asked.tolerance)

    def right(self, asked: Numeric) -> tuple[str, ...]:
        """The number, as the language of the question writes it."""
        return (asked.answer.replace(".", "." if asked.language == "en" else ","),)

    def words(self, asked: Numeric, given: Sequence[str]) -> list[Markup]:
        """The number with its unit, written once."""
        return [
            escape(
                text
                if _unit_in(text, asked.unit, *asked.units) or not asked.unit
                else f"{text}\u00a0{asked.unit}"
            )
            for text in given
        ]


def number_in(text: str, *units: str) -> Decimal | None:
    """The number written in `text`, perhaps with one of its `units` after it; none if it is anything else."""
    found = _found(text)
    if found is None or not _is_unit(found[4], units):
        return None
    sign, whole, rest = found[1], found[2].replace(" ", ""), found[3] or "0"
    return Decimal(f"{sign}{whole}.{rest}")


def _unit_in(text: str, *units: str) -> bool:
    found = _found(text)
    return found is None or bool(found[4] and _is_unit(found[4], units))


def _found(text: str) -> re.Match[str] | None:
    """The parts of a number: sign, whole, decimals, and what stands after it."""
    if len(text) > LONGEST_NUMBER:
        return None
    plain = "".join(_digit(sign) for sign in text.translate(_SIGNS))
    return _NUMBER.fullmatch(" ".join(plain.split()))


def _digit(sign: str) -> str:
    """A digit of any script as ours; other signs as they are."""
    value = unicodedata.decimal(sign, None)
    return sign if value is None else str(value)


def _is_unit(text: str, units: Sequence[str]) -> bool:
    said, known = text.strip(" .").casefold(), [unit.casefold() for unit in units]
    return said in ("", *known, *(word for unit in known for word in _SAID.get(unit, ())))
