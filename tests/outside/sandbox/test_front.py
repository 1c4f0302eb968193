"""The front of the confined worker: who is served, who waits, who is told no, and when it closes."""

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from flask import Flask

from lms.core.errors import Refused
from lms.sandbox import confined, launching, reaching
from lms.sandbox.confined import Job
from lms.sandbox.zygote import AT_ONCE, WAITING
from tests.outside.sandbox.conftest import started

HONEST = Job(grader="python", source="def f(): return 42", asks=({"call": "f()"},), whom="1")
MakeApp = Callable[..., Flask]


def said(make_app: MakeApp, sandbox: str) -> str:
    """With what sentence the honest job is refused."""
    with make_app(sandbox=sandbox).app_context(), pytest.raises(Refused) as refused:
        confined.run(HONEST)
    return refused.value.sentence


def test_a_job_is_run_where_the_worker_is_safe(make_app: MakeApp, zygote: Path) -> None:
    with make_app(sandbox=str(zygote)).app_context():
        assert confined.available() is None
        found = confined.run(HONEST).answer(0)
    assert found is not None
    assert found.value is not None
    assert found.value.plain == 42


def test_the_first_who_needs_it_starts_it_and_it_ends_with_them(tmp_path: Path) -> None:
    program = (
        "from lms.sandbox import confined\nfrom lms.sandbox.confined import Job\n"
        "job = Job(grader='sql', source='SELECT 42', asks=({'last': True},))\n"
        "print(confined.run(job).answer(0).value.plain)"
    )
    environment = os.environ | {"PASSERELLE_INSTANCE": str(tmp_path)}
    first = subprocess.run(  # noqa: S603 - our own program
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert first.stdout == "[[42]]\n"
    assert (tmp_path / "sandbox.sock").stat().st_mode & 0o777 == 0o600
    ends = time.monotonic() + 10
    while launching.answers(tmp_path / "sandbox.sock"):
        assert time.monotonic() < ends, "it outlives who started it"


def test_switched_off_it_takes_nothing_and_says_so(make_app: MakeApp) -> None:
    assert "trainer" in said(make_app, "off") or "formatrice" in said(make_app, "off")
    with make_app(sandbox="off").app_context():
        assert "PASSERELLE_SANDBOX" in (confined.available() or "")


def test_where_nobody_listens_that_is_said(
    make_app: MakeApp, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(confined, "STARTS_WITHIN", 0.3)
    nobody = str(tmp_path / "nobody.sock")
    assert said(make_app, nobody)
    with make_app(sandbox=nobody).app_context():
        assert nobody in (confined.available() or "")


@pytest.mark.parametrize(("hole", "word"), [("loose", "open"), ("unsealed", "seal")])
def test_where_a_canary_comes_through_no_program_is_ever_run(
    make_app: MakeApp, tmp_path: Path, hole: str, word: str
) -> None:
    with ExitStack() as stack:
        address = started(Path(__file__).with_name("holed.py"), tmp_path, stack, hole)
        assert reaching.health(address)["unsafe"] == word
        assert said(make_app, str(address))
        with make_app(sandbox=str(address)).app_context():
            assert "operating.md" in (confined.available() or "")


def test_a_source_that_is_too_long_is_refused_before_it_leaves(make_app: MakeApp, zygote: Path) -> None:
    with make_app(sandbox=str(zygote)).app_context(), pytest.raises(Refused, match="20"):
        confined.run(Job(grader="page", source="<div>" * 200_000))


@pytest.fixture
def queue(zygote: Path) -> Iterator[Callable[[str], socket.socket]]:
    """`queue(whom)`: a job that sleeps, held open until the end of the test."""
    with ExitStack() as stack:

        def wait(whom: str) -> socket.socket:
            line = stack.enter_context(reaching.connect(zygote))
            ends = [*os.pipe(), *os.pipe()]
            said = json.dumps({"grader": "python", "whom": whom}).encode()
            socket.send_fds(line, [said], [ends[0], ends[3]])  # nothing is written: the child waits
            for end in (ends[0], ends[3]):
                os.close(end)
            stack.callback(os.close, ends[1])
            stack.callback(os.close, ends[2])
            line.settimeout(10)
            return line

        yield wait


def test_one_learner_has_one_job_in_flight(queue: Callable[[str], socket.socket]) -> None:
    assert json.loads(queue("a").recv(99)) == {"taken": True}
    assert json.loads(queue("a").recv(99)) == {"no": "already"}
    assert json.loads(queue("b").recv(99)) == {"taken": True}


def test_when_fifty_wait_the_next_is_asked_to_come_back(
    queue: Callable[[str], socket.socket], make_app: MakeApp, zygote: Path
) -> None:
    lines = [queue(str(number)) for number in range(AT_ONCE + WAITING)]
    assert json.loads(lines[AT_ONCE - 1].recv(99)) == {"taken": True}
    assert json.loads(queue("one too many").recv(99)) == {"no": "busy"}
    assert said(make_app, str(zygote))


def test_a_socket_that_was_opened_by_others_is_served_for_its_owner(tmp_path: Path) -> None:
    """As systemd does it: nothing is said but the number of the descriptor."""
    address = tmp_path / "given.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET) as given:
        given.bind(str(address))
        given.listen()
        words = [sys.executable, "-I", "-B", str(launching.PROGRAM), "--listen", str(given.fileno())]
        zygote = subprocess.Popen(words, env={}, pass_fds=(given.fileno(),))  # noqa: S603 - our own program
    with zygote:
        assert reaching.send(address, HONEST).status == "done"
        zygote.terminate()


def test_who_is_not_ours_is_not_heard(tmp_path: Path) -> None:
    with ExitStack() as stack:
        address = started(launching.PROGRAM, tmp_path, stack, peer=54321)
        if os.geteuid() == 0:  # root may always
            assert reaching.health(address)["unsafe"] == ""
        else:
            with pytest.raises((OSError, reaching.NotTaken)):
                reaching.health(address)
