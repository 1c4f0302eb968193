"""The power goes: every answer that was acknowledged is kept as it was given, and the clock is right."""

import os
import subprocess
import sys

import pytest
from sqlalchemy import func, select

from lms.config import ROOT, Settings
from lms.core.db import db
from lms.learning.exams.models import ExamAnswer
from tests.factories import Cast
from tests.learning.exams.candidate import Candidate
from tests.learning.exams.killable import KEPT

PATIENCE = 60


def kill_a_server_while_it_writes(settings: Settings, *numbers: int) -> None:
    """Let a process take answers, and end it without warning before the last is committed."""
    process = subprocess.Popen(  # noqa: S603 - our own module
        [sys.executable, "-m", "tests.learning.exams.killable", *map(str, numbers)],
        cwd=ROOT,
        env=os.environ
        | {
            "DATABASE_URL": settings.database_url,
            "PASSERELLE_INSTANCE": str(settings.instance),
            "PASSERELLE_SECRET_KEY": settings.secret_key,
        },
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with process:
        assert process.stdout is not None
        assert process.stdout.readline() == "standing still\n"
        process.kill()
        process.wait(PATIENCE)


@pytest.mark.outside
def test_a_server_killed_between_two_answers_loses_none_and_the_clock_goes_on(
    candidate: Candidate, cast: Cast, settings: Settings
) -> None:
    sitting = candidate.start()
    number = int(sitting.rsplit("/", 1)[1])
    kill_a_server_while_it_writes(settings, cast.learner.id, candidate.enrolment_id, number)

    assert [answer.position for answer in candidate.answers()] == list(range(1, KEPT + 1))
    assert {answer.credit for answer in candidate.answers()} == {1.0}
    with candidate.later(30.1):
        page = candidate.browser.get(sitting).text
        assert "15\xa0minutes" in page
        assert f"Répondu : {KEPT} sur 5" in page.replace("\xa0", " ")
        assert candidate.answer(sitting, KEPT + 1).status_code == 303
    with candidate.app.app_context():
        assert db.session.scalar(select(func.count(ExamAnswer.id))) == KEPT + 1
