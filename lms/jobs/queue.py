"""The queue: asking for a job, taking one, keeping it, ending it. Each is one statement."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import BindParameter, CursorResult, Update, bindparam, select, update
from sqlalchemy.dialects import postgresql, sqlite

from lms.core.clock import now
from lms.core.db import db, transaction, transaction_apart
from lms.jobs import registry
from lms.jobs.models import UNFINISHED, Job
from lms.jobs.rules import next_period, wait_after

ROW: dict[str, BindParameter[Any]] = {
    name: bindparam(name)
    for name in ("kind", "key", "due_at", "payload", "created_at", "state", "attempts", "worker", "error")
}
"""What a new row says."""
Fact = str | int | bool | None
"""What a payload is made of: numbers and codes. Names and words of people stay in their own tables."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A job that a worker has taken: the `attempt`-th time anybody did."""

    id: int
    kind: str
    payload: dict[str, Any]
    attempt: int
    worker: str


def enqueue(kind: str, /, *, key: str | None = None, run_at: datetime | None = None, **payload: Fact) -> int:
    """Ask, in the caller's transaction, for a job; gives its number.

    `key` names the piece of work. While a job of this kind and key waits or runs, asking again does not
    add one: it replaces what was asked. If it was running already, what it had begun is dropped and done
    anew, from what is true now. A job that is done or has failed gives its key back.
    """
    registry.check(kind, payload)
    row = _new_row(kind, key, run_at or now(), payload)
    number: int = db.session.execute(_adding_or_replacing(db.engine.dialect.name), row).scalar_one()
    return number


def add_periodic() -> None:
    """Make sure that each periodic kind has its job; it is the same row for ever, due once a period."""
    with transaction():
        for kind in registry.KINDS.values():
            if kind.every:
                row = _new_row(kind.name, "periodic", now(), {})
                db.session.execute(_insert(db.engine.dialect.name).on_conflict_do_nothing(), row)


def _new_row(kind: str, key: str | None, due_at: datetime, payload: dict[str, Any]) -> dict[str, Any]:
    asked = {"kind": kind, "key": key, "due_at": due_at, "payload": payload, "created_at": now()}
    return asked | {"state": "ready", "attempts": 0, "worker": "", "error": ""}


@cache
def _adding_or_replacing(dialect: str) -> Any:
    """Built once: building it costs more than running it."""
    adding = _insert(dialect)
    replaced = {name: adding.excluded[name] for name in ROW}
    one_of_a_key = {"index_elements": ["kind", "key"], "index_where": UNFINISHED}
    return adding.on_conflict_do_update(**one_of_a_key, set_=replaced).returning(Job.id)


def _insert(dialect: str) -> Any:
    """An INSERT that can say what to do on a conflict: each database has its own, alike."""
    return {"sqlite": sqlite, "postgresql": postgresql}[dialect].insert(Job.__table__).values(ROW)


def is_due() -> bool:
    """Whether a job can be taken now. Only looks: an idle worker takes no lock."""
    found = db.session.scalar(select(Job.id).where(UNFINISHED, Job.due_at <= now()).limit(1))
    db.session.rollback()
    return found is not None


def claim(worker: str, lease: timedelta) -> Claim | None:
    """Take the job that has been due longest, for as long as `lease`; nobody else takes it meanwhile."""
    oldest = select(Job.id).where(UNFINISHED, Job.due_at <= now()).order_by(Job.due_at, Job.id).limit(1)
    taken = (
        update(Job)
        .where(Job.id == oldest.with_for_update(skip_locked=True).scalar_subquery())
        .values(state="running", worker=worker, due_at=now() + lease, attempts=Job.attempts + 1)
        .returning(Job.id, Job.kind, Job.payload, Job.attempts, Job.worker)
        .execution_options(synchronize_session=False)
    )
    with transaction():
        row = db.session.execute(taken).one_or_none()
    return Claim(*row) if row else None


def keep(held: Claim, lease: timedelta) -> bool:
    """Move the end of the lease on, by a connection of one's own; False when the job is no longer ours."""
    with transaction_apart() as connection:
        return bool(connection.execute(_held(held).values(due_at=now() + lease)).rowcount)


def finish(held: Claim) -> bool:
    """Mark a job done, in the caller's transaction, before its effect is written.

    False when the job is no longer ours: then nothing may be written.
    """
    return _end(held, "done", "")


def fail(held: Claim, error: str) -> str:
    """Note that an attempt went wrong: the job waits for its next, or fails for good; gives its new state."""
    if held.attempt < attempts_of(held.kind):
        later = _held(held).values(
            state="ready", worker="", error=error, due_at=now() + wait_after(held.attempt)
        )
        return "ready" if _changed(later) else "lost"
    return "failed" if _end(held, "failed", error) else "lost"


def attempts_of(kind: str) -> int:
    """How many attempts a kind gets; an unknown one may be known to the next version of the code."""
    return registry.KINDS[kind].attempts if kind in registry.KINDS else registry.ATTEMPTS


def _end(held: Claim, state: str, error: str) -> bool:
    kind = registry.KINDS.get(held.kind)
    if kind and kind.every:
        due = next_period(now(), kind.every)
        return _changed(_held(held).values(state="ready", worker="", error=error, due_at=due, attempts=0))
    return _changed(_held(held).values(state=state, error=error, finished_at=now()))


def _held(held: Claim) -> Update:
    """The row of a claim, as long as it is the same worker's."""
    return update(Job).where(Job.id == held.id, Job.worker == held.worker, Job.state == "running")


def _changed(statement: Update) -> bool:
    result = db.session.execute(statement.execution_options(synchronize_session=False))
    return isinstance(result, CursorResult) and bool(result.rowcount)
