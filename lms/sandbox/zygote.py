"""The zygote, a program of its own: forks one sealed child for each job, ends it in time, says how it ended.

    python -I -B lms/sandbox/zygote.py --listen DESCRIPTOR [--peer UID] [--until PID]

Who may speak to it: the person of that number, else the owner of the socket; and root.

It never sees what a learner sent: a web process hands over the two ends of its pipes, and they go to the
child. So nothing of another learner can be found in the memory a child inherits. It listens on one socket it
was given, and opens nothing else. One thread, one loop; children are watched by descriptors of their own.
"""

import argparse
import contextlib
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import time
import types
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # the house's modules by their names, without waking the application
    _house = types.ModuleType("lms")
    _house.__path__ = [str(Path(__file__).resolve().parents[1])]
    sys.modules["lms"] = _house

from lms.sandbox import canaries, child, sealing
from lms.sandbox.graders import GRADERS, Grader, Limits, Sent

AT_ONCE = 2 * (os.cpu_count() or 1)
WAITING = 50
"""Jobs that may wait for their turn; the next is sent away with a kind word."""
NOBODY = 65534
WARM = 20
"""Runs before the first fork; it halves what a page costs afterwards."""


@dataclass(slots=True)
class Line:
    """A web process on the line, with the job it brought."""

    to: socket.socket
    grader: str = ""
    whom: str = ""
    ends: tuple[int, ...] = ()  # (where the child reads, where it writes), until it has them
    pid: int = 0
    pidfd: int = -1
    began: float = 0.0
    deadline: float = 0.0
    late: bool = False

    def tell(self, **words: Any) -> None:
        """Say something to the web process; if it has gone, never mind."""
        with contextlib.suppress(OSError):
            self.to.send(json.dumps(words).encode())

    def drop_ends(self) -> None:
        """Forget the pipes."""
        for end in self.ends:
            os.close(end)
        self.ends = ()


@dataclass(slots=True)
class Zygote:
    """What is preloaded, who waits, who runs."""

    listening: socket.socket
    peers: set[int]
    graders: dict[str, Grader]
    unsafe: str = ""
    loop: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector)
    waiting: deque[Line] = field(default_factory=deque)
    running: dict[int, Line] = field(default_factory=dict)
    stop: bool = False

    def serve(self) -> None:
        """Until told to stop."""
        self.listening.setblocking(False)
        self.loop.register(self.listening, selectors.EVENT_READ, self.meet)
        while not self.stop:
            for key, _ in self.loop.select(self.patience()):
                key.data()
            self.end_late()
            while self.waiting and len(self.running) < AT_ONCE:
                self.begin(self.waiting.popleft())

    def patience(self) -> float | None:
        """Seconds until somebody is late."""
        ends = [line.deadline for line in self.running.values() if not line.late]
        return max(min(ends) - time.monotonic(), 0) if ends else None

    def meet(self) -> None:
        """Somebody comes: only ours, and at once to the matter."""
        try:
            connection, _ = self.listening.accept()
        except BlockingIOError:
            return
        raw = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
        if int.from_bytes(raw[4:8], sys.byteorder) not in self.peers:
            connection.close()
            return
        connection.setblocking(False)
        line = Line(connection)
        self.loop.register(connection, selectors.EVENT_READ, lambda: self.hear(line))

    def hear(self, line: Line) -> None:
        """The one thing a web process says; anything after it means that it has gone."""
        try:
            said, ends, _, _ = socket.recv_fds(line.to, 4096, 2)
        except BlockingIOError:
            return
        except OSError:
            said, ends = b"", []
        if not said or line.grader:
            for end in ends:
                os.close(end)
            self.leave(line)
            return
        line.ends = tuple(ends)
        try:
            asked = json.loads(said)
        except ValueError:
            self.leave(line)
            return
        if asked.get("health"):
            line.tell(unsafe=self.unsafe, landlock=sealing.landlock_version(), graders=sorted(self.graders))
            self.leave(line)
            return
        line.grader, line.whom = str(asked.get("grader")), str(asked.get("whom", ""))
        if no := self.refusal(line):
            line.tell(no=no)
            self.leave(line)
            return
        self.waiting.append(line)

    def refusal(self, line: Line) -> str:
        """Why its job is not taken, in one word; empty when it is."""
        if self.unsafe:
            return "unsafe"
        if line.grader not in self.graders or len(line.ends) != 2:
            return "unknown"
        in_flight = (*self.waiting, *self.running.values())
        if line.whom and any(other.whom == line.whom for other in in_flight):
            return "already"
        return "busy" if len(self.waiting) >= WAITING else ""

    def begin(self, line: Line) -> None:
        """Fork its child."""
        limits = GRADERS[line.grader]
        line.began = time.monotonic()
        line.deadline = line.began + limits.wall
        try:
            line.pid = fork(line.ends, limits, lambda: child.live(self.graders[line.grader], limits))
        except OSError:  # the machine is full
            line.tell(no="busy")
            self.leave(line)
            return
        line.drop_ends()
        line.pidfd = os.pidfd_open(line.pid)
        self.running[line.pid] = line
        self.loop.register(line.pidfd, selectors.EVENT_READ, lambda: self.finish(line))
        line.tell(taken=True)

    def finish(self, line: Line) -> None:
        """Its child has ended."""
        _, status, used = os.wait4(line.pid, 0)
        del self.running[line.pid]
        self.loop.unregister(line.pidfd)
        os.close(line.pidfd)
        code = os.waitstatus_to_exitcode(status)
        wall, cpu = time.monotonic() - line.began, used.ru_utime + used.ru_stime
        line.pid = 0
        line.tell(ended=True, code=code, late=line.late, cpu=cpu, wall=wall)
        self.leave(line)

    def end_late(self) -> None:
        """End those whose time on the clock is used up."""
        moment = time.monotonic()
        for line in self.running.values():
            if not line.late and moment >= line.deadline:
                line.late = True
                os.kill(line.pid, signal.SIGKILL)

    def leave(self, line: Line) -> None:
        """The web process has gone, or was told all: nothing of its job lives on."""
        if line.to.fileno() >= 0:
            self.loop.unregister(line.to)
            line.to.close()
        line.drop_ends()
        if line in self.waiting:
            self.waiting.remove(line)
        if line.pid:
            os.kill(line.pid, signal.SIGKILL)


