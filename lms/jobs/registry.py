"""Which kinds of job there are, and the function that does each."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar

Write = Callable[[], None]
"""What a job wants written, done by the worker in the transaction that marks the job done."""
Work = Callable[..., Write | None]
AnyWork = TypeVar("AnyWork", bound=Work)

ATTEMPTS = 8
"""About an hour of tries."""
NOT_IN_A_PAYLOAD = {"key", "run_at"}


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of job: what does it, how many attempts it gets, how often it comes back by itself."""

    name: str
    work: Work
    attempts: int
    every: timedelta | None


KINDS: dict[str, Kind] = {}


def job(
    name: str, *, attempts: int = ATTEMPTS, every: timedelta | None = None
) -> Callable[[AnyWork], AnyWork]:
    """Make a function the work of jobs of this kind; with `every`, one run in each such period.

    It takes the payload as named arguments, reads, does its slow work, and returns a function that writes,
    or None. It must not write itself.
    """

    def register(work: AnyWork) -> AnyWork:
        if name in KINDS:
            raise ValueError(f"two kinds of job are called {name!r}")
        if clash := NOT_IN_A_PAYLOAD & set(inspect.signature(work).parameters):
            raise ValueError(f"the job {name!r} cannot take {clash.pop()!r}: enqueue() does")
        KINDS[name] = Kind(name, work, attempts, every)
        return work

    return register


def check(name: str, payload: dict[str, Any]) -> None:
    """Refuse, where the job is asked for, a kind or a payload that no worker could do."""
    if name not in KINDS:
        raise LookupError(f"no kind of job is called {name!r}")
    inspect.signature(KINDS[name].work).bind(**payload)
