"""Searches for timetables in the background; OR-Tools is loaded when there is work for it, and only here."""

import time
from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import select, update

from lms.accounts.models import Site
from lms.core.db import db, transaction_apart
from lms.jobs.registry import Write, job
from lms.scheduling.availability.operations import forget_old_words
from lms.scheduling.plans.gathering import Gathered, gather
from lms.scheduling.plans.models import TimetableRun
from lms.scheduling.plans.operations import FINDING, forget_old_runs
from lms.scheduling.plans.outcome import Outcome, packed
from lms.scheduling.timetable.checker import broken_rules
from lms.scheduling.timetable.explain import explain
from lms.scheduling.timetable.openings import Site as Asked
from lms.scheduling.timetable.penalty import UNPLACED, costs
from lms.scheduling.timetable.values import Timetable

BETWEEN_WORDS = 1.0
"""Seconds between two words on how far a search is."""
MOST_EXPLAINED = 12
"""Groups whose lack is explained; the others lack for like reasons."""


@job(FINDING, attempts=3)
def find_timetable(run_id: int) -> Write | None:
    """Find what was asked. Sessions stay as they are: only the row of the search is written."""
    run = db.session.get(TimetableRun, run_id)
    if run is None or run.state != "asked":
        return None
    site = db.session.get_one(Site, run.site_id)
    gathered = gather(site, run.first_day, run.last_day, repair=run.kind == "repair")
    kind, rounds, seed = run.kind, run.rounds, run.seed
    db.session.rollback()  # no snapshot is held during the search
    if kind == "repair":
        outcome, first = _repaired(gathered, seed)
    else:
        outcome, first = _planned(gathered, rounds, seed, _Telling(run_id))
    if broken := broken_rules(gathered.problem, outcome.timetable):
        raise RuntimeError(f"the solver broke {sorted({one.rule for one in broken})}")
    return _writing(run_id, outcome, first)


def _planned(gathered: Gathered, rounds: int, seed: int, telling: "_Telling") -> tuple[Outcome, int | None]:
    from lms.scheduling.timetable.model.solving import Step, solve_site

    def tell(step: Step) -> bool:
        return telling(step.done, step.penalty, step.first, len(step.best.placed))

    solved = solve_site(gathered.problem, rounds, seed, tell)
    return _told(gathered, solved.timetable), solved.first_penalty


def _repaired(gathered: Gathered, seed: int) -> tuple[Outcome, int | None]:
    from lms.scheduling.timetable.model.repairing import repair

    found = repair(gathered.problem, gathered.movable, seed)
    told = _told(gathered, found.timetable)
    return Outcome(
        told.timetable, told.costs, told.reasons, found.dates_moved, found.others_changed, found.proven
    ), None


def _told(gathered: Gathered, timetable: Timetable) -> Outcome:
    asked = Asked(gathered.problem)
    reasons = tuple(explain(asked, key, timetable.placed) for key, _ in timetable.missing[:MOST_EXPLAINED])
    return Outcome(timetable, tuple(costs(asked, timetable)), reasons)


def _writing(run_id: int, outcome: Outcome, first: int | None) -> Write:
    missing = sum(number for _, number in outcome.timetable.missing)
    total = sum(cost.total for cost in outcome.costs) + UNPLACED * missing

    def write() -> None:
        run = db.session.get(TimetableRun, run_id)
        if run is None or run.state != "asked":
            return
        run.state, run.outcome, run.penalty, run.first_penalty = "found", packed(outcome), total, first
        run.placed = len(outcome.timetable.placed)
        run.wanted = run.placed + missing

    return write


class _Telling:
    """Writes how far a search is, by a connection of its own, and learns whether to stop."""

    def __init__(self, run_id: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._run, self._clock, self._last, self._stopped = run_id, clock, -BETWEEN_WORDS, False

    def __call__(self, done: int, penalty: int, first: int, placed: int) -> bool:
        if self._stopped or self._clock() - self._last < BETWEEN_WORDS:
            return not self._stopped
        self._last = self._clock()
        with transaction_apart() as connection:
            row = TimetableRun.__table__.c
            connection.execute(
                update(TimetableRun)
                .where(row.id == self._run)
                .values(done=done, penalty=penalty, first_penalty=first, placed=placed)
            )
            stop = connection.execute(select(row.stop).where(row.id == self._run)).scalar()
        self._stopped = stop is not False
        return not self._stopped


@job("forget_old_availability", every=timedelta(days=1))
def forget_old_availability() -> Write:
    """Drop what people said too long ago."""
    return forget_old_words


@job("forget_old_timetables", every=timedelta(days=1))
def forget_old_timetables() -> Write:
    """Drop searches long past."""
    return forget_old_runs
