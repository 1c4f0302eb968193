"""Plays a recorded log on the page, each event by the touch that makes it: what a beginner's fingers do."""

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from playwright.sync_api import ElementHandle, Page
from sqlalchemy import select

from lms.accounts.models import Person, Site
from lms.catalogue.practice import Exercise
from lms.catalogue.reading import read_course
from lms.catalogue.simulators.values import Simulation
from lms.config import ROOT
from lms.core.db import db, transaction
from lms.demo import builders
from tests.browser.past import beside

IDENTIFIER = "selam-debut"
STAY = 750  # milliseconds a finger stays
STILL = 0.2  # seconds between two moves of a finger: sooner, the browser sees a fling
WAIT = 70_000  # milliseconds until a code is asked again
Event = dict[str, Any]

KEEP = """([event, ways]) => {
  const FREE = ["value", "to", "who", "right"];
  const fits = (acts, some) => acts && Object.entries(acts).every(([name, value]) => event[name] === value)
    && (some || Object.keys(event).every((name) => name in acts || FREE.includes(name)));
  for (const way of ways) for (const one of document.querySelectorAll("[data-stage] *")) {
    const acts = one[`$${way}`];
    if (!fits(acts, one.localName === "form" || way === "write" || way === "drag")) continue;
    if (way === "do" && "to" in event && !("to" in acts) && one.localName !== "form") continue;
    if (way === "write" && ["radio"].includes(one.type) && one.value !== event.value) continue;
    window.goal = one;
    return [way, one.localName === "form" ? "form" : one.type || one.localName];
  }
  return null;
}"""
DROP = "(to) => [...document.querySelectorAll('[data-stage] *')].find((one) => one.$drop === to) ?? null"


@dataclass(frozen=True)
class Beginner:
    """Where a learner's places and their cohorts are, by course."""

    places: dict[str, int]
    cohorts: dict[str, int]

    def address(self, course: str, number: int, exercise: Exercise) -> str:
        """The address of an exercise for the learner."""
        return f"/learning/{self.places[course]}/modules/{number}/exercises/{exercise.number}"


def beginner(instance: Path, *courses: str) -> Beginner:
    """A learner with a place in a cohort of each of these courses, beside the running product."""
    with beside(instance), transaction():
        amina = db.session.scalars(select(Person).where(Person.identifier == "100001")).one()
        claire = db.session.scalars(select(Person).where(Person.identifier == "claire")).one()
        learner = builders.a_person("Selam Bekele", IDENTIFIER, secret_hash=amina.secret_hash)
        site = db.session.scalars(select(Site).order_by(Site.id)).first()
        assert site
        builders.a_role(learner, "learner", site)
        found = Beginner({}, {})
        for course in courses:
            cohort = builders.a_cohort(site, f"Le soir {course}", course=course)
            builders.staff(cohort, claire)
            found.cohorts[course] = cohort.id
            found.places[course] = builders.enrol(cohort, learner).id
        return found


def simulators(course: str) -> Iterator[tuple[int, Exercise]]:
    """(module's number, exercise) of each exercise of a course in a simulator."""
    found = read_course(ROOT / "courses", course)
    assert found
    for module in found.modules:
        yield from ((module.number, one) for one in module.exercises if one.simulation)


def play(page: Page, simulation: Simulation) -> None:
    """Do on the page what the good log says."""
    page.wait_for_selector("[data-stage][data-ready]")
    for event in meant(page, simulation):
        _do(page, event)


def meant(page: Page, simulation: Simulation) -> list[Event]:
    """The good log, with the names and ids of the attempt on the page."""
    events: list[Event] = page.evaluate(
        """(events) => {
          const { scenario, seed } = JSON.parse(document.querySelector("[data-given]").dataset.given);
          return Simulator.begin({ worlds: [], draws: scenario.draws, state: { events } }, seed).state.events;
        }""",
        next(log.events for log in simulation.logs if log.name == "good.yaml"),
    )
    return events


class Found(NamedTuple):
    """What does an event: in which way, and the type of a field, else its name."""

    way: str
    kind: str


