"""Who reaches which paper and which scan."""

from sqlalchemy import select

from lms.accounts.values import SignedIn
from lms.cohorts.models import Cohort, Enrolment
from lms.core.db import db
from lms.papers.models import OWN, SHEET, Paper, PaperScan


def paper_in(cohort: Cohort, paper_id: int) -> Paper | None:
    """A paper of a cohort the user was found to plan for."""
    return db.session.scalar(select(Paper).where(Paper.id == paper_id, Paper.cohort_id == cohort.id))


def own_paper_for(user: SignedIn, paper_id: int) -> Paper | None:
    """A letter or a statement, if it is `user`'s own."""
    return db.session.scalar(
        select(Paper)
        .join(Enrolment, Enrolment.id == Paper.enrolment_id)
        .where(Paper.id == paper_id, Paper.kind.in_(OWN), Enrolment.person_id == user.id)
    )


def scan_of(session_id: int, scan_id: int) -> PaperScan | None:
    """A scan of an evening the user was found to reach."""
    return db.session.scalar(
        select(PaperScan).where(PaperScan.id == scan_id, PaperScan.session_id == session_id)
    )


def sheet_of_session(session_id: int, paper_id: int) -> Paper | None:
    """The sheet of an evening the user was found to reach."""
    return db.session.scalar(
        select(Paper).where(Paper.id == paper_id, Paper.session_id == session_id, Paper.kind == SHEET)
    )
