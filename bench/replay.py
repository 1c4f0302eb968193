"""What replaying a simulator's log costs, beside a request that does nothing, in the same run.

`python -m bench.replay` prints, for each recorded good log, the time the confined worker takes (median, 95th
percentile), the same inside this process, and the ratio to a no-op request of the application. Budget: 20 ms.
"""

import json
import os
import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from lms import create_app
from lms.catalogue import queries as catalogue
from lms.catalogue.simulators.replaying import replay, scripts
from lms.catalogue.simulators.values import Simulation
from lms.config import settings_from
from lms.sandbox import confined

TIMES = 60


def milliseconds(work: Callable[[], object]) -> list[float]:
    """How long `work` takes, many times, sorted."""
    for _warm in range(5):
        work()
    times = []
    for _time in range(TIMES):
        began = perf_counter()
        work()
        times.append((perf_counter() - began) * 1000)
    return sorted(times)


def told(name: str, times: list[float], nothing: float) -> None:
    """One line of figures."""
    middle = statistics.median(times)
    late = times[int(len(times) * 0.95)]
    print(f"{name:52} {middle:7.2f} ms, p95 {late:7.2f} ms, {middle / nothing:6.1f} × no-op")


def sealed(simulation: Simulation, events: str) -> Callable[[], object]:
    """Replaying in the confined worker, as when a log is sent."""
    attempt = {"scenario": simulation.scenario, "seed": "bench", "recorded": True}
    beside = {"scripts": scripts(simulation.worlds), "call": "Simulator.replay", "attempt": attempt}
    return lambda: confined.run(confined.Job(grader="replay", source=events, beside=beside))


def main() -> None:
    """Make an application of its own, and print."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["PASSERELLE_INSTANCE"] = str(Path(folder))
        app = create_app(settings_from())
        client = app.test_client()
        nothing = statistics.median(milliseconds(lambda: client.get("/healthz")))
        print(f"{'a request that does nothing (/healthz)':52} {nothing:7.2f} ms")
        every = [
            (exercise.slug, exercise.simulation)
            for course in catalogue.courses()
            for module in course.modules
            for exercise in module.exercises
            if exercise.simulation
        ]
        with app.app_context():
            for slug, simulation in every:
                good = next(log for log in simulation.logs if log.name == "good.yaml")
                times = milliseconds(sealed(simulation, good.written))
                told(f"{slug}, {len(good.events)} events, sealed", times, nothing)
            slug, simulation = every[0]
            attempt = {"seed": "bench", "recorded": True, "events": simulation.logs[0].events}
            here = milliseconds(lambda: replay(simulation.written, simulation.worlds, attempt))
            told(f"{slug}, in this process", here, nothing)
            _longest(nothing)


def _longest(nothing: float) -> None:
    """A log of as many events as are taken."""
    state = {"me": {"name": "A", "address": "a@exemple.fr"}, "messages": []}
    scenario = {"worlds": ["mailbox"], "state": state, "goals": []}
    simulation = Simulation(("mailbox",), json.dumps(scenario), (), ())
    boxes = [{"do": "mail.box", "box": ("sent", "inbox")[number % 2]} for number in range(2000)]
    told("2,000 events, sealed", milliseconds(sealed(simulation, json.dumps(boxes))), nothing)


if __name__ == "__main__":
    main()
