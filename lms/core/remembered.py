"""Pages that differ between people by a few numbers and keys alone: rendered once, then filled in.

Rendering a lesson costs more than all else a request does, and its words are the same for everybody. What
differs goes in holes: the numbers the caller names, CSRF tokens, one-time keys, the address to come back to.
The template never sees who is signed in, only their roles, so nothing of one person can reach another.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from threading import Lock
from typing import Any

from flask import Flask, Response, current_app, g, request, session
from flask_wtf.csrf import generate_csrf
from markupsafe import escape

from lms.core import once, pages, squeezed
from lms.core.squeezed import Squeezed
from lms.i18n import words

MOST = 300
"""Pages kept a process; beyond, the one rendered first goes."""
MOST_LENGTHS = 20
"""Compressed variants kept of a page."""
FIRST_NUMBER = 730_000_000_000_000
"""Numbers from here on stand for those of a person while a page is rendered."""


def csrf_token() -> str:
    """The token of this session, signed once: it lasts as long as the session."""
    return _signed(session["csrf_token"]) if "csrf_token" in session else str(generate_csrf())


@lru_cache(maxsize=2000)
def _signed(_token: str) -> str:
    """The token in the present session, which is `_token`, signed."""
    return str(generate_csrf())


FILLED: dict[str, Callable[[], str]] = {
    "csrf_token": csrf_token,
    "once_key": once.new_key,
    "this_page": pages.this_page,
}
"""What templates call that differs at each request."""

_CHANGING = Lock()
_HOLE = re.compile(rf"\x02(\w+)\x03|({str(FIRST_NUMBER)[:-2]}\d\d)")


@dataclass(frozen=True)
class Anybody:
    """Whoever holds these roles: all that a remembered page may know of the person."""

    roles: frozenset[str]


@dataclass(frozen=True)
class Kept:
    """A page in pieces, a hole between each two; and what it is about, so that its identity stays taken."""

    pieces: list[bytes]
    holes: list[str | int]
    content: Mapping[str, object]
    squeezed: dict[tuple[int, ...], Squeezed] = field(default_factory=dict)
    """The same compressed, by the lengths of what fills the holes: they hardly vary."""


def init_app(app: Flask) -> None:
    """Let templates leave holes where keys go."""
    app.extensions["remembered"] = {}
    app.jinja_env.globals |= {name: _or_hole(name, fill) for name, fill in FILLED.items()}


def _or_hole(name: str, fill: Callable[[], str]) -> Callable[[], str]:
    return lambda: f"\x02{name}\x03" if g.get("leaving_holes") else fill()


def remembered_page(
    template: str, numbers: Mapping[str, int], content: Mapping[str, object], **values: Any
) -> Response:
    """`template` with `numbers` (a person's own), `content` (immutable, one object for all) and `values`.

    `values` are hashable; the page is rendered once for each. A message to show makes it an ordinary page.
    """
    if "_flashes" in session:
        return pages.page(template, **{**numbers, **content, **values})
    kept: dict[Any, Kept] = current_app.extensions["remembered"]
    about = tuple(map(id, content.values()))
    key = (template, request.endpoint, words.language().code, g.user.roles, about, *values.items())
    found = kept.get(key)
    if found is None:
        found = _rendered(template, list(numbers), content, values)
        with _CHANGING:
            kept[key] = found
            while len(kept) > MOST:
                del kept[next(iter(kept))]
    return _answer(found, list(numbers.values()))


def _rendered(template: str, names: list[str], content: Mapping[str, object], values: dict[str, Any]) -> Kept:
    user, g.user, g.leaving_holes = g.user, Anybody(g.user.roles), True
    try:
        stand_ins = {name: FIRST_NUMBER + index for index, name in enumerate(names)}
        html = pages.render(template, **stand_ins, **content, **values)
    finally:
        g.user, g.leaving_holes = user, False
    pieces = _HOLE.split(html)
    keys, person = pieces[1::3], pieces[2::3]
    holes = [key or int(number) - FIRST_NUMBER for key, number in zip(keys, person, strict=True)]
    return Kept([piece.encode() for piece in pieces[::3]], holes, content)


def _answer(kept: Kept, numbers: list[int]) -> Response:
    fillings = [
        str(escape(FILLED[hole]()) if isinstance(hole, str) else numbers[hole]).encode()
        for hole in kept.holes
    ]
    whole = b"".join(chain.from_iterable(zip(kept.pieces, [*fillings, b""], strict=True)))
    if "gzip" not in request.headers.get("Accept-Encoding", ""):  # core/encodings.py has weighed what it says
        return pages.answer(whole)
    response = pages.answer(squeezed.fill(_squeezed(kept, fillings), fillings, whole))
    response.headers["Content-Encoding"] = "gzip"
    response.headers["Vary"] = "Accept-Encoding, Cookie"
    return response


def _squeezed(kept: Kept, fillings: list[bytes]) -> Squeezed:
    lengths = tuple(map(len, fillings))
    found = kept.squeezed.get(lengths)
    if found is None:
        if len(kept.squeezed) >= MOST_LENGTHS:
            kept.squeezed.clear()
        found = kept.squeezed[lengths] = squeezed.squeeze(kept.pieces, lengths)
    return found
