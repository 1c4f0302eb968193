"""Who reaches which closure."""

from sqlalchemy import select

from lms.accounts.access import within_sites
from lms.accounts.values import SignedIn
from lms.core.db import db
from lms.core.gate import PLANNERS
from lms.scheduling.calendars.models import Closure


def closure_for(user: SignedIn, closure_id: int) -> Closure | None:
    """A closure, if `user` plans for its site."""
    planned = within_sites(user, Closure.site_id, *PLANNERS)
    return db.session.scalar(select(Closure).where(Closure.id == closure_id, planned))
