"""The front of the confined worker: `run` a job, or learn why it cannot be run."""

import time
from contextlib import suppress
from pathlib import Path

from flask import current_app, has_app_context

from lms.config import Settings, settings_from
from lms.core.errors import Refused
from lms.i18n import _
from lms.sandbox import launching, reaching
from lms.sandbox.graders import GRADERS
from lms.sandbox.work import Answer, Error, Job, Outcome, Status, Value

__all__ = ["Answer", "Error", "Job", "Outcome", "Status", "Value", "available", "run", "trouble"]

HERE, WALLED, OFF = "here", "bwrap", "off"
STARTS_WITHIN = 4.0
"""Seconds one waits for it to listen, when it has just been started."""


def run(job: Job) -> Outcome:
    """What came of `job`. Raises Refused with a sentence when it is not taken: its source is too long,
    another job of the same person is in flight, too many wait, or the worker is not safe here."""
    most = GRADERS[job.grader].source_kb
    size = len(job.source.encode("utf-8", "replace") if isinstance(job.source, str) else job.source)
    if size > most * 1024:
        raise Refused(_("This is too long: %(most)s kB at most.", most=most))
    try:
        return _send(job)
    except reaching.NotTaken as no:
        raise Refused(_refusal(str(no))) from None
    except OSError:
        raise Refused(_refusal("gone")) from None


def available() -> str | None:
    """Why no job can be run here, in words for an administrator; none when all is well."""
    settings = _settings()
    if settings.sandbox == OFF:
        return _("Checking code and documents is switched off: PASSERELLE_SANDBOX is “off”.")
    with suppress(OSError):
        _see_to_it(settings)
    return _health(settings) or None


def trouble() -> str | None:
    """As `available`, for a page: nothing is started for it, and what was switched off is no trouble."""
    settings = _settings()
    at_need = settings.sandbox in (HERE, WALLED) and not launching.answers(address(settings))
    return None if settings.sandbox == OFF or at_need else _health(settings) or None


def _health(settings: Settings) -> str:
    place = address(settings)
    try:
        unsafe = reaching.health(place)["unsafe"]
    except (OSError, reaching.NotTaken):
        return _("Nobody answers at %(address)s: the confined worker does not run.", address=place)
    return _why(unsafe) if unsafe else ""


def address(settings: Settings) -> Path:
    """Where the zygote listens."""
    if settings.sandbox in (HERE, WALLED, OFF):
        return settings.instance / "sandbox.sock"
    return Path(settings.sandbox)


def _send(job: Job) -> Outcome:
    settings = _settings()
    if settings.sandbox == OFF:
        raise reaching.NotTaken("unsafe")
    try:
        return reaching.send(address(settings), job)
    except OSError:  # nobody there yet, or no more
        _see_to_it(settings)
        return _send_when_it_listens(address(settings), job)


def _send_when_it_listens(place: Path, job: Job) -> Outcome:
    """It is started beside the web server, and again when it ends: both take a moment. Raises OSError."""
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            return reaching.send(place, job)
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.1)


def _see_to_it(settings: Settings) -> None:
    if settings.sandbox in (HERE, WALLED):
        launching.ensure(address(settings), settings.sandbox == WALLED)


def _settings() -> Settings:
    if not has_app_context():
        return settings_from()
    settings: Settings = current_app.config["SETTINGS"]
    return settings


def _refusal(word: str) -> str:
    if word == "already":
        return _("We are still looking at what you sent before. Wait for the answer, then send this.")
    if word == "busy":
        return _("Many people are sending their work right now. Wait one minute, then send it again.")
    return _("The machine cannot look at this work today. Tell your trainer: nothing is your fault.")


def _why(unsafe: str) -> str:
    if unsafe == "seal":
        return _(
            "Checking code and documents is off: the kernel of this machine does not let us close a program "
            "in (seccomp). See docs/operating.md, “The confined worker”."
        )
    return _(
        "Checking code and documents is off: a trial program could do what must not be possible (%(what)s). "
        "See docs/operating.md, “The confined worker”.",
        what=unsafe,
    )
