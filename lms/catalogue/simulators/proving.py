"""Proves scenarios: each good log reaches every goal, each wrong one misses those it names and no other."""

from collections.abc import Iterator

from lms.catalogue.faults import Finding
from lms.catalogue.practice import Exercise
from lms.catalogue.simulators.replaying import NotReplayed, replay
from lms.catalogue.simulators.values import Log, Simulation
from lms.catalogue.values import Course

SEEDS = ("a", "b")
"""Two attempts: names and ids differ between them, goals do not."""


def unproved(course: Course) -> Iterator[Finding]:
    """The logs of the course that do not do what they say."""
    for module in course.modules:
        french = {exercise.slug: exercise for exercise in module.exercises}
        others = [one for words in module.translations for one in words.exercises]
        for exercise in (*module.exercises, *others):
            if exercise.simulation and (
                exercise.language == "fr" or exercise.simulation != french[exercise.slug].simulation
            ):
                place = (
                    f"{course.slug}/modules/{module.number:02d}-{module.slug}/exercises/{_folder(exercise)}"
                )
                for log in exercise.simulation.logs:
                    if sentence := of_log(exercise.simulation, log):
                        yield Finding(f"{place}/{log.name}", 1, sentence)


def _folder(exercise: Exercise) -> str:
    return f"{exercise.number:02d}-{exercise.slug}"


def of_log(simulation: Simulation, log: Log) -> str | None:
    """What this log does that it should not; none when it does what it says."""
    for seed in SEEDS:
        attempt = {"seed": seed, "events": log.events, "language": simulation.language, "recorded": True}
        try:
            told = replay(simulation.written, simulation.worlds, attempt)
        except NotReplayed as error:
            return f"This log cannot be replayed: {error}."
        if told.refused is not None:
            return f"Event {told.refused + 1} is not legal there: {told.why}."
        missed = tuple(
            goal.id for goal, reached in zip(simulation.goals, told.reached, strict=True) if not reached
        )
        if sorted(missed) != sorted(log.misses):
            said = ", ".join(log.misses) or "none"
            return f"It misses {', '.join(missed) or 'no goal'}, and says it misses {said}."
    return None
