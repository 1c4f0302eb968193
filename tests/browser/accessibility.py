"""Asks axe-core what keeps people out of a page."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from lms.config import ROOT

# All its rules, and the one of WCAG 2.2 AA that it leaves out unless asked. Its stylesheets are not fetched once more for
# the one rule that reads them, on pages turned sideways: no sheet of ours asks how the screen is held.
OPTIONS = {"preload": False, "resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@cache
def _axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def ready(page: Page) -> None:
    """Let every page that is opened here bring axe-core along: quicker than bringing it to each."""
    page.add_init_script(_axe())


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: one line for each rule broken, and where."""
    return _broken(page, OPTIONS)


def _broken(page: Page, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    found = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{page.url}: {broken['help']} ({broken['id']}): {node['target']} {node['html'][:200]}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]


def parts_of(page: Page) -> str:
    """The kinds of elements the page is made of, with their classes and attributes: what axe-core judges."""
    parts: list[str] = page.evaluate(
        "[...document.querySelectorAll('*')].map(part =>"
        " [part.tagName, part.className, ...part.getAttributeNames(), part.lang].join(' '))"
    )
    return "\n".join(sorted(set(parts)))


TEXTS = """(() => {
  const kinds = new Map();
  const kind = (part) => {
    if (!part) return "";
    if (!kinds.has(part)) kinds.set(part, `${kind(part.parentElement)}>${[part.localName, part.className, ...part.getAttributeNames()]}`);
    return kinds.get(part);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  while (texts.nextNode()) if (texts.currentNode.data.trim()) found.add(kind(texts.currentNode.parentElement));
  return [...found];
})()"""
_seen: dict[str, set[str]] = {}
"""Texts already looked at in each colours: in what elements, classes and attributes they stand."""


def pale(page: Page, scheme: str) -> list[str]:
    """What is too pale to be read, in `light` or `dark` colours: quicker than all rules. Ends in light.

    A page all of whose texts stand where others stood before is not asked about again.
    """
    texts = set(page.evaluate(TEXTS))
    seen = _seen.setdefault(scheme, set())
    if texts <= seen:
        return []
    seen |= texts
    _colours(page, scheme)
    found = _broken(page, {"runOnly": ["color-contrast"], "resultTypes": ["violations"]})
    _colours(page, "light")
    return [f"{scheme}: {line}" for line in found]


def _colours(page: Page, scheme: str) -> None:
    """Put these colours on, at once: not while they fade into one another."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
