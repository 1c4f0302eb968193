"""Marks copied from paper say so; what is corrected says why, and nothing is overwritten."""

import re

from flask import Flask
from sqlalchemy import select

from lms.core.db import db
from lms.scheduling.models import Attendance
from tests.factories import Cast, Visitor, words_of
from tests.scheduling.evidence.signing import rows


def test_marks_copied_from_paper_say_so_and_need_the_code_of_its_sheet(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    code = re.search(r'<strong dir="ltr">([^<]+)</strong>', browser.get(f"{sitting}/sheet").text)
    assert code
    fields = {f"status_{place}": "present", f"seen_{place}": "0"}
    wrong = browser.post(sitting, fields | {"paper": "999-AA"})
    assert wrong.status_code == 422
    assert "not the code of this evening" in words_of(wrong)
    assert browser.post(sitting, fields | {"paper": f" {code[1].lower()} "}).status_code == 303
    assert rows(app) == [("present", "paper", 120)]


def test_a_correction_needs_a_reason_and_nothing_is_overwritten(
    app: Flask, cast: Cast, visit: Visitor, sitting: str
) -> None:
    browser, place = visit(cast.trainer), cast.ours.enrolment.id
    browser.post(sitting, {f"status_{place}": "absent", f"seen_{place}": "0"})
    with app.app_context():
        seen = db.session.scalars(select(Attendance.id)).one()
    change = {f"status_{place}": "present", f"seen_{place}": str(seen)}
    refused = browser.post(sitting, change)
    assert refused.status_code == 422
    assert "Say why you correct what was recorded." in words_of(refused)
    assert browser.post(sitting, change | {"because": "She was in the other room."}).status_code == 303
    assert rows(app) == [("absent", "attested", 0), ("present", "attested", 120)]
    assert "She was in the other room." in words_of(browser.get(sitting))
