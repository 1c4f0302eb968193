"""Two zygotes for the attacks: ours, and one whose children only have limits."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from lms.sandbox import launching, reaching
from lms.sandbox.work import Job, Outcome

Send = Callable[[Job], Outcome]
CONTROL = Path(__file__).with_name("control.py")


def started(program: Path, folder: Path, stack: ExitStack, *words: str, peer: int | None = None) -> Path:
    """The address of a zygote of our own, ended with the tests."""
    address = folder / "sandbox.sock"
    with launching.listen(address) as listening:
        command = [sys.executable, "-I", "-B", str(program), *words]
        command += [
            "--listen",
            str(listening.fileno()),
            "--peer",
            str(os.geteuid() if peer is None else peer),
        ]
        zygote = stack.enter_context(
            subprocess.Popen(  # noqa: S603 - our own programs
                command, env={}, pass_fds=(listening.fileno(),), stdin=subprocess.DEVNULL
            )
        )
    stack.callback(zygote.terminate)
    return address


@pytest.fixture(scope="session")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Where ours listens."""
    with ExitStack() as stack:
        yield started(launching.PROGRAM, tmp_path_factory.mktemp("zygote"), stack)


@pytest.fixture(scope="session")
def confined(zygote: Path) -> Send:
    """`confined(job)`: what came of it."""
    return lambda job: reaching.send(zygote, job)


@pytest.fixture(scope="session")
def loose(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Send]:
    """`loose(job)`: the same where children only have limits."""
    with ExitStack() as stack:
        address = started(CONTROL, tmp_path_factory.mktemp("control"), stack)
        yield lambda job: reaching.send(address, job)
