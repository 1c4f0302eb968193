"""Reads a scenario: scenario.yaml, its translation beside it, and the logs that prove its goals."""

import json
import re
from functools import cache
from typing import Annotated, Any

from pydantic import Field

from lms.catalogue.checking import Identifier, Source, Text, check
from lms.catalogue.faults import Notebook
from lms.catalogue.folder import Folder, read_yaml_file
from lms.catalogue.simulators.goals import check_when
from lms.catalogue.simulators.kinds import KINDS
from lms.catalogue.simulators.laying import laid_over
from lms.catalogue.simulators.logs_file import read_logs
from lms.catalogue.simulators.values import Goal, Simulation
from lms.catalogue.simulators.worlds import WORLDS
from lms.catalogue.values import REFERENCE
from lms.catalogue.yaml_lines import Located
from lms.i18n.typography import set_text

FILE = "scenario.yaml"
READ = frozenset({"text", "subject", "page", "title", "says"})
"""Names of what a person reads in a state: set as their language is."""
_NAMED = re.compile(r"\$[a-z][a-z0-9-]*")
_DRAW = Annotated[tuple[Any, ...], Field(min_length=2, max_length=12)]


class GoalSource(Source):
    """One goal: what is said when it is reached, the next gesture until then, and when it is reached."""

    id: Identifier
    says: Text
    hint: Text
    when: Any
    gate: bool = False
    quiet: bool = False


class ScenarioSource(Source):
    """A whole scenario.yaml, before the state and the goals are looked at."""

    worlds: Annotated[tuple[Identifier, ...], Field(min_length=1, max_length=4)] | None = None
    draws: dict[str, _DRAW] = Field(default_factory=dict)
    state: Any
    goals: Annotated[tuple[GoalSource, ...], Field(min_length=1, max_length=12)]


def read_simulation(folder: Folder, kind: str) -> Simulation | None:
    """The scenario of an exercise of that kind; none where it has none, or faults."""
    if kind not in KINDS:
        return None
    if not (folder.path / FILE).is_file():
        if all(world in WORLDS for world in KINDS[kind]):
            sentence = "Write this file: until then, this exercise is done beside the trainer."
            folder.notes(FILE).advise(1, sentence)
        return None
    located = read_yaml_file(folder, FILE, "the scenario")
    return _simulation(folder, FILE, kind, located) if located else None


def read_translated_simulation(folder: Folder, kind: str, french: Simulation | None) -> Simulation | None:
    """The same scenario in the language of the folder; the French one where it is not translated."""
    name = f"scenario.{folder.language}.yaml"
    if french is None or not (folder.path / FILE).is_file():
        return french
    if not (folder.path / name).is_file():
        folder.notes(name).advise(1, "Write this file too: until then, this part is shown in French.")
        return french
    original, words = read_yaml_file(folder, FILE, "the scenario"), read_yaml_file(folder, name, "its words")
    if not original or not words:
        return french
    return _simulation(folder, name, kind, laid_over(original.value, words, folder.notes(name))) or french


def _simulation(folder: Folder, name: str, kind: str, located: Located) -> Simulation | None:
    notes = folder.notes(name)
    source = check(ScenarioSource, located, (), notes)
    if not source:
        return None
    worlds = source.worlds or KINDS[kind]
    if unknown := next((world for world in worlds if world not in WORLDS), None):
        notes.fault(
            located.line(("worlds",)),
            "Write under “worlds:” some of %(known)s; “%(name)s” is none.",
            name=unknown,
            known=", ".join(WORLDS),
        )
        return None
    state = check(state_of(worlds), located, ("state",), notes)
    for number in range(len(source.goals)):
        check_when(located, ("goals", number, "when"), notes)
    _check_names(located, source, notes)
    if state is None:
        return None
    plain = state.model_dump(mode="json", by_alias=True, exclude_unset=True)
    goals = tuple(_goal(folder, goal) for goal in source.goals)
    written = {
        "worlds": worlds,
        "draws": source.draws,
        "state": _set(plain, folder.language),
        "goals": [_written(goal, value) for goal, value in zip(source.goals, goals, strict=True)],
    }
    if folder.language != REFERENCE:
        written["language"] = folder.language
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":"))
    return Simulation(worlds, text, goals, read_logs(folder, goals), folder.language)


@cache
def state_of(worlds: tuple[str, ...]) -> type[Source]:
    """The state of several worlds at once."""
    return type("StateSource", tuple(dict.fromkeys(WORLDS[world] for world in worlds)), {})


def _goal(folder: Folder, goal: GoalSource) -> Goal:
    says, hint = set_text(goal.says, folder.language), set_text(goal.hint, folder.language)
    return Goal(goal.id, says, hint, goal.gate or "never" in goal.when, goal.quiet)


def _written(source: GoalSource, goal: Goal) -> dict[str, Any]:
    plain = {"id": goal.id, "says": goal.says, "when": source.when}
    return plain | {name: True for name in ("gate", "quiet") if getattr(goal, name)}


def _set(value: Any, language: str, name: str = "") -> Any:
    """What people read, set as their language is."""
    if isinstance(value, dict):
        return {key: _set(part, language, key) for key, part in value.items()}
    if isinstance(value, list):
        return [_set(part, language, name) for part in value]
    return set_text(value, language) if isinstance(value, str) and name in READ else value


def _check_names(located: Located, source: ScenarioSource, notes: Notebook) -> None:
    """Each $name that is used is the id of something in the state, once; each goal has an id of its own."""
    ids = [goal.id for goal in source.goals]
    for number, one in enumerate(ids):
        if one in ids[:number]:
            notes.fault(located.line(("goals", number)), "Change this id: another goal is “%(id)s”.", id=one)
    given = _ids(located.value["state"])
    for one in sorted(one for one in set(given) if given.count(one) > 1):
        notes.fault(located.line(("state",)), "Change one id: “%(id)s” is written twice.", id=one)
    for path, line in located.lines.items():
        if path and path[0] in ("state", "goals") and isinstance(found := located.at(path), str):
            for name in _NAMED.findall(found):
                if name not in given:
                    notes.fault(line, "Nothing in “state:” has the id “%(name)s”.", name=name)


def _ids(value: Any) -> list[str]:
    if isinstance(value, dict):
        own = [one for one in [value.get("id")] if isinstance(one, str) and one.startswith("$")]
        return own + [one for part in value.values() for one in _ids(part)]
    return [one for part in value for one in _ids(part)] if isinstance(value, list) else []
