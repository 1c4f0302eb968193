"""What is sent here: a piece of work, and a trainer's own mark of one."""

from flask import request
from wtforms import BooleanField, IntegerField, RadioField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from lms.core.checks import WORDS_NEEDED
from lms.core.forms import Form, choices
from lms.i18n import _, lazy
from lms.learning.practice.operations import Judgement
from lms.learning.practice.work import Sent

DONE, NOT_YET = "done", "not-yet"


class WorkForm(Form):
    """A piece of work: each kind of it reads what it needs."""

    def work(self, whom: int) -> Sent:
        """What was sent, of whom; lines end as they do in files, not as browsers send them."""
        file = request.files.get("file")
        return Sent(
            text=request.form.get("text", "").replace("\r\n", "\n"),
            file=file.read() if file else b"",
            file_name=(file.filename or "") if file else "",
            log=request.form.get("log", ""),
            token=request.form.get("token", ""),
            typed=request.form.get("typed", "").replace("\r\n", "\n")[:2000],
            whom=str(whom),
        )

    @property
    def wish(self) -> str:
        """Which button was pressed: run, restart, or submit."""
        return request.form.get("do", "submit")


class OverrideForm(Form):
    """A trainer's own mark, and why."""

    done = RadioField(
        lazy("This work"),
        [InputRequired(lazy("Choose one."))],
        choices=choices([(DONE, lazy("counts as done")), (NOT_YET, lazy("is not done yet"))]),
    )
    points = IntegerField(
        lazy("Points, of 100"), [Optional(), NumberRange(0, 100, lazy("A number from 0 to 100."))]
    )
    watched = BooleanField(lazy("I saw the person do it"))
    reason = TextAreaField(lazy("Why"), [WORDS_NEEDED, Length(max=500)])

    def validate_points(self, field: IntegerField) -> None:
        """All the points, and not done yet: one of the two is a slip."""
        if self.done.data == NOT_YET and field.data == 100:
            raise ValidationError(_("With all the points, it counts as done: choose that, or give fewer."))

    def judgement(self, submission_id: int | None, percent: int) -> Judgement:
        """What is said; without points, those of the machine stay (`percent`), or all where it counts."""
        done = self.done.data == DONE
        points = self.points.data if self.points.data is not None else (100 if done else min(percent, 99))
        return Judgement(
            points=points / 100,
            done=done,
            watched=bool(self.watched.data),
            reason=(self.reason.data or "").strip(),
            submission_id=submission_id,
        )
