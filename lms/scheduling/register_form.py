"""The form of an evening's attendance: for each person a mark, minutes missed, and the row seen before."""

from collections.abc import Sequence
from typing import Any

from flask import request
from wtforms import HiddenField, IntegerField, StringField
from wtforms.validators import AnyOf, Length, NumberRange, Optional

from lms.core import once
from lms.core.errors import Refused
from lms.core.forms import Form
from lms.i18n import _, lazy
from lms.scheduling.evidence.rules import is_sheet_code
from lms.scheduling.models import STATUSES
from lms.scheduling.operations.attending import Basis, Mark
from lms.scheduling.rules import minutes_present
from lms.scheduling.values import Evening, Line, Recorded


class RegisterForm(Form):
    """Marks of an evening. Fields are named by enrolment; `everyone` marks as present those not marked."""

    everyone = HiddenField()
    paper = StringField(lazy("The code of the signed sheet of paper, if you copy from it"), [Length(max=20)])
    because = StringField(lazy("If you correct something: why?"), [Length(max=200)])

    def __init__(self, evening: Evening, lines: Sequence[Line]) -> None:
        super().__init__()
        self.lines = lines
        self.length = evening.session.minutes
        if not self.is_submitted():
            self.catch_up()

    def _asked(self, line: Line, what: str) -> Any:
        return self._fields[f"{what}_{line.enrolment_id}"]

    def catch_up(self) -> None:
        """Show what counts now wherever its reader had not changed what they saw."""
        for line in self.lines:
            status, missed = self._asked(line, "status"), self._asked(line, "missed")
            seen = next((row for row in line.history if row.id == self._seen(line)), None)
            if not status.data or (status.data, missed.data) == self._shown(seen):
                status.data, missed.data = self._shown(line.current)
                missed.raw_data = None

    def _shown(self, row: Recorded | None) -> tuple[str | None, int | None]:
        """A row as the form shows it: its status, and the minutes missed when there are any."""
        if row is None:
            return None, None
        return row.status, (self.length - row.minutes or None) if row.status == "present" else None

    def _seen(self, line: Line) -> int:
        written = self._asked(line, "seen").data or ""
        return int(written) if written.isdecimal() and len(written) < 10 else 0

    def validate(self, extra_validators: Any = None) -> bool:
        """Minutes missed are only for those present."""
        right = bool(super().validate(extra_validators))
        for line in self.lines:
            status, missed = self._asked(line, "status").data, self._asked(line, "missed")
            if missed.data and status != "present" and not (self.everyone.data and not status):
                missed.errors = [*missed.errors, _("Minutes missed are only for a person who is present.")]
                right = False
        return right

    def marks(self) -> list[Mark]:
        """What was said of each person, those without a word apart."""
        return [
            Mark(
                line.enrolment_id,
                status,
                minutes_present(status, self.length, self._asked(line, "missed").data or 0),
                self._seen(line),
            )
            for line in self.lines
            if (status := self._status(line))
        ]

    def basis(self, evening: Evening) -> Basis:
        """What the marks stand on; refused when the code written is not that of this evening's sheet."""
        typed, because = (self.paper.data or "").strip(), (self.because.data or "").strip()
        if typed and not is_sheet_code(typed, evening.session.id):
            raise Refused(
                _("This is not the code of this evening’s sheet. It stands below its title."), "paper"
            )
        return Basis("paper" if typed else "attested", because)

    def _status(self, line: Line) -> str | None:
        given = self._asked(line, "status").data
        unmarked = bool(self.everyone.data) and line.current is None
        return given or ("present" if unmarked else None)


def register_form(evening: Evening, lines: Sequence[Line]) -> RegisterForm:
    """The form for these people."""

    class Register(RegisterForm):
        pass

    longest = evening.session.minutes - 1
    too_many = _("Write the minutes missed, from 0 to %(most)s.", most=longest)
    for line in lines:
        status = StringField(line.name, [Optional(), AnyOf(STATUSES, lazy("Choose one of the answers."))])
        missed = IntegerField(line.name, [Optional(), NumberRange(0, longest, too_many)])
        setattr(Register, f"status_{line.enrolment_id}", status)
        setattr(Register, f"missed_{line.enrolment_id}", missed)
        setattr(Register, f"seen_{line.enrolment_id}", HiddenField())
    return Register(evening, lines)


def row_key() -> str:
    """What makes the rows of this sending unique: the one-time key of its form."""
    return request.form.get(once.FIELD, "")[:60] or once.new_key()
