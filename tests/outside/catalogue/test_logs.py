"""Exercises by simulation have their scenarios; logs are replayed by the sealed worker, as learners' are."""

import json
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from flask import Flask

from lms.catalogue import queries as catalogue
from lms.catalogue.simulators.replaying import scripts
from lms.catalogue.simulators.values import Simulation
from lms.sandbox import launching, reaching
from lms.sandbox.work import Job, Outcome
from tests.learning.practice.small_simulation import SMALL_SIMULATION
from tests.outside.sandbox.conftest import started

SIMULATED = {"touch", "mail", "files", "portal", "phone", "browser", "passwords"}
"""Kinds of exercises of which every one has its scenario."""
SCENARIOS = 40
"""At least so many."""


Send = Callable[[Job], Outcome]


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Send]:
    """`sealed(job)`: what came of it in the confined worker."""
    with ExitStack() as stack:
        address = started(launching.PROGRAM, tmp_path_factory.mktemp("zygote"), stack)
        yield lambda job: reaching.send(address, job)


def simulations() -> list[Simulation]:
    exercises = [
        one for course in catalogue.courses() for module in course.modules for one in module.exercises
    ]
    return [one.simulation for one in exercises if one.simulation]


def test_every_exercise_of_these_kinds_has_its_scenario(app: Flask) -> None:
    exercises = [
        one for course in catalogue.courses() for module in course.modules for one in module.exercises
    ]
    assert [one.slug for one in exercises if one.kind in SIMULATED and one.simulation is None] == []
    assert len(simulations()) >= SCENARIOS
    assert all(len(simulation.logs) >= 2 for simulation in simulations())


@pytest.mark.parametrize(
    "log",
    ["", "null", "[" * 9000, '[{"do": "mail.new", "t": 1e999}]', '"' + "x" * 250_000 + '"', '{"length": 3}'],
)
def test_the_sealed_worker_answers_for_any_log(sealed: Send, log: str) -> None:
    attempt = {"scenario": SMALL_SIMULATION.scenario, "seed": "x"}
    beside = {"scripts": scripts(("mailbox",)), "call": "Simulator.replay", "attempt": attempt}
    outcome = sealed(Job(grader="replay", source=log, beside=beside))
    assert outcome.facts is None or outcome.facts["refused"] is not None


def test_the_sealed_worker_replays_what_the_browser_does(app: Flask, sealed: Send) -> None:
    for simulation in simulations():
        good = simulation.logs[0]
        attempt = {"scenario": simulation.scenario, "seed": "x", "recorded": True}
        beside = {"scripts": scripts(simulation.worlds), "call": "Simulator.replay", "attempt": attempt}
        outcome = sealed(Job(grader="replay", source=json.dumps(good.events), beside=beside))
        assert outcome.facts["refused"] is None, good
        assert all(outcome.facts["reached"]), good


def test_two_thousand_events_are_replayed_in_time(sealed: Send) -> None:
    events = [{"do": "mail.box", "box": ("sent", "inbox")[number % 2], "t": number} for number in range(2000)]
    attempt = {"scenario": SMALL_SIMULATION.scenario, "seed": "x"}
    beside = {"scripts": scripts(("mailbox",)), "call": "Simulator.replay", "attempt": attempt}
    outcome = sealed(Job(grader="replay", source=json.dumps(events), beside=beside))
    assert outcome.facts["refused"] is None
    assert len(outcome.facts["steps"]) == 2000
