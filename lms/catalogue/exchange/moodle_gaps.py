"""Reads the gaps of Moodle's “gapselect” and “ddwtos”: [[1]] in the text, words in groups below it."""

import re

from lms.catalogue.exchange.carried import NotCarried
from lms.catalogue.exchange.cleaning import MARK
from lms.catalogue.exchange.moodle_words import Wording
from lms.catalogue.exchange.shaping import Hole
from lms.i18n import _

_GAP = re.compile(r"\[\[(\d{1,3})\]\]")


def chosen_words(wording: Wording) -> tuple[str, list[Hole]]:
    """The text with a mark for each gap, and the gaps; or NotCarried."""
    words = [
        (wording.plain(node), node.text("group").strip() or "1")
        for node in wording.node.children("dragbox", "selectoption")
    ]
    text = wording.raw(wording.node.child("questiontext"))
    holes = []
    for found in _GAP.finditer(text):
        number = int(found[1])
        if not 1 <= number <= len(words):
            raise NotCarried(_("[[%(number)s]] names no word of its list.", number=number))
        word, group = words[number - 1]
        choices = tuple(dict.fromkeys(other for other, its_group in words if its_group == group and other))
        holes.append(Hole((word,), choices))
    if not holes:
        raise NotCarried(_("No gap was found in it: write [[1]] where the first word goes."))
    return _GAP.sub(MARK, text), holes
