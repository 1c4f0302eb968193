"""What a planner may send about a funding agreement."""

from wtforms import IntegerField, StringField
from wtforms.fields import DateField
from wtforms.validators import InputRequired, Length, NumberRange, Optional, ValidationError

from lms.cohorts.funding.operations import Promise
from lms.core.checks import WORDS_NEEDED
from lms.core.forms import Boxes, Form
from lms.i18n import lazy

DAY_NEEDED = InputRequired(lazy("Choose a day."))
A_NUMBER = NumberRange(0, 1_000_000, lazy("Choose a number from 0 to 1,000,000."))
A_SHARE = NumberRange(0, 100, lazy("Choose a number from 0 to 100."))
FIRST_YEAR, LAST_YEAR = 2000, 2100


def likely_year(_form: Form, field: DateField) -> None:
    """Any other year is a slip of the finger, and near either end of the calendar no day can be counted."""
    if field.data and not FIRST_YEAR <= field.data.year <= LAST_YEAR:
        raise ValidationError(lazy("Choose a year from 2000 to 2100."))


class AgreementForm(Form):
    """A funding agreement."""

    name = StringField(lazy("Name of the agreement"), [WORDS_NEEDED, Length(max=160)])
    funder = StringField(lazy("Funder"), [WORDS_NEEDED, Length(max=160)])
    starts_on = DateField(lazy("First day"), [DAY_NEEDED, likely_year])
    ends_on = DateField(lazy("Last day"), [DAY_NEEDED, likely_year])
    target_people = IntegerField(lazy("Target: people"), [Optional(), A_NUMBER])
    target_women_percent = IntegerField(lazy("Target: women, out of 100 people"), [Optional(), A_SHARE])
    target_hours = IntegerField(lazy("Target: learner hours"), [Optional(), A_NUMBER])
    target_certificates = IntegerField(lazy("Target: certificates"), [Optional(), A_NUMBER])
    cohorts = Boxes(lazy("Cohorts it pays for"), coerce=int)
    readers = Boxes(lazy("Accounts that read its report"), coerce=int)

    def promise(self) -> Promise:
        """What the agreement says."""
        known = self.values()
        return Promise(**{name: known[name] for name in Promise.__dataclass_fields__})
