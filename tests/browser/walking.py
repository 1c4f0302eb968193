"""Walks every page a person can reach by following links, one of each kind."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from playwright.sync_api import Page

NUMBER = re.compile(r"/\d+(?=/|$)")
CODE = re.compile(r"/DL-[0-9A-Z-]+")
FILES = ("/pdf", ".csv", "/download")


def kind_of(address: str) -> str:
    """The kind of page behind an address: its path, the numbers and codes in it left out."""
    return CODE.sub("/#", NUMBER.sub("/#", urlsplit(address).path))


def walk(page: Page, *starts: str) -> Iterator[str]:
    """Open `starts`, then one page of each kind that can be reached from them, and give its kind."""
    waiting, seen = list(starts), {kind_of(start) for start in starts}
    while waiting:
        answer = page.goto(waiting.pop(0))
        assert answer is not None
        assert answer.ok, f"{answer.status}: {answer.url}"
        yield kind_of(page.url)
        seen.add(kind_of(page.url))
        for address in _links(page):
            if kind_of(address) not in seen and not address.endswith(FILES):
                seen.add(kind_of(address))
                waiting.append(address)


def _links(page: Page) -> list[str]:
    """Addresses of our own that the page leads to."""
    found: list[str] = page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)")
    ours = f"{urlsplit(page.url).scheme}://{urlsplit(page.url).netloc}/"
    return [address.split("#")[0] for address in found if address.startswith(ours)]
