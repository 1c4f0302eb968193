"""The front of the confined worker: `run` a job, or learn why it cannot be run."""

from lms.sandbox.work import Answer, Error, Job, Outcome, Status, Value

__all__ = ["Answer", "Error", "Job", "Outcome", "Status", "Value", "available", "run"]


def run(job: Job) -> Outcome:
    """What came of `job`. Raises Refused with a sentence when it is not taken: its source is too long,
    another job of the same person is in flight, too many wait, or the worker is not safe here."""
    raise NotImplementedError


def available() -> str | None:
    """Why no job can be run here, in words for an administrator; none when all is well."""
    raise NotImplementedError
