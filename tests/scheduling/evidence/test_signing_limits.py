"""Where a signature may be given and read: not long after the scan, not from another evening."""

import re
from base64 import b64encode

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core import clock
from lms.core.db import db
from lms.scheduling.evidence import routes
from lms.scheduling.evidence.models import Signature
from lms.scheduling.evidence.rules import code_at
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.evidence.signing import DRAWN, chunk, picture


@pytest.mark.parametrize(("lasts", "status"), [(600, 303), (-1, 422)])
def test_a_scan_is_worth_nothing_once_its_time_is_over(
    app: Flask, cast: Cast, visit: Visitor, monkeypatch: pytest.MonkeyPatch, lasts: int, status: int
) -> None:
    monkeypatch.setattr(routes, "TICKET_LASTS", lasts)
    session, browser = cast.ours.session.id, visit(cast.learner)
    page = browser.get(f"/here/{session}/{code_at(b'for tests only', session, clock.now())}").text
    [ticket] = re.findall(r'name="ticket"[^>]*value="([^"]+)"', page)
    answer = browser.post(f"/here/{session}", {"ticket": ticket})
    assert answer.status_code == status
    assert ("Scan the one that is on the screen now" in words_of(answer)) is (status == 422)


def test_a_drawing_is_reached_by_its_own_evening_alone(app: Flask, cast: Cast, visit: Visitor) -> None:
    ours, theirs = cast.ours.session.id, cast.theirs.session.id
    their_trainer = visit(cast.theirs.people["trainer"])
    their_trainer.post(f"/sessions/{theirs}/sign/{cast.theirs.enrolment.id}", DRAWN)
    with app.app_context():
        number = db.session.scalars(select(Signature.id)).one()
    assert their_trainer.get(f"/sessions/{theirs}/signatures/{number}.png").status_code == 200
    assert visit(cast.trainer).get(f"/sessions/{ours}/signatures/{number}.png").status_code == 404


def test_the_drawing_is_shown_to_those_who_teach_with_nothing_else_in_it(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    sent = picture(4, 2, chunk(b"tEXt", b"Comment\0where I was"))
    fields = {"drawn": "data:image/png;base64," + b64encode(sent).decode()}
    browser = visit(cast.trainer)
    browser.post(f"{sitting}/sign/{cast.ours.enrolment.id}", fields)
    found = re.search(r'src="([^"]+/signatures/\d+\.png)"', browser.get(f"{sitting}/sheet").text)
    assert found
    drawn = browser.get(found[1])
    assert drawn.data == picture()
    assert visit(cast.theirs.people["trainer"]).get(found[1]).status_code == 404
