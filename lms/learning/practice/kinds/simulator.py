"""Simulators as a kind of work: the browser keeps a log of events, the confined worker replays it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from lms.catalogue.practice import Exercise
from lms.catalogue.simulators.kinds import KINDS
from lms.catalogue.simulators.replaying import scripts
from lms.catalogue.simulators.values import Simulation
from lms.core.clock import now
from lms.core.errors import Refused
from lms.i18n import _
from lms.learning.grading import simulating
from lms.learning.practice import attempts
from lms.learning.practice.verdicts import Verdict
from lms.learning.practice.work import Sent, clean
from lms.sandbox import confined

LONGEST = 256 * 1024
"""Bytes of a log, before anything is read in it."""


@dataclass(frozen=True, slots=True)
class SimulatorKind:
    """Exercises done in a practice world."""

    kinds: frozenset[str] = frozenset(KINDS)
    template: str = "simulator"
    upload: bool = False

    def closed(self) -> bool:
        """Whether no log can be replayed here."""
        return confined.available() is not None

    def prepare(self, exercise: Exercise, seed: str) -> Mapping[str, Any]:
        """What its page needs: the scenario, and a new attempt for this person (`seed`)."""
        simulation = simulation_of(exercise)
        token, drawn = attempts.issue(seed, simulation.digest)
        return {
            "worlds": simulation.worlds,
            "given": {
                "scenario": simulation.scenario,
                "language": simulation.language,
                "kept": f"simulator {seed} {exercise.slug}",
                "version": simulation.digest,
                "token": token,
                "seed": drawn,
                "words": {"reached": _("reached"), "ahead": _("not yet")},
            },
        }

    def run(self, exercise: Exercise, sent: Sent) -> Mapping[str, Any] | None:  # noqa: ARG002  # as each kind
        """A simulator shows by itself what one does."""
        return None

    def grade(self, exercise: Exercise, sent: Sent) -> Verdict:
        """The verdict on the log."""
        simulation = simulation_of(exercise)
        if len(sent.log.encode("utf-8", "replace")) > LONGEST:
            raise Refused(_("This is very long. Begin again, and do only what the exercise asks."))
        if sent.log.strip() in ("", "[]"):
            raise Refused(_("There is nothing to look at yet. First do the exercise, then send it."))
        attempt = attempts.read(sent.token, sent.whom, simulation.digest)
        told = _replayed(simulation, attempt.seed, sent)
        facts = {
            "seed": attempt.seed,
            "version": simulation.digest,
            "language": simulation.language,
            "steps": told["steps"],
            "odd": simulating.odd_timing(told["times"], (now() - attempt.begun_at).total_seconds()),
        }
        said = zip(simulation.goals, told["sentences"], strict=True)
        goals = [replace(goal, says=says, hint=hint) for goal, (says, hint) in said]
        return simulating.verdict(goals, told["reached"], clean(facts))


def _replayed(simulation: Simulation, seed: str, sent: Sent) -> Mapping[str, Any]:
    """What the replay tells; Refused where the log does not fit the exercise."""
    attempt = {
        "scenario": simulation.scenario,
        "seed": seed,
        "language": simulation.language,
        "sentences": [(goal.says, goal.hint) for goal in simulation.goals],
    }
    beside = {
        "scripts": scripts(simulation.worlds, simulation.language),
        "call": "Simulator.replay",
        "attempt": attempt,
    }
    outcome = confined.run(confined.Job(grader="replay", source=sent.log, beside=beside, whom=sent.whom))
    told = outcome.facts
    if outcome.status != "done" or not isinstance(told, dict) or told.get("refused") is not None:
        raise Refused(
            _("We cannot follow what was done here. Press “Begin again” and do the exercise once more.")
        )
    return told


def simulation_of(exercise: Exercise) -> Simulation:
    """The scenario of an exercise that has one."""
    if exercise.simulation is None:
        raise LookupError("an exercise in a simulator has a scenario")
    return exercise.simulation


def replayable(
    simulation: Simulation, facts: Mapping[str, Any], events: list[Any] | None
) -> Mapping[str, Any] | None:
    """What the page needs to show a log again; none when the scenario is another one by now."""
    if facts.get("version") != simulation.digest or events is None:
        return None
    return {
        "scenario": simulation.scenario,
        "language": simulation.language,
        "seed": facts["seed"],
        "replayed": {"events": events},
        "words": {"reached": _("reached"), "ahead": _("not yet")},
    }


SIMULATOR_KIND = SimulatorKind()
