"""What goes into the confined worker and what comes back: plain frozen values."""

from dataclasses import dataclass, field
from typing import Any, Literal

Status = Literal[
    "done",  # the grader went to its end; calls may still have raised, see each answer
    "too_long",  # its processor time or its time on the clock was used up
    "too_much_memory",
    "too_much_output",
    "forbidden",  # it asked the system for something that is never given; it was ended at once
    "stopped",  # it ended before the grader did: os._exit, a crash, an answer that cannot be read
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One piece of work of one learner.

    `asks` are questions to the grader, each a mapping JSON can write; `asking.asks_of` makes them from an
    exercise's tests. Never put an expected value in them. `beside` is what the grader needs besides the
    source (the tables of an SQL exercise; the engine and scenario of a simulator). `whom` names who sent it
    (a person's id): one job in flight each; empty for the house's own jobs.
    """

    grader: str  # a key of graders.GRADERS
    source: str | bytes
    asks: tuple[dict[str, Any], ...] = ()
    beside: dict[str, Any] = field(default_factory=dict)
    whom: str = ""


@dataclass(frozen=True, slots=True)
class Value:
    """A value as it was in the learner's program: its type there, and what it holds, in plain Python.

    Types: Python's `none bool int float str bytes list tuple set frozenset dict`; JavaScript's `undefined
    null boolean number bigint string array object function`; SQL's `rows`; a page's `count text attribute
    style bool`. Anything else is `other` and holds the name of its type; `too_big` holds nothing.
    A subclass is never taken for its parent: an object that claims to equal everything is `other`.
    """

    type: str
    plain: Any = None
    parts: tuple["Value", ...] = ()  # of a list, tuple, set, array; keys and values in turn of a dict, object


@dataclass(frozen=True, slots=True)
class Error:
    """What stopped a program: the kind its language names, the message, the line of the learner's source."""

    type: str
    message: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of one ask: a value or an error, and what was printed meanwhile."""

    value: Value | None = None
    printed: str = ""
    error: Error | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of a job. When it was cut short, `answers` holds those that were ready: the first asks'."""

    status: Status
    answers: tuple[Answer, ...] = ()
    facts: Any = None  # of graders that read a document or replay a log: what JSON can hold
    error: Error | None = None  # the source could not be read at all, or why it was cut short
    cpu: float = 0.0  # seconds of processor
    wall: float = 0.0  # seconds on the clock

    def answer(self, number: int) -> Answer | None:
        """The answer to the ask of that number (from 0), or none: it was cut short before."""
        return self.answers[number] if number < len(self.answers) else None
