"""An application with a job that leaves a mark, and can be made to stand still so that it is killed there."""

import os
import signal
import sys
from collections import Counter

from flask import Flask
from sqlalchemy import select

import lms
from lms.core import limits
from lms.core.db import db
from lms.core.limits import CountedEvent
from lms.jobs import job
from lms.jobs.registry import Write


def create_app() -> Flask:
    """The application, once the test says go."""
    sys.stdin.readline()
    return lms.create_app()


@job("leave_mark")
def leave_mark(number: int) -> Write:
    """Write one row for this number."""
    _stand_still("reading", number)

    def write() -> None:
        limits.count("mark", str(number))
        db.session.flush()
        _stand_still("writing", number)

    return write


def _stand_still(stage: str, number: int) -> None:
    wanted = os.environ.get("STAND_STILL")
    if wanted == f"{stage} {number}":
        woken, wakes = os.pipe()
        os.set_blocking(wakes, False)
        signal.set_wakeup_fd(wakes)  # set before it is told: a signal that comes at once is not missed
        print("standing still", flush=True)  # noqa: T201 - the test waits for this line
        os.read(woken, 1)
    if wanted == "nowhere" and number % 50 == 0:
        print("at work", flush=True)  # noqa: T201 - the same


def marks() -> Counter[str]:
    """How many rows each mark has left."""
    return Counter(db.session.scalars(select(CountedEvent.key)))