def fork(ends: tuple[int, ...], limits: Limits, live: Callable[[], None]) -> int:
    """The pid of a child that has the two ends of the pipes, nothing else open, is sealed, and then lives."""
    pid = os.fork()
    if pid:
        return pid
    code = child.NOT_SEALED
    try:
        sealing.keep_only(ends)
        sealing.seal(limits)
        code = 0
        live()
    except BaseException:  # whatever it is, a child never goes back up into the loop
        code = code or 1
    finally:
        os._exit(code)


def preload() -> dict[str, Grader]:
    """Every grader, loaded and warm."""
    graders: dict[str, Grader] = {}
    for name in GRADERS:
        graders[name] = importlib.import_module(f"lms.sandbox.graders.{name}")
        if sample := getattr(graders[name], "SAMPLE", None):
            warm(graders[name], sample)
    return graders


def warm(grader: Grader, sample: Sent) -> None:
    """Do a job of ours a few times: what Python prepares at the first runs, each child would prepare anew."""
    paths, outputs = sys.meta_path[:], (sys.stdout, sys.stderr)
    for _ in range(WARM):
        for record in grader.grade(sample):
            json.dumps(record)
    sys.meta_path[:] = paths
    sys.stdout, sys.stderr = outputs


def become_nobody() -> None:
    """Root has no business here."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setresgid(NOBODY, NOBODY, NOBODY)
        os.setresuid(NOBODY, NOBODY, NOBODY)


def main() -> None:
    """Load, drop what is not needed, try the canaries, serve."""
    words = argparse.ArgumentParser()
    words.add_argument("--listen", type=int, required=True)
    words.add_argument("--peer", type=int)
    words.add_argument("--until", type=int)
    told = words.parse_args()
    os.environ.clear()
    listening = socket.socket(fileno=told.listen)
    graders = preload()
    peer = Path(listening.getsockname()).stat().st_uid if told.peer is None else told.peer
    zygote = Zygote(listening, {peer, 0}, graders)
    if told.until:
        zygote.loop.register(os.pidfd_open(told.until), selectors.EVENT_READ, lambda: sys.exit(0))
    become_nobody()
    os.chdir("/")
    sealing.prepare()
    zygote.unsafe = canaries.sing(fork)
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nothing, standard)
    os.close(nothing)
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    zygote.serve()


if __name__ == "__main__":
    main()
