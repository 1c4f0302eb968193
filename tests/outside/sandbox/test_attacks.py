"""No attack comes through, none leaves a trace; without the seal they do: the suite is known to bite."""

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from lms.sandbox.work import Job, Outcome
from tests.outside.sandbox import attacks
from tests.outside.sandbox.attack import Attack
from tests.outside.sandbox.conftest import Send

NEXT: dict[str, tuple[str, dict[str, Any]]] = {
    "python": ("def f(): return 42", {"call": "f()"}),
    "javascript": ("const f = () => 42", {"call": "f()"}),
    "sql": ("SELECT 42", {"last": True}),
    "page": ("<p>", {"selector": "p", "look": "count"}),
}
"""For each grader an honest job, and what is asked of it."""


@pytest.fixture
def target(tmp_path: Path) -> Iterator[dict[str, str]]:
    """What attacks aim at: a folder open to all, a database that is not, a port where somebody listens."""
    for above in (tmp_path, *tmp_path.parents[:3]):
        if above.owner() == tmp_path.owner() and str(above) != "/tmp":  # noqa: S108  # left as it is
            above.chmod(0o755)
    tmp_path.chmod(0o777)
    for name in ("passerelle.db", "to-delete", "to-rename"):
        (tmp_path / name).write_text("SQLite format 3")
    (tmp_path / "passerelle.db").chmod(0o600)
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield {"folder": str(tmp_path), "port": str(server.getsockname()[1])}


def job_of(attack: Attack, target: dict[str, str]) -> Job:
    """The attack, aimed."""
    source = attack.source
    for name, value in target.items():
        source = source.replace(f"{{{name}}}", value)
    ask: dict[str, Any] = {"call": attack.call} if attack.call else {"run": True, "input": []}
    if attack.grader == "sql":
        ask = {"last": True}
    if attack.grader == "page":
        ask = {"selector": "*", "look": "style", "name": "color"}
    return Job(grader=attack.grader, source=source, asks=(ask,), beside={"schema": attack.schema})


def came_through(outcome: Outcome) -> bool:
    """Whether the attack says so."""
    return any("GOT" in answer.printed for answer in outcome.answers)


def left_in(folder: Path) -> set[tuple[str, int]]:
    """Names and rights of what is there."""
    return {(path.name, path.lstat().st_mode) for path in folder.iterdir()}


def named(found: tuple[Attack, ...]) -> pytest.MarkDecorator:
    """One test each, by its name."""
    return pytest.mark.parametrize("attack", found, ids=lambda attack: attack.name)


@named(attacks.ALL)
def test_no_attack_comes_through_or_leaves_a_trace(
    attack: Attack, confined: Send, target: dict[str, str], tmp_path: Path
) -> None:
    before = left_in(tmp_path)
    outcome = confined(job_of(attack, target))
    assert outcome.status in attack.ends, outcome
    assert not came_through(outcome), outcome
    assert left_in(tmp_path) == before
    source, ask = NEXT[attack.grader]
    after = confined(Job(grader=attack.grader, source=source, asks=(ask,))).answer(0)
    wanted = [[42]] if attack.grader == "sql" else 1 if attack.grader == "page" else 42
    assert after is not None
    assert after.value is not None
    assert after.value.plain == wanted


@pytest.mark.skipif(os.geteuid() != 0, reason="as anybody else, the limits alone stop some attacks")
@named(tuple(attack for attack in attacks.ALL if attack.bites))
def test_the_attack_would_come_through_without_the_seal(
    attack: Attack, loose: Send, target: dict[str, str]
) -> None:
    assert came_through(loose(job_of(attack, target)))
