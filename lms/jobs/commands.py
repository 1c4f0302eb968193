"""`flask jobs work` does the jobs; `list` and `retry` are for the person who looks after them."""

import click
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import or_, select
from sqlalchemy.exc import IntegrityError

from lms.core.clock import now
from lms.core.db import db, transaction
from lms.core.memory import give_back
from lms.jobs import worker
from lms.jobs.models import Job
from lms.jobs.stopping import StopOnSignal

group = AppGroup("jobs", help="Background work.")


@group.command("work")
def work() -> None:
    """Do jobs until SIGTERM or SIGINT."""
    give_back()
    worker.work(current_app._get_current_object(), StopOnSignal())  # type: ignore[attr-defined]  # a proxy


@group.command("list")
def list_jobs() -> None:
    """Show the jobs that wait, run or have failed."""
    shown = (
        select(Job).where(or_(Job.finished_at.is_(None), Job.state == "failed")).order_by(Job.due_at, Job.id)
    )
    for row in db.session.scalars(shown):
        moment = (row.finished_at or row.due_at).isoformat(timespec="seconds")
        click.echo(
            f"{row.id:>8}  {row.state:8}  {moment}  {row.attempts:>2}  {row.kind}  {row.error}".rstrip()
        )


@group.command("retry")
@click.argument("number", type=int)
def retry(number: int) -> None:
    """Try a failed job again, from its first attempt."""
    try:
        with transaction():
            row = db.session.get(Job, number)
            if row is None or row.state != "failed":
                raise click.ClickException(f"No failed job has the number {number}.")
            row.state, row.due_at, row.finished_at = "ready", now(), None
            row.attempts, row.worker, row.error = 0, "", ""
    except IntegrityError:
        raise click.ClickException("The same work was asked for again since: nothing to retry.") from None