def find(page: Page, event: Event, *ways: str) -> Found | None:
    """Keep what does this on the page as `window.goal`."""
    found = page.evaluate(KEEP, [event, list(ways)])
    return Found(*found) if found else None


def _kept(page: Page) -> ElementHandle:
    goal = page.evaluate_handle("goal").as_element()
    assert goal
    return goal


def _do(page: Page, event: Event) -> None:
    if event.get("t", 0) > WAIT:  # the log waits: so does the page
        page.clock.fast_forward(WAIT)
    if event["do"] in ("touch.put", "files.move") and find(page, event, "drag"):
        thing, goal = _kept(page), page.evaluate_handle(DROP, event["to"]).as_element()
        assert goal
        _drag(page, thing, goal)
        return
    written = {name: value for name, value in event.items() if name != "value"}
    if "value" in event and (found := find(page, {**written, "value": event["value"]}, "write")):
        _write(_kept(page), found.kind, event["value"])
        return
    told = {name: value for name, value in event.items() if name != "t"}
    found = find(page, told, *BY_FINGER)
    assert found, f"Nothing on the page does {json.dumps(event, ensure_ascii=False)}"
    if found.kind == "form":
        _fill(_kept(page), event)
    else:
        BY_FINGER[found.way](page, _kept(page))


def _middle(what: ElementHandle) -> tuple[float, float]:
    what.evaluate("one => one.scrollIntoView({ block: 'center' })")
    box = what.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _tap(page: Page, what: ElementHandle) -> None:
    what.evaluate("one => one.scrollIntoView({ block: 'center' })")
    what.tap()


def _twice(page: Page, what: ElementHandle) -> None:
    x, y = _middle(what)
    page.touchscreen.tap(x, y)
    page.touchscreen.tap(x, y)


def _stay(page: Page, what: ElementHandle) -> None:
    x, y = _middle(what)
    with _finger(page) as touch:
        touch("touchStart", x, y)
        page.clock.fast_forward(STAY)
        touch("touchEnd")


BY_FINGER = {"twice": _twice, "hold": _stay, "menu": _stay, "do": _tap}


def _drag(page: Page, what: ElementHandle, goal: ElementHandle) -> None:
    _middle(goal)
    what.evaluate("one => one.scrollIntoView({ block: 'nearest' })")  # both must be in sight
    here, box = what.bounding_box(), goal.bounding_box()
    assert here
    assert box
    x, y = here["x"] + here["width"] / 2, here["y"] + here["height"] / 2
    to = {"x": box["x"] + box["width"] / 2, "y": box["y"] + 20}
    with _finger(page) as touch:
        touch("touchStart", x, y)
        for part in (0.3, 0.7, 1.0, 1.0, 1.0):  # it rests before it leaves
            touch("touchMove", x + (to["x"] - x) * part, y + (to["y"] - y) * part)
        touch("touchEnd")


Touch = Callable[..., None]


@contextmanager
def _finger(page: Page) -> Iterator[Touch]:
    """`touch(what, x, y)`, one after the other, at the pace of a finger and without waiting for it."""
    screen = page.context.new_cdp_session(page)
    moments = count(time.time(), STILL)

    def touch(what: str, *at: float) -> None:
        points = [dict(zip("xy", at, strict=True))] if at else []
        told = {"type": what, "touchPoints": points, "timestamp": next(moments)}
        screen.send("Input.dispatchTouchEvent", told)

    yield touch
    screen.detach()


def _write(field: ElementHandle, kind: str, value: object) -> None:
    if kind in ("radio", "checkbox"):
        field.tap()
    else:
        field.fill(str(value))
        field.evaluate("one => one.blur()")


def _fill(form: ElementHandle, event: Event) -> None:
    for name, value in event.items():
        field = form.query_selector(f"[name={name}]")
        if field is None:
            continue
        kind = field.evaluate("one => one.type")
        if kind == "radio":
            chosen = form.query_selector(f"[name={name}][value='{value}']")
            assert chosen
            chosen.tap()
        elif kind == "checkbox":
            if value:
                field.tap()
        else:
            field.fill(str(value))
    button = form.query_selector("button:not([type=button])")
    assert button
    button.evaluate("one => one.scrollIntoView({ block: 'center' })")
    button.tap()
