"""Walks every page a person can reach by following links, some of each kind."""

import re
from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from flask import Flask
from playwright.sync_api import Page

from lms.core.gate import open_to

NUMBER = re.compile(r"/\d+(?=/|$)")
CODE = re.compile(r"/(?:DL-[0-9A-Z-]+|[0-9a-f]{32})(?=/|$)")
HOLE = re.compile(r"<[^>]+>")
FILES = (
    "/pdf",
    "/file",
    ".csv",
    "/download",
    ".gift",
    ".xml",
    ".png",
    ".svg",
    ".jwt",
    ".json",
    ".pem",
    ".cer",
    ".crl",
    "/starter",
    "/checker.html",
)


def kind_of(address: str) -> str:
    """The kind of page behind an address: its path, the numbers and codes in it left out."""
    return CODE.sub("/#", NUMBER.sub("/#", urlsplit(address).path))


def walk(page: Page, *starts: str, each: int = 1) -> Iterator[str]:
    """Open `starts`, then up to `each` pages of each kind that links lead to; give the kind of each."""
    waiting, known = list(starts), set(starts)
    times = Counter(kind_of(start) for start in starts)
    while waiting:
        answer = page.goto(waiting.pop(0))
        assert answer is not None
        assert answer.ok, f"{answer.status}: {answer.url}"
        yield kind_of(page.url)
        for address in _links(page):
            if address in known or address.endswith(FILES) or times[kind_of(address)] >= each:
                continue
            known.add(address)
            times[kind_of(address)] += 1
            waiting.append(address)


def kinds_open_to(app: Flask, role: str) -> set[str]:
    """The kinds of pages `role` may open, files and what machines ask for apart."""
    rules = [rule for rule in app.url_map.iter_rules() if "GET" in (rule.methods or set())]
    mine = [rule.rule for rule in rules if role in (open_to(app, rule.endpoint) or ())]
    apart = (*FILES, ":form>", "/still-here", ":scan_id>", ":paper_id>", "/files/<int:submission_id>")
    return {HOLE.sub("#", rule) for rule in mine if not rule.endswith(apart)}


def _links(page: Page) -> list[str]:
    """Addresses of our own that the page leads to."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.href)")
    ours = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}/"
    return [address.split("#")[0] for address in found if address.startswith(ours)]
