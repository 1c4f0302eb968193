"""Asks axe-core what keeps people out of a page."""

from functools import cache

from playwright.sync_api import Page

from lms.config import ROOT

# All its rules, and the one of WCAG 2.2 AA that it leaves out unless asked.
OPTIONS = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}


@cache
def _axe() -> str:
    return (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()


def barriers(page: Page) -> list[str]:
    """What axe-core finds on the page as it stands: one line for each rule broken, and where."""
    page.evaluate(_axe())
    found = page.evaluate("options => axe.run(document, options)", OPTIONS)
    return [
        f"{page.url}: {broken['help']} ({broken['id']}): {node['target']} {node['html'][:200]}"
        for broken in found["violations"]
        for node in broken["nodes"]
    ]
