"""A quiz taken in one way or another, at a time that stands still."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from lms.catalogue.values import Policy
from lms.core import clock
from tests.learning.learner import change_module, the_course

ASKED = 4


def take_so(**policy: Any) -> None:
    """The quiz of the first module is taken so, and asks few questions."""
    change_module(the_course(), 1, policy=Policy(**policy), draw=ASKED)


@contextmanager
def later(began: datetime, **more: float) -> Iterator[None]:
    """Do the block so long after `began`, for those who are still signed in."""
    with clock.at(began + timedelta(**more)):
        yield


def at(address: str, position: int) -> str:
    """The same quiz at another question."""
    return f"{address.rpartition('/')[0]}/{position}"


def attempt_of(address: str) -> str:
    return address.partition("/questions")[0]
