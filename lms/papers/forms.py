"""What people may send to ask for papers, and to keep a scan."""

import re
from datetime import date

from flask_wtf.file import FileField, FileRequired
from wtforms import DateField, StringField
from wtforms.validators import Length, ValidationError

from lms.core.checks import NEEDED, WORDS_NEEDED, near_in_time
from lms.core.forms import Form
from lms.i18n import lazy


class PeriodForm(Form):
    """From a day to a day."""

    since = DateField(lazy("From"), [NEEDED, near_in_time])
    until = DateField(lazy("To"), [NEEDED, near_in_time])


class MonthForm(Form):
    """A month, as browsers write it: 2026-11."""

    month = StringField(lazy("Month"), [NEEDED, Length(max=7)])

    def validate_month(self, field: StringField) -> None:
        """A month there is."""
        if not re.fullmatch(r"20[0-9]{2}-(0[1-9]|1[0-2])", field.data or ""):
            raise ValidationError(lazy("Write the year and the month, such as 2026-11."))

    def day(self) -> date:
        """The first day of that month."""
        return date.fromisoformat(f"{self.month.data}-01")


class ScanForm(Form):
    """A scan of a signed sheet, and the code that is printed on it."""

    file = FileField(lazy("The scan: a PDF, or a picture"), [FileRequired(lazy("Choose a file."))])
    code = StringField(lazy("The code printed on the sheet"), [WORDS_NEEDED, Length(max=20)])


class FindForm(Form):
    """The code somebody reads on a sheet of paper."""

    code = StringField(lazy("The code printed on the sheet"), [WORDS_NEEDED, Length(max=20)])
