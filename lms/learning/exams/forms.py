"""What may be sent around an exam: an answer or none, when it opens, why it stops, a booking."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from wtforms import DateField, RadioField, SelectField, StringField
from wtforms.fields import DateTimeLocalField
from wtforms.validators import Length, ValidationError

from lms.catalogue.values import Question
from lms.core.checks import NEEDED, WORDS_NEEDED
from lms.core.clock import now
from lms.core.forms import Form, choices
from lms.i18n import lazy
from lms.learning.exams.operations.booking import Facts
from lms.learning.exams.operations.conducting import Wanted
from lms.learning.forms import AnswerForm
from lms.learning.grading.kind import ANSWER

BACK, AHEAD = timedelta(days=366), timedelta(days=2 * 366)
ALONE = 0
"""Stands for nobody where somebody is chosen to watch over the exam."""

RESULTS = {
    "awaited": lazy("Awaited"),
    "passed": lazy("Passed"),
    "not-yet": lazy("Not yet"),
    "absent": lazy("Was absent"),
    "withdrawn": lazy("The booking was withdrawn"),
}


class ExamAnswerForm(AnswerForm):
    """An answer, or none: one may leave a question and come back."""

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        self.fields = {name: values for name, values in self.typed.items() if name.startswith(ANSWER)}

    @property
    def holds_answer(self) -> bool:
        """Whether anything was chosen or written."""
        return any(value.strip() for values in self.fields.values() for value in values)

    def validate(self, extra_validators: Any = None) -> bool:
        """An answer that can be marked, or nothing at all."""
        return not self.holds_answer or super().validate(extra_validators)


class OpenForm(Form):
    """Who may sit the exam, with whom watching, from when to when."""

    whom = SelectField(lazy("For whom"), coerce=int)
    watched_by = SelectField(lazy("Who watches over it"), coerce=int)
    opens = DateTimeLocalField(lazy("Opens"), [NEEDED])
    closes = DateTimeLocalField(lazy("Closes"), [NEEDED])

    def offer(self, learners: Mapping[int, str], watchers: Mapping[int, str]) -> None:
        """Offer these people."""
        self.whom.choices = choices([(0, lazy("The whole cohort")), *learners.items()])
        self.watched_by.choices = choices(
            [*watchers.items(), (ALONE, lazy("Nobody: each person sits it alone"))]
        )

    def validate_opens(self, field: DateTimeLocalField) -> None:
        """A slip in the year is caught."""
        days = abs(field.data - now().replace(tzinfo=None)) if field.data else timedelta()
        if days > BACK:
            raise ValidationError(lazy("Choose a day less than one year away. Check the year."))

    validate_closes = validate_opens

    def wanted(self, zone: str) -> Wanted:
        """What was asked for, the hours read in `zone`."""

        def moment(field: DateTimeLocalField) -> datetime:
            local: datetime = field.data.replace(tzinfo=ZoneInfo(zone))
            return local

        return Wanted(
            self.whom.data or None, self.watched_by.data or None, moment(self.opens), moment(self.closes)
        )


class ReasonForm(Form):
    """Why the clock is stopped, or a sitting is cancelled."""

    reason = StringField(lazy("Reason"), [WORDS_NEEDED, Length(max=200)])


class PressedForm(Form):
    """A button alone."""


class BookingForm(Form):
    """A place at the real exam."""

    exam = StringField(lazy("Exam"), [WORDS_NEEDED, Length(max=120)])
    centre = StringField(lazy("Centre"), [WORDS_NEEDED, Length(max=200)])
    held_on = DateField(lazy("Day"), [NEEDED])
    candidate_number = StringField(lazy("Candidate number"), [Length(max=40)])
    result = RadioField(
        lazy("Result given by the centre"), choices=choices(RESULTS.items()), default="awaited"
    )

    def validate_held_on(self, field: DateField) -> None:
        """A slip in the year is caught."""
        today = now().date()
        if field.data and not today - 10 * BACK <= field.data <= today + AHEAD:
            raise ValidationError(lazy("Choose a day in the last ten years or the next two. Check the year."))

    def facts(self) -> Facts:
        """What was sent."""
        known = self.values()
        number = known["candidate_number"] or ""
        return Facts(known["exam"], known["centre"], known["held_on"], number, known["result"])
