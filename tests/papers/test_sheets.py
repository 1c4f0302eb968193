"""Sheets as PDF: what they say of each presence and of the register, who asks for them, and how often."""

import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from lms.core import clock
from lms.core.db import db, transaction
from lms.credentials.obstacles import MissingLetters
from lms.papers import printing
from lms.papers.models import Paper
from lms.scheduling.evidence.queries import register_of
from lms.scheduling.evidence.rules import sheet_code
from lms.scheduling.models import Attendance
from tests.factories import Cast, Visitor
from tests.papers.conftest import got
from tests.scheduling.conftest import TUESDAY
from tests.scheduling.evidence.signing import DRAWN

Draw = Callable[[], list[Paper]]
Kept = Callable[[Paper], bytes]


def words(page: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", page.decode()).split())


@pytest.fixture
def sitting(cast: Cast) -> str:
    """The address of our evening."""
    return f"/sessions/{cast.ours.session.id}"


def test_a_sheet_carries_its_register_its_signatures_and_its_corrections(
    app: Flask, cast: Cast, visit: Visitor, draw: Draw, kept: Kept, sitting: str
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    browser.post(f"{sitting}/sign/{place}", DRAWN)
    with app.app_context():
        seen = db.session.scalar(select(func.max(Attendance.id)))
    browser.post(sitting, {f"status_{place}": "absent", f"seen_{place}": seen, "because": "Partie avant"})
    assert browser.post(f"{sitting}/sheet").status_code == 303
    (paper,) = draw()
    page = kept(paper).decode()
    with app.app_context():
        register = register_of(cast.ours.session.id)
    assert paper.facts == {"registers": [[cast.ours.session.id, 2, register.digest]]}
    said = words(kept(paper))
    assert register.digest in said
    assert sheet_code(cast.ours.session.id) in said
    assert 'src="data:image/png;base64,' in page
    assert "signé par la personne" in said
    assert "Corrections" in said
    assert "Partie avant" in said


def test_ways_are_kept_apart_and_who_did_not_sign_has_room_for_ink(
    cast: Cast, visit: Visitor, draw: Draw, kept: Kept, sitting: str
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    browser.post(f"{sitting}/sheet")
    browser.post(
        sitting, {f"status_{place}": "present", "paper": sheet_code(cast.ours.session.id), f"seen_{place}": 0}
    )
    (paper,) = draw()
    said = words(kept(paper))
    assert "recopié de la feuille signée par trainer 1" in said
    assert '<td class="ink"></td>' in kept(paper).decode()


def test_asked_twice_a_sheet_is_drawn_once(cast: Cast, visit: Visitor, draw: Draw, sitting: str) -> None:
    for _each in range(2):
        visit(cast.trainer).post(f"{sitting}/sheet")
    assert len(draw()) == 1
    visit(cast.trainer).post(f"{sitting}/sheet")
    assert len(draw()) == 2


def test_the_sheets_of_a_period_come_with_the_hours_of_all(
    cast: Cast, visit: Visitor, draw: Draw, kept: Kept
) -> None:
    browser, papers = visit(cast.coordinator), f"/cohorts/{cast.ours.cohort.id}/papers"
    for since, until, status in (
        ("2026-11-30", "2026-11-01", 422),
        ("2026-12-01", "2026-12-31", 422),
        ("", "", 422),
        ("2026-11-01", "2026-11-30", 303),
    ):
        answer = browser.post(f"{papers}/sheets", {"since": since, "until": until})
        assert answer.status_code == status, since
    (paper,) = draw()
    assert sheet_code(cast.ours.session.id) in words(kept(paper))
    status, content, headers = got(browser, f"{papers}/{paper.id}/file")
    assert (status, content) == (200, kept(paper))
    assert "learner" not in headers["Content-Disposition"]


def test_letters_no_font_has_cost_a_sheet_only_the_names_in_their_script(
    app: Flask,
    cast: Cast,
    visit: Visitor,
    draw: Draw,
    kept: Kept,
    sitting: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with app.app_context(), transaction():
        db.session.merge(cast.learner).native_name = "\U00012000"

    def picky(page: str, _style: str, _issuer: str) -> bytes:
        if "\U00012000" in page:
            raise MissingLetters("\U00012000")
        return page.encode()

    monkeypatch.setattr(printing, "draw_sheets", picky)
    visit(cast.trainer).post(f"{sitting}/sheet")
    (paper,) = draw()
    assert "learner 1" in words(kept(paper))


def test_papers_are_of_those_who_may_reach_them(cast: Cast, visit: Visitor, draw: Draw, sitting: str) -> None:
    visit(cast.trainer).post(f"{sitting}/sheet")
    (paper,) = draw()
    file = f"{sitting}/sheets/{paper.id}"
    assert got(visit(cast.trainer), file)[0] == 200
    assert visit(cast.theirs.people["trainer"]).get(file).status_code == 404
    assert visit(cast.theirs.people["coordinator"]).get(f"{sitting}/papers").status_code == 404
    assert visit(cast.learner).get(f"/my-papers/{paper.id}/file").status_code == 404


def test_a_sheet_is_drawn_after_the_evening_too(cast: Cast, visit: Visitor, draw: Draw, sitting: str) -> None:
    with clock.at(TUESDAY + timedelta(days=40)):
        visit(cast.trainer).post(f"{sitting}/sheet")
        assert draw()[0].file
