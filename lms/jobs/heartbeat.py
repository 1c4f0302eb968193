"""Keeps a job while its slow work goes on, from a thread with a connection of its own."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from datetime import timedelta
from threading import Event, Thread

from sqlalchemy.exc import SQLAlchemyError

from lms.jobs import queue
from lms.jobs.queue import Claim

BEATS = 3
"""Beats in a lease: two may be lost."""
log = logging.getLogger("passerelle.job")


@contextmanager
def heartbeat(held: Claim, lease: timedelta) -> Iterator[None]:
    """Keep the job for as long as the block lasts. A short job ends before the first beat."""
    over = Event()
    beating = Thread(target=copy_context().run, args=(_beat, held, lease, over), daemon=True)
    beating.start()
    try:
        yield
    finally:
        over.set()
        beating.join()


def _beat(held: Claim, lease: timedelta, over: Event) -> None:
    while not over.wait(lease.total_seconds() / BEATS):
        try:
            if not queue.keep(held, lease):
                return  # finish() will say so too, and nothing will be written
        except SQLAlchemyError as error:
            log.warning("heartbeat missed", exc_info=error, extra={"facts": {"job": held.id}})
