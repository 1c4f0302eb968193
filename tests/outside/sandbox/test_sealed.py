"""What the kernel says of the zygote, and of a child that has not read a byte: it is closed off already."""

import os
import re
import shutil
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest

from lms.sandbox import launching, reaching
from lms.sandbox.graders import GRADERS, Limits
from lms.sandbox.work import Job
from lms.sandbox.zygote import NOBODY

MINE = "a file of the web server"


@dataclass(frozen=True)
class Started:
    """A zygote as the product starts it: where it listens, and its number."""

    address: Path
    pid: int


@pytest.fixture(scope="module")
def zygote(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Started]:
    """One started beside a web server that has a file open, and a secret among its settings."""
    folder = tmp_path_factory.mktemp("zygote")
    with ExitStack() as stack, pytest.MonkeyPatch.context() as change:
        change.setenv("PASSERELLE_SECRET_KEY", "secret")
        os.set_inheritable(stack.enter_context((folder / MINE).open("w")).fileno(), True)
        launching.ensure(folder / "sandbox.sock", bwrap=False)
        process = launching._started[-1]
        stack.callback(process.wait)
        stack.callback(process.terminate)
        assert reaching.health(folder / "sandbox.sock")["unsafe"] == ""
        yield Started(folder / "sandbox.sock", process.pid)


@pytest.fixture
def child(zygote: Started) -> Iterator[int]:
    """A child that waits for its job, which nobody sends."""
    ends = [*os.pipe(), *os.pipe()]
    with reaching.connect(zygote.address) as line:
        socket.send_fds(line, [b'{"grader": "python"}'], [ends[0], ends[3]])
        assert line.recv(99) == b'{"taken": true}'
        found = Path(f"/proc/{zygote.pid}/task/{zygote.pid}/children")
        yield int(found.read_text().split()[0])
    for end in ends:
        os.close(end)


def said(pid: int) -> dict[str, str]:
    """What the kernel says of a process, by the name of the line."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: words.strip() for name, _, words in (line.partition(":") for line in lines)}


def limits(pid: int) -> dict[str, str]:
    """Its hard limits."""
    lines = Path(f"/proc/{pid}/limits").read_text().splitlines()[1:]
    parts = (re.split(r"\s{2,}", line.strip()) for line in lines)
    return {part[0]: part[2] for part in parts}


def opened(pid: int) -> dict[str, str]:
    """What it has open, by the number of the descriptor."""
    return {one.name: str(one.readlink()) for one in Path(f"/proc/{pid}/fd").iterdir()}


as_root = pytest.mark.skipif(os.geteuid() != 0, reason="only root is told this of others")


@as_root
def test_the_zygote_has_nothing_of_who_started_it(zygote: Started) -> None:
    words = Path(f"/proc/{zygote.pid}/cmdline").read_bytes().split(b"\0")
    assert words[1:3] == [b"-I", b"-B"]
    assert Path(f"/proc/{zygote.pid}/environ").read_bytes() == b""
    kinds = {where.partition(":")[0] for where in opened(zygote.pid).values()}
    assert kinds == {"/dev/null", "anon_inode", "socket"}
    assert said(zygote.pid)["Uid"].split() == [str(NOBODY)] * 4
    assert Path(f"/proc/{zygote.pid}/status").stat().st_uid == 0  # not dumpable: no longer its own
    assert Path(f"/proc/{zygote.pid}/cwd").readlink() == Path("/")


@as_root
def test_a_child_is_closed_off_before_it_reads(child: int) -> None:
    until = time.monotonic() + 5
    while said(child)["Seccomp"] != "2":
        assert time.monotonic() < until, "it waits for work and is not sealed"
    told = said(child)
    assert (told["NoNewPrivs"], told["CapEff"], told["Groups"]) == ("1", "0" * 16, "")
    assert told["Uid"].split() == [str(NOBODY)] * 4
    assert Path(f"/proc/{child}/status").stat().st_uid == 0
    assert {number: where.partition(":")[0] for number, where in opened(child).items()} == {
        "0": "pipe",
        "3": "pipe",
    }
    hard = limits(child)
    nothing = ("Max file size", "Max core file size", "Max processes", "Max locked memory")
    assert {hard[name] for name in nothing} == {"0"}
    assert hard["Max open files"] == "4"
    assert hard["Max cpu time"] == "2"  # a second after the soft one, which is told to the program
    assert int(hard["Max address space"]) < 2 * 128 * 1024 * 1024


def test_limits_are_those_that_were_promised() -> None:
    code = Limits(cpu=1, wall=2.0, memory_mb=128, source_kb=20, printed_kb=32)
    assert [GRADERS[name] for name in ("python", "javascript", "sql")] == [code] * 3
    office = GRADERS["office"]
    assert (office.cpu, office.memory_mb, office.source_kb) == (4, 256, 5 * 1024)
    assert GRADERS["replay"].source_kb == 256


@pytest.mark.skipif(shutil.which("bwrap") is None, reason="bubblewrap is not installed")
def test_it_works_behind_walls_too(tmp_path: Path) -> None:
    launching.ensure(tmp_path / "sandbox.sock", bwrap=True)
    walled = launching._started[-1]
    try:
        job = Job(grader="sql", source="SELECT 42", asks=({"last": True},))
        found = reaching.send(tmp_path / "sandbox.sock", job).answer(0)
    finally:
        walled.terminate()
        walled.wait()
    assert found is not None
    assert found.value is not None
    assert found.value.plain == [[42]]
