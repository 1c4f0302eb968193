"""Reads the logs beside a scenario: a good one reaches every goal, a wrong one misses those it names."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import Field

from lms.catalogue.checking import Identifier, Source, check
from lms.catalogue.folder import Folder, read_yaml_file
from lms.catalogue.simulators.values import Goal, Log
from lms.catalogue.values import REFERENCE


class LogSource(Source):
    """A whole log: what is done, in order, and the goals that are not reached."""

    misses: Annotated[tuple[Identifier, ...], Field(max_length=12)] = ()
    events: Annotated[tuple[dict[str, Any], ...], Field(min_length=1, max_length=400)]


def read_logs(folder: Folder, goals: Sequence[Goal]) -> tuple[Log, ...]:
    """The logs of a scenario, the good ones first. A log in another language is good.en.yaml."""
    good, wrong = _files(folder, "good"), _files(folder, "wrong")
    for files, name, sentence in (
        (good, "good.yaml", "Write this log: what one does to reach every goal."),
        (wrong, "wrong-….yaml", "Write a log that misses a goal, and say which under “misses:”."),
    ):
        if not files:
            folder.notes(name).fault(1, sentence)
    logs = [_log(folder, path, goals) for path in (*good, *wrong)]
    return tuple(log for log in logs if log is not None)


def _files(folder: Folder, name: str) -> list[Path]:
    """The logs in the language of the folder; in French those of them that have no other."""
    found = sorted(path for path in folder.path.glob(f"{name}*.yaml"))
    own = [path for path in found if path.name.endswith(f".{folder.language}.yaml")]
    others = {path.name.split(".")[0] for path in own}
    french = [path for path in found if path.name.count(".") == 1]
    if folder.language == REFERENCE:
        return french
    return own + [path for path in french if path.name.split(".")[0] not in others]


def _log(folder: Folder, path: Path, goals: Sequence[Goal]) -> Log | None:
    notes, located = folder.notes(path.name), read_yaml_file(folder, path.name, "what is done")
    source = located and check(LogSource, located, (), notes)
    if not located or not source:
        return None
    wrong, known = path.name.startswith("wrong"), {goal.id for goal in goals}
    if wrong != bool(source.misses):
        sentence = (
            "Write the goals it misses: misses: [sent]."
            if wrong
            else "Take out “misses:”: a good log reaches every goal."
        )
        notes.fault(located.line(("misses",)), sentence)
    for number, one in enumerate(source.misses):
        if one not in known:
            notes.fault(located.line(("misses", number)), "Change “%(id)s”: no goal has this id.", id=one)
    for number, event in enumerate(source.events):
        if not isinstance(event.get("do"), str):
            notes.fault(located.line(("events", number)), "Write what is done: {do: mail.send}.")
    events = json.dumps(located.value["events"], ensure_ascii=False, separators=(",", ":"))
    return Log(path.name, events, source.misses)
