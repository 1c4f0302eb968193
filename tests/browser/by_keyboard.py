"""Plays a recorded log on the page with a keyboard and nothing else, and notes what is heard of each step."""

import json
from typing import Any

from playwright.sync_api import Page

from lms.catalogue.simulators.values import Simulation
from tests.browser.playing import WAIT, Event, find, meant

ROUNDS = 6  # a list of radio buttons is one stop, a scrolled part may be one: we look again after each walk
FARTHEST = 150  # presses of Tab before we say that one cannot get there

LISTEN = """() => {
  const stage = document.querySelector("[data-stage]");
  const told = document.querySelector("[data-told]");
  const states = ["aria-pressed", "aria-expanded", "aria-current"];
  const hear = () => { window.heard += 1; };
  window.heard = 0;
  new MutationObserver(() => { if (told.textContent) hear(); })
    .observe(told, { childList: true, characterData: true, subtree: true });
  new MutationObserver((all) => { if (all.some((one) => one.target === document.activeElement)) hear(); })
    .observe(stage, { attributes: true, attributeFilter: states, subtree: true });
  stage.addEventListener("focusin", hear);
  stage.addEventListener("change", hear);
}"""

WAY_TO = """(() => {
  const STOPS = "a[href], button, input, select, textarea, summary, [tabindex]";
  const shown = (one) => one.tabIndex >= 0 && !one.disabled && one.getClientRects().length > 0;
  const form = (one) => [...document.forms].indexOf(one.form);
  const group = (one) => (one.type === "radio" ? `${one.name} ${form(one)}` : one);
  const all = [...document.querySelectorAll(STOPS)].filter(shown);
  const stops = [...new Set(all.map(group))];
  const [goal, here] = [window.goal, document.activeElement];
  if (here === goal) {
    window.heard = 0;
    window.before = document.querySelector("[data-stage]").innerHTML;
  }
  const after = Node.DOCUMENT_POSITION_FOLLOWING;
  const before = all.filter((one) => one.compareDocumentPosition(here) & after).at(-1);
  const near = before ? stops.indexOf(group(before)) + 0.5 : -0.5;
  const from = all.includes(here) ? stops.indexOf(group(here)) : near;
  const steps = stops.indexOf(group(goal)) - from;
  const radios = all.filter((one) => one.type === "radio" && group(one) === group(goal));
  return {
    there: here === goal,
    known: stops.includes(group(goal)),
    steps: steps < 0 ? Math.floor(steps) : Math.ceil(steps),
    turns: radios.includes(here) ? radios.indexOf(goal) - radios.indexOf(here) : 0,
  };
})()"""


def silent(page: Page, simulation: Simulation) -> list[str]:
    """Do what the good log says by keyboard alone. Which steps changed something and were not heard."""
    page.wait_for_selector("[data-stage][data-ready]")
    page.evaluate(LISTEN)
    unheard = []
    for event in meant(page, simulation):
        _do(page, event)
        if page.evaluate("!heard && document.querySelector('[data-stage]').innerHTML !== before"):
            unheard.append(json.dumps(event, ensure_ascii=False))
    return unheard


def walk_to(page: Page) -> None:
    """Go with Tab to the element kept in `window.goal`; what is heard from then on counts."""
    for _round in range(ROUNDS):
        way: dict[str, Any] = page.evaluate(WAY_TO)
        if way["there"]:
            return
        assert way["known"], f"No key leads to {page.evaluate('goal.outerHTML')}"
        assert abs(way["steps"]) < FARTHEST
        if way["turns"]:
            _press(page, "ArrowDown" if way["turns"] > 0 else "ArrowUp", abs(way["turns"]))
        else:
            _press(page, "Tab" if way["steps"] > 0 else "Shift+Tab", abs(way["steps"]))
    raise AssertionError(f"Tab does not lead to {page.evaluate('goal.outerHTML')}")


def leave(page: Page) -> None:
    """Go with Tab out of the practice: to what is before it, then past it to the button that sends."""
    for goal in ("main a[href]", "form button[name=do][value=submit]"):
        page.evaluate("(goal) => { window.goal = document.querySelector(goal) }", goal)
        walk_to(page)
        assert not page.evaluate("document.querySelector('[data-stage]').contains(document.activeElement)")


def _press(page: Page, key: str, times: int = 1) -> None:
    for _time in range(times):
        page.keyboard.press(key)


def _act(page: Page, key: str) -> None:
    """Press a key where it does something."""
    walk_to(page)
    page.keyboard.press(key)


def _do(page: Page, event: Event) -> None:
    if event.get("t", 0) > WAIT:  # the log waits: so does the page
        page.clock.fast_forward(WAIT)
    told = {name: value for name, value in event.items() if name != "t"}
    if event["do"] == "touch.put" and not find(page, event, "do"):
        _do(page, {"do": "touch.pick", "id": event["id"]})
    written = {name: value for name, value in told.items() if name != "value"}
    if "value" in told and (found := find(page, {**written, "value": told["value"]}, "write")):
        _write(page, found.kind, told["value"])
    elif found := find(page, told, "twice", "hold", "menu", "do"):
        if found.kind == "form":
            _fill(page, told)
        else:
            _act(page, "Enter")
    else:
        raise AssertionError(f"Nothing on the page does {json.dumps(event, ensure_ascii=False)}")


def _write(page: Page, kind: str, value: object) -> None:
    if kind in ("radio", "checkbox"):
        walk_to(page)
        if page.evaluate("goal.checked") != (value if kind == "checkbox" else True):
            _act(page, "Space")
    else:
        walk_to(page)
        page.keyboard.press("Control+A")
        page.keyboard.insert_text(str(value))
        page.keyboard.press("Tab")


def _fill(page: Page, event: Event) -> None:
    page.evaluate("window.sheet = goal")
    for name, value in event.items():
        kind = page.evaluate(
            """([name, value]) => {
              const found = [...sheet.querySelectorAll(`[name="${name}"]`)];
              window.goal = found.find((one) => one.type !== "radio" || one.value === value);
              return window.goal?.type ?? "";
            }""",
            [name, value],
        )
        if kind and (kind != "checkbox" or value):
            _write(page, kind, True if kind == "checkbox" else value)
    page.evaluate("window.goal = sheet.querySelector('button:not([type=button])')")
    _act(page, "Enter")
