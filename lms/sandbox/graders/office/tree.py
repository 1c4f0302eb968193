"""Reads the XML of a part: no DOCTYPE in any encoding, no entity, no network, bounded. Runs in the child."""

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from lms.sandbox.graders.office.refusals import Unreadable

MOST_TAGS = 600_000
_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_ENCODING = re.compile(r"encoding\s*=\s*[\"']([A-Za-z0-9._-]+)[\"']")
_READ = {"utf-8", "utf8", "utf-16", "utf-16le", "utf-16be", "us-ascii", "ascii"}

Element = Any  # lxml ships no types


def parse(content: bytes) -> Element:
    """The root of the XML in `content`. The text is decoded here, so that a DOCTYPE cannot hide in UTF-16."""
    text = _text(content)
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise Unreadable("doctype")
    if text.count("<") > 2 * MOST_TAGS:
        raise Unreadable("too-large")
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError, UnicodeEncodeError) as error:
        raise Unreadable("broken") from error


def _text(content: bytes) -> str:
    try:
        if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
            text = content.decode("utf-16")
        elif content[:2] in (b"<\0", b"\0<"):
            text = content.decode("utf-16-le" if content[0] else "utf-16-be")
        else:
            text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable("broken") from error
    if "\0" in text:
        raise Unreadable("broken")
    declaration = _DECLARATION.match(text)
    if declaration:
        named = _ENCODING.search(declaration[0])
        if named and named[1].lower() not in _READ:
            raise Unreadable("broken")
        text = text[declaration.end() :]
    return text


def local(element: Element) -> str:
    """The name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element, name: str, default: str = "") -> str:
    """An attribute by its local name, in whatever namespace."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return str(value)
    return default


def child(element: Element | None, *path: str) -> Element | None:
    """The first child by local names, one level each; none when it is not there."""
    for name in path:
        if element is None:
            return None
        element = next((each for each in element if local(each) == name), None)
    return element


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Direct children of that local name."""
    if element is not None:
        yield from (each for each in element if local(each) == name)


def within(element: Element | None, *names: str) -> Iterator[Element]:
    """Descendants of these local names, in document order."""
    if element is not None:
        yield from (each for each in element.iter() if local(each) in names)


def value_of(element: Element | None, *path: str) -> str:
    """The `val` (or `value`) attribute of a descendant, or nothing."""
    found = child(element, *path)
    return attribute(found, "val") if found is not None else ""
