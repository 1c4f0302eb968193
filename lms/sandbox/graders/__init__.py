"""The graders: one module each, run only in the sealed child; this table is read on both sides.

A grader is a module with one function, and perhaps a small job of ours that is run a few times to warm it:

    def grade(job: Sent) -> Iterator[Record]
    SAMPLE = Sent(b"…")

`job.source` is bytes, `job.text` the same as text; `job.asks` the questions, `job.beside` the rest. It yields
records, mappings that JSON can write, and each leaves the child at once (what was answered before an endless
loop is not lost):

    {"answer": {"value": [type, …], "printed": "…", "error": {"type", "message", "line"}}}
                        one for each ask, in order; each part may be left out
    {"facts": …}        for graders that read a document or replay a log: any JSON, once
    {"error": {…}}      the source as a whole cannot be read (a syntax error); no answer follows

Everything it needs is imported when its module is: once sealed, nothing can be opened, not even a module.
It opens no file, reads from memory, and needs no cleaning up: the child dies with it. To add one: write the
module, add its line to GRADERS; a package works as well as a file.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

Record = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Sent:
    """A job as the child sees it."""

    source: bytes
    asks: tuple[dict[str, Any], ...] = ()
    beside: dict[str, Any] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The source as text; what is not UTF-8 is replaced."""
        return self.source.decode("utf-8", "replace")


class TooMuchOutput(BaseException):
    """A program prints without end. Not an Exception, so that few programs catch it."""


class Grader(Protocol):
    """What the module of a grader holds."""

    def grade(self, job: Sent) -> Iterator[Record]:
        """The records of a job."""
        ...


@dataclass(frozen=True, slots=True)
class Limits:
    """What a grader may use."""

    cpu: int = 1  # seconds of processor
    wall: float = 2.0  # seconds on the clock, from the fork
    memory_mb: int = 128  # address space beyond what the zygote has
    source_kb: int = 20
    printed_kb: int = 32  # what the learner's program may print, in all
    output_kb: int = 256  # all records together


CODE = Limits()
GRADERS: dict[str, Limits] = {
    "python": CODE,
    "javascript": CODE,
    "sql": CODE,
    "page": CODE,
    "office": Limits(cpu=4, wall=6.0, memory_mb=256, source_kb=5 * 1024, output_kb=2 * 1024),
    "replay": Limits(source_kb=256, output_kb=512),
}
"""Each grader by its name, which is also its module's: lms.sandbox.graders.<name>."""
