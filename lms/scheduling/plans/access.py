"""Who reaches which timetable."""

from sqlalchemy import select

from lms.accounts.access import within_sites
from lms.accounts.values import SignedIn
from lms.core.db import db
from lms.core.gate import PLANNERS
from lms.scheduling.plans.models import TimetableRun


def run_for(user: SignedIn, run_id: int) -> TimetableRun | None:
    """A timetable that was asked for, if `user` plans for its site."""
    planned = within_sites(user, TimetableRun.site_id, *PLANNERS)
    return db.session.scalar(select(TimetableRun).where(TimetableRun.id == run_id, planned))
