"""Reads HTML as a browser does, into a tree that selectors can be asked of; within bounds."""

import re
from typing import Any

from justhtml import JustHTML
from lxml import etree

Element = Any  # an lxml element; lxml ships no types
NODES = 20_000
DEEPEST = 500
_NAME = re.compile(r"[A-Za-z_][\w.-]*")
_CONTROL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class TooDeep(Exception):
    """The page has more elements, or more within one another, than any page needs."""


def tree_of(text: str) -> Element:
    """The `html` element of the page. Raises TooDeep."""
    document = JustHTML(text, sanitize=False)
    page = etree.Element("html")
    waiting: list[tuple[Any, Element, int]] = []
    for node in document.root.children or ():
        if node.name == "html":
            _attributes(node, page)
            waiting = [(node, page, 1)]
    seen = 0
    while waiting:
        node, element, depth = waiting.pop()
        last = None
        for child in _children(node):
            seen += 1
            if seen > NODES or depth > DEEPEST:
                raise TooDeep(f"more than {NODES} elements, or {DEEPEST} within one another")
            if child.name == "#text":
                _write(element, last, child.data or "")
            elif _NAME.fullmatch(child.name):
                last = etree.SubElement(element, child.name.lower())
                _attributes(child, last)
                waiting.append((child, last, depth + 1))
    return page


def words_of(element: Element) -> str:
    """What one reads in an element, white space made single; style sheets and scripts are not read."""
    parts = element.xpath(".//text()[not(parent::style) and not(parent::script)]")
    return " ".join("".join(parts).split())


def _children(node: Any) -> list[Any]:
    content = getattr(node, "template_content", None)
    return list((content.children if content is not None else node.children) or ())


def _attributes(node: Any, element: Element) -> None:
    for name, value in (node.attrs or {}).items():
        if _NAME.fullmatch(name):
            element.set(name.lower(), _CONTROL.sub("", value or ""))


def _write(element: Element, last: Element | None, text: str) -> None:
    clean = _CONTROL.sub("", text)
    if last is None:
        element.text = (element.text or "") + clean
    else:
        last.tail = (last.tail or "") + clean
