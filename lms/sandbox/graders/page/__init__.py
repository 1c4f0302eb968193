"""Looks at a learner's page: its elements by CSS selectors, its styles by a small cascade.

Asks: {"selector", "look": "count"} gives a number; {"selector", "look": "text"}, {…, "look": "attribute",
"name"}, {…, "look": "style", "name"} give the words of the first that is found, or none; {"order":
[selectors]} whether the first of each come in this order. A style is what the page declares, inherited where
CSS says so, on a screen 1280 px wide; its words are as the learner wrote them.
"""

from collections.abc import Iterator
from typing import Any

from cssselect import HTMLTranslator, SelectorError
from lxml import etree

from lms.sandbox.graders import Record, Sent
from lms.sandbox.graders.page.cascade import Cascade
from lms.sandbox.graders.page.tree import Element, TooDeep, tree_of, words_of
from lms.sandbox.graders.tagging import Tagged

SAMPLE = Sent(
    b"<!doctype html><style>p, .a > b { color: red; margin: 1px 2px; border: 1px solid } "
    b"@media print { p { color: black } }</style><p class=a id=b>x <b>y</b><img alt='z'>",
    (
        {"selector": "p.a > b", "look": "style", "name": "color"},
        {"selector": "#b", "look": "text"},
        {"selector": "img[alt]", "look": "attribute", "name": "alt"},
        {"selector": "p", "look": "count"},
        {"order": ["p", "img"]},
    ),
)


def grade(job: Sent) -> Iterator[Record]:
    """One answer an ask."""
    try:
        page = tree_of(job.text)
    except TooDeep as problem:
        yield {"error": {"type": "TooDeep", "message": str(problem)}}
        return
    cascade = Cascade(page, found)
    for ask in job.asks:
        try:
            yield {"answer": {"value": _value(page, cascade, ask)}}
        except SelectorError as problem:
            yield {"answer": {"error": {"type": "SelectorError", "message": str(problem)}}}


def found(page: Element, selector: str) -> list[Element]:
    """The elements `selector` finds, in their order. Raises SelectorError."""
    path = HTMLTranslator().css_to_xpath(selector)
    try:
        return list(page.xpath(path))
    except etree.XPathError:
        raise SelectorError(selector) from None


def _value(page: Element, cascade: Cascade, ask: dict[str, Any]) -> Tagged:
    if "order" in ask:
        places = {element: place for place, element in enumerate(page.iter())}
        firsts = [next((places[one] for one in found(page, selector)), None) for selector in ask["order"]]
        return ["bool", None not in firsts and firsts == sorted(firsts, key=lambda place: place or 0)]
    elements = found(page, ask["selector"])
    if ask["look"] == "count":
        return ["count", len(elements)]
    return [ask["look"], _words(elements[0], cascade, ask) if elements else None]


def _words(element: Element, cascade: Cascade, ask: dict[str, Any]) -> str | None:
    if ask["look"] == "text":
        return words_of(element)
    if ask["look"] == "attribute":
        written: str | None = element.get(ask["name"].lower())
        return written
    return cascade.value(element, ask["name"])
