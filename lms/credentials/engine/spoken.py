"""Tags that say their language: WeasyPrint knows that of a document, not that of the words in another one.

A part of a page that has a `lang` gets it in the tree of tags, so that a screen reader changes its voice.
"""

from collections.abc import Callable, Iterator
from typing import Any

import pydyf
from weasyprint.css import AnonymousStyle
from weasyprint.layout.absolute import AbsolutePlaceholder
from weasyprint.pdf import tags

_build: Callable[..., Iterator[Any]] = tags._build_box_tree


def take() -> None:
    """Let the tags of all documents say their language, from now on."""
    tags._build_box_tree = build


def build(box: Any, parent: Any, *others: Any) -> Iterator[Any]:
    """The tags of a box, as WeasyPrint makes them, each with the language its part of the page is in."""
    language = _language_of(box._box if isinstance(box, AbsolutePlaceholder) else box)
    for element in _build(box, parent, *others):
        if language:
            element["Lang"] = pydyf.String(language)
        yield element


def _language_of(box: Any) -> str:
    """The language a part of a page says it is in; that of the whole page stands in the document itself."""
    part = box.element
    if part is None or part.tag in ("html", "body"):
        return ""
    is_all_of_it = box.element_tag == part.tag and not isinstance(box.style, AnonymousStyle)
    return part.get("lang", "") if is_all_of_it else ""
