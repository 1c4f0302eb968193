"""Tries, at every start, what no learner's program may do: if one thing works, no program is ever run."""

import os
import signal
import socket
import time
from collections.abc import Callable

from lms.sandbox import child, sealing
from lms.sandbox.graders import Limits

SHORT = Limits(wall=0.2, memory_mb=64)
"""Enough for a canary."""
PATIENCE = 10.0  # seconds; a machine may be busy when it starts
Fork = Callable[[tuple[int, ...], Limits, Callable[[], None]], int]


def _opens() -> None:
    os.open("/etc/passwd", os.O_RDONLY)


def _calls_out() -> None:
    socket.socket(socket.AF_INET, socket.SOCK_STREAM)


def _forks() -> None:
    os.fork()


def _asks_the_kernel() -> None:
    sealing.ask_the_kernel(425, 1, 0)  # io_uring_setup: on no list, so it must not come back at all


def _takes_memory() -> None:
    bytearray((SHORT.memory_mb + 16) * 1024 * 1024)  # the heap may hold a little that is free


def _loops() -> None:
    while True:
        pass


CANARIES: tuple[tuple[str, Callable[[], None], tuple[type[Exception], ...], tuple[int, ...]], ...] = (
    ("open", _opens, (PermissionError,), ()),
    ("socket", _calls_out, (PermissionError,), ()),
    ("fork", _forks, (PermissionError,), ()),
    ("kernel", _asks_the_kernel, (), (signal.SIGSYS,)),
    ("memory", _takes_memory, (MemoryError,), ()),
    ("loop", _loops, (), (signal.SIGKILL,)),
)
"""Each: its name, what it tries, how it must be told no, or by what it must be ended."""

HELD = 42


def sing(fork: Fork) -> str:
    """The first thing that is possible here and must not be, or `seal`; empty when all is closed."""
    pids = [(name, fork((), SHORT, _trial(tries, told)), ended) for name, tries, told, ended in CANARIES]
    began, found = time.monotonic(), ""
    for name, pid, ended in pids:
        code = _end_of(pid, began + (SHORT.wall if name == "loop" else PATIENCE))
        if code == child.NOT_SEALED:
            found = found or "seal"
        elif code != HELD and -code not in ended:
            found = found or name
    return found


def _trial(tries: Callable[[], None], told: tuple[type[Exception], ...]) -> Callable[[], None]:
    def live() -> None:
        try:
            tries()
        except told:
            os._exit(HELD)

    return live


def _end_of(pid: int, deadline: float) -> int:
    while True:
        ended, status = os.waitpid(pid, os.WNOHANG)
        if ended:
            return os.waitstatus_to_exitcode(status)
        if time.monotonic() >= deadline:
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.002)
