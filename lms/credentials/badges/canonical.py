"""A JSON-LD document as canonical N-Quads (RDFC-1.0). The one file that knows PyLD.

Contexts come from the folder beside; no other is loaded, from nowhere.
"""

import json
import sys
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).with_name("contexts")
CREDENTIALS = "https://www.w3.org/ns/credentials/v2"
OPEN_BADGES = "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json"
FETCHERS = ("aiohttp", "requests")
FILES = {CREDENTIALS: "credentials-v2.json", OPEN_BADGES: "ob-v3p0-context-3.0.3.json"}


class UnknownContext(LookupError):
    """A document names words that are not kept here."""


def quads(document: Mapping[str, Any]) -> bytes:
    """The canonical N-Quads of `document`."""
    options = {
        "algorithm": "URDNA2015",  # the same as RDFC-1.0, under its first name
        "format": "application/n-quads",
        "documentLoader": _load,
    }
    written: str = _pyld().normalize(document, options)
    return written.encode()


@cache
def _pyld() -> Any:
    """PyLD, imported when it is first needed: our own documents are stated without it.

    What it would fetch contexts with is kept out: half of its weight, and never to be used here.
    """
    modules: dict[str, Any] = sys.modules
    before = {name: modules.get(name) for name in FETCHERS}
    modules.update(dict.fromkeys(FETCHERS))  # None: importing it fails, as if it were not installed
    try:
        from pyld import jsonld  # type: ignore[import-untyped]  # ships no types
    finally:
        for name, module in before.items():
            if module is None:
                del modules[name]
            else:
                modules[name] = module
    return jsonld


def _load(address: str, _options: object = None) -> dict[str, Any]:
    if address not in FILES:
        raise UnknownContext(address)
    kept = {"contentType": "application/ld+json", "contextUrl": None, "documentUrl": address}
    kept["tag"] = "static"  # never changes: PyLD reads it once a process, not four times a badge
    return {**kept, "document": _context(address)}


@cache
def _context(address: str) -> Any:
    return json.loads((FOLDER / FILES[address]).read_text("utf-8"))
