"""The worker: takes the jobs that are due, one after the other, until it is asked to stop."""

import logging
import os
import secrets
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import copy_context
from datetime import timedelta
from typing import Protocol

from flask import Flask
from sqlalchemy import event
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import ORMExecuteState, Session

from lms.core.db import db, transaction
from lms.jobs import queue, registry
from lms.jobs.heartbeat import heartbeat
from lms.jobs.queue import Claim
from lms.jobs.registry import Write

LEASE = timedelta(minutes=1)
POLL = 1.0
"""Seconds between two looks at an empty queue."""
AFTER_TROUBLE = 5.0
"""Seconds to leave a database alone that does not answer."""
ONLY_READS = "a job only reads"
log = logging.getLogger("passerelle.job")


class Abandoned(Exception):
    """Every attempt at this job ended with the death of its worker."""


class Stop(Protocol):
    """How the loop learns that it should end."""

    def asked(self) -> bool:
        """Whether to end after the present job."""

    def wait(self, seconds: float) -> None:
        """Wait, or less when asked to end."""


def work(app: Flask, stop: Stop, lease: timedelta = LEASE) -> None:
    """Do jobs until asked to stop. Idle, it looks once a POLL and takes no lock."""
    worker = new_name()
    log.info("worker started", extra={"facts": {"worker": worker}})
    prepared = False
    while not stop.asked():
        try:
            with app.app_context():
                if not prepared:
                    queue.add_periodic()
                prepared, due = True, queue.is_due()
            while due and not stop.asked():
                due = run_next(app, worker, lease)
            stop.wait(POLL)
        except SQLAlchemyError as error:
            log.error("database in trouble", exc_info=error, extra={"facts": {"worker": worker}})
            stop.wait(AFTER_TROUBLE)
    log.info("worker stopped", extra={"facts": {"worker": worker}})


def run_due(app: Flask) -> int:
    """Do every job that is due, here and now; gives how many were taken."""
    worker, taken = new_name(), 0
    while run_next(app, worker):
        taken += 1
    return taken


def new_name() -> str:
    """A name no other worker has, here or on another machine."""
    return f"{os.getpid()}-{secrets.token_hex(6)}"


def run_next(app: Flask, worker: str, lease: timedelta = LEASE) -> bool:
    """Take one job and do it, in a context of its own; False when none is due."""
    with app.app_context():
        for prepare in app.extensions.get("before_jobs", ()):
            prepare()
        claim = queue.claim(worker, lease)
        if claim:
            copy_context().run(_run, claim, lease)
    return claim is not None


def _run(claim: Claim, lease: timedelta) -> None:
    started, problem = time.perf_counter(), None
    try:
        state = _do(claim, lease)
    except Exception as error:
        problem = error
        with transaction():
            state = queue.fail(claim, type(error).__name__)
    milliseconds = round((time.perf_counter() - started) * 1000, 1)
    facts = {"kind": claim.kind, "job": claim.id, "attempt": claim.attempt, "state": state}
    level = logging.WARNING if problem else logging.INFO
    log.log(level, "job", exc_info=problem, extra={"facts": facts | {"ms": milliseconds}})


def _do(claim: Claim, lease: timedelta) -> str:
    if claim.attempt > queue.attempts_of(claim.kind):
        raise Abandoned
    with heartbeat(claim, lease):
        write = _read_and_work(claim)
    with transaction():
        if not queue.finish(claim):
            return "lost"
        if write:
            write()
    return "done"


def _read_and_work(claim: Claim) -> Write | None:
    with _only_reading():
        return registry.KINDS[claim.kind].work(**claim.payload)


@contextmanager
def _only_reading() -> Iterator[None]:
    """A transaction that reads what is true now and is rolled back; writing in it is a mistake."""
    db.session.rollback()
    db.session.info[ONLY_READS] = True
    try:
        yield
    finally:
        db.session.info[ONLY_READS] = False
        db.session.rollback()


@event.listens_for(Session, "before_flush")
def _no_flush(session: Session, *_: object) -> None:
    if session.info.get(ONLY_READS):
        raise RuntimeError("a job writes before its end: return a function that writes")


@event.listens_for(Session, "do_orm_execute")
def _no_writing_statement(state: ORMExecuteState) -> None:
    writes = state.is_insert or state.is_update or state.is_delete
    if writes and state.session.info.get(ONLY_READS):
        raise RuntimeError("a job writes before its end: return a function that writes")
