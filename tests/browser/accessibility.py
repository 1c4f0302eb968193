"""Asks axe-core what keeps people out of a page, and notes which kinds of pages it was asked about."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from lms.config import ROOT
from tests.browser.hands import assert_it_fits
from tests.browser.walking import kind_of

# All its rules, and the one of WCAG 2.2 AA that it leaves out unless asked. Our stylesheets are not fetched
# once more for the one rule that reads them, about screens turned sideways: none of ours asks how it is held.
OPTIONS = {"preload": False, "reporter": "no-passes", "rules": {"target-size": {"enabled": True}}}
BROKEN = """options => axe.run(document, options).then(({ violations }) => violations.flatMap(
  ({ help, id, nodes }) => nodes.map(({ target, html }) => `${help} (${id}): ${target} ${html.slice(0, 200)}`)
))"""
asked: set[str] = set()
"""Kinds of pages the present test has asked about."""
checked: set[tuple[str, str]] = set()
"""Pages already judged: who sees the same parts of a page as another need not ask again."""


def wrong_with(page: Page, kind: str) -> list[str]:
    """What keeps people out of the page as it stands, light and dark."""
    assert_it_fits(page)
    asked.add(kind_of(page.url))
    made_of = kind, parts_of(page)
    if made_of in checked:
        return []
    checked.add(made_of)
    return barriers(page) + pale(page, "dark")


@cache
def _axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def ready(page: Page) -> None:
    """Let every page that is opened here bring axe-core along: quicker than bringing it to each."""
    page.add_init_script(_axe())


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: one line for each rule broken, and where."""
    asked.add(kind_of(page.url))
    return _broken(page, OPTIONS)


def _broken(page: Page, options: dict[str, Any]) -> list[str]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(_axe())
    return [f"{page.url}: {line}" for line in page.evaluate(BROKEN, options)]


def parts_of(page: Page) -> str:
    """The kinds of elements the page is made of, with their classes and attributes: what axe-core judges."""
    parts: list[str] = page.evaluate(
        "[...document.querySelectorAll('*')].map(part =>"
        " [part.tagName, part.className, ...part.getAttributeNames(), part.lang].join(' '))"
    )
    return "\n".join(sorted(set(parts)))


TEXTS = """(() => {
  const kinds = new Map([[null, ""]]);
  const own = (part) => [part.localName, part.className, ...part.getAttributeNames()].join(" ");
  const kind = (part) => {
    if (!kinds.has(part)) kinds.set(part, `${kind(part.parentElement)} > ${own(part)}`);
    return kinds.get(part);
  };
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let text; (text = texts.nextNode());) if (text.data.trim()) found.add(kind(text.parentElement));
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
    found = _broken(page, {"runOnly": ["color-contrast"], "reporter": "no-passes"})
    _colours(page, "light")
    return [f"{scheme}: {line}" for line in found]


def _colours(page: Page, scheme: str) -> None:
    """Put these colours on, at once: not while they fade into one another."""
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]  # one of its words
    page.evaluate("document.getAnimations().forEach(animation => animation.finish())")
