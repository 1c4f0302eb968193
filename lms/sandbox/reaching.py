"""The one file that speaks to the zygote: hands it a job's pipes, writes the job, reads the records."""

import hashlib
import json
import os
import selectors
import signal
import socket
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lms.sandbox import decoding
from lms.sandbox.graders import GRADERS, Limits
from lms.sandbox.work import Answer, Error, Job, Outcome, Status

TURN = 20.0
"""Seconds a job may wait for its turn."""
SLACK = 1.0
"""Seconds beyond a grader's own until we believe our clock rather than the zygote's."""


class NotTaken(Exception):
    """The zygote does not take the job: `busy`, `already`, `unsafe`, `unknown` or `gone`."""


@dataclass(slots=True)
class Line:
    """A job on its way: the connection, our ends of the pipes, what was heard."""

    to: socket.socket
    limits: Limits
    sending: memoryview
    write_end: int
    read_end: int
    written: bytearray = field(default_factory=bytearray)
    flooded: bool = False
    silent: bool = False
    end: dict[str, Any] | None = None
    deadline: float = 0.0


def connect(address: Path) -> socket.socket:
    """A connection to the zygote. Raises OSError."""
    line = socket.socket(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    line.settimeout(TURN)
    folder = os.open(address.parent, os.O_PATH | os.O_DIRECTORY)
    try:  # through the folder: an address of a socket holds 107 characters, a path may be longer
        line.connect(f"/proc/self/fd/{folder}/{address.name}")
    except BaseException:
        line.close()
        raise
    finally:
        os.close(folder)
    return line


def health(address: Path) -> dict[str, Any]:
    """What the zygote says of itself. Raises OSError, NotTaken."""
    with connect(address) as line:
        line.send(b'{"health": true}')
        return _heard(line)


def send(address: Path, job: Job) -> Outcome:
    """What came of `job`. Raises OSError when nobody listens, NotTaken."""
    source = job.source.encode("utf-8", "surrogatepass") if isinstance(job.source, str) else job.source
    head = json.dumps({"asks": job.asks, "beside": job.beside}).encode()
    whom = hashlib.blake2b(job.whom.encode(), digest_size=16).hexdigest() if job.whom else ""
    began = time.monotonic()
    with connect(address) as to:
        child_reads, write_end = os.pipe()
        read_end, child_writes = os.pipe()
        line = Line(to, GRADERS[job.grader], memoryview(head + b"\n" + source), write_end, read_end)
        try:
            try:
                asked = json.dumps({"grader": job.grader, "whom": whom}).encode()
                socket.send_fds(to, [asked], [child_reads, child_writes])
            finally:
                os.close(child_reads)
                os.close(child_writes)
            _heard(to)  # taken, or NotTaken
            line.deadline = time.monotonic() + line.limits.wall + SLACK
            _converse(line)
        finally:
            os.close(line.read_end)
            if line.write_end >= 0:
                os.close(line.write_end)
    return _outcome(line, time.monotonic() - began)


def _heard(line: socket.socket) -> dict[str, Any]:
    try:
        said = line.recv(4096)
    except TimeoutError:
        raise NotTaken("busy") from None
    if not said:
        raise NotTaken("gone")
    words: dict[str, Any] = json.loads(said)
    if "no" in words:
        raise NotTaken(words["no"])
    return words


def _converse(line: Line) -> None:
    """Write the job and read the records, both at once, until the child has ended or its time has."""
    os.set_blocking(line.write_end, False)
    os.set_blocking(line.read_end, False)
    with selectors.DefaultSelector() as loop:
        loop.register(line.write_end, selectors.EVENT_WRITE)
        loop.register(line.read_end, selectors.EVENT_READ)
        loop.register(line.to, selectors.EVENT_READ)
        while line.end is None or not line.silent:
            ready = [key.fileobj for key, _ in loop.select(max(line.deadline - time.monotonic(), 0))]
            if not ready:
                return  # closing the connection ends the child
            if line.write_end in ready and not _write(line):
                loop.unregister(line.write_end)
                os.close(line.write_end)
                line.write_end = -1
            if line.read_end in ready and not _read(line):
                loop.unregister(line.read_end)
                line.silent = True
            if line.flooded:
                return
            if line.to in ready:
                loop.unregister(line.to)
                line.end = _heard(line.to)


def _write(line: Line) -> bool:
    try:
        line.sending = line.sending[os.write(line.write_end, line.sending) :]
    except BlockingIOError:
        return True
    except OSError:  # it died before it read everything
        return False
    return len(line.sending) > 0


def _read(line: Line) -> bool:
    try:
        part = os.read(line.read_end, 1 << 16)
    except BlockingIOError:
        return True
    line.written += part
    line.flooded = len(line.written) > line.limits.output_kb * 1024 + 1024
    return bool(part)


def _outcome(line: Line, wall: float) -> Outcome:
    answers: list[Answer] = []
    facts: Any = None
    error: Error | None = None
    said, readable = "", True
    try:
        for record in decoding.records(bytes(line.written)):
            if "answer" in record:
                answers.append(decoding.answer(record["answer"]))
            elif "facts" in record:
                facts = decoding.facts(record["facts"])
            elif "error" in record:
                error = decoding.error(record["error"])
            elif "ended" in record:
                said = str(record["ended"])
    except decoding.Unreadable:
        readable = False
    end = line.end or {}
    return Outcome(
        status=_status(line, said, readable),
        answers=tuple(answers),
        facts=facts,
        error=error,
        cpu=float(end.get("cpu", 0.0)),
        wall=float(end.get("wall", wall)),
    )


def _status(line: Line, said: str, readable: bool) -> Status:
    if line.flooded:
        return "too_much_output"
    if line.end is None or line.end["late"]:
        return "too_long"
    code = -int(line.end["code"])
    if code == signal.SIGSYS:
        return "forbidden"
    if code == signal.SIGXCPU or (code == signal.SIGKILL and line.end["cpu"] >= line.limits.cpu):
        return "too_long"
    if code == signal.SIGKILL or said == "memory":
        return "too_much_memory"
    if said == "output":
        return "too_much_output"
    return "done" if readable and said == "done" and code == 0 else "stopped"
