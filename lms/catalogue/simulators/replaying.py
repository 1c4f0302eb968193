"""Replays a log over a scenario in QuickJS, with the very files the browser runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from lms.catalogue.simulators.values import words_of
from lms.catalogue.values import REFERENCE

FOLDER = Path(__file__).parents[3] / "static" / "simulators"
MEMORY = 64 * 1024 * 1024  # bytes
SECONDS = 1


@dataclass(frozen=True, slots=True)
class Replay:
    """What came of a log: the goals reached in their order, each step in words, its time in milliseconds."""

    refused: int | None  # the number of the first event that is not legal
    why: str
    reached: tuple[bool, ...] = ()
    steps: tuple[str, ...] = ()
    times: tuple[float, ...] = ()
    sentences: tuple[tuple[str, str], ...] = ()  # those that were given, with the names of the attempt


class NotReplayed(Exception):  # it says that nothing is known of the log
    """The log could not be replayed within its time and memory."""


@cache
def scripts(worlds: tuple[str, ...], language: str = REFERENCE) -> list[str]:
    """The engine, those worlds and their words in the language, in the order they are run."""
    names = ("engine", *worlds, *words_of(worlds, language))
    return [(FOLDER / f"{name}.js").read_text("utf-8") for name in names]


def replay(written: str, worlds: tuple[str, ...], attempt: Mapping[str, Any]) -> Replay:
    """Replay `attempt` (seed, events, language, recorded, sentences) over the scenario `written` as JSON."""
    import quickjs  # a library of its own: only where something is replayed

    context = quickjs.Context()
    context.set_memory_limit(MEMORY)
    context.set_time_limit(SECONDS)
    try:
        for script in scripts(worlds, attempt.get("language", REFERENCE)):
            context.eval(script)
        run = context.eval("(text) => JSON.stringify(Simulator.replay(JSON.parse(text)))")
        told = run(json.dumps({**attempt, "scenario": json.loads(written)}))
    except (quickjs.JSException, quickjs.StackOverflow) as error:
        raise NotReplayed(str(error)) from error
    return Replay(**json.loads(told))
