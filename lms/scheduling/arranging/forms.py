"""What people may send to arrange an evening."""

from wtforms import DateField, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import Length, NumberRange

from lms.core.checks import NEEDED, WORDS_NEEDED, near_in_time
from lms.core.forms import Form
from lms.i18n import lazy
from lms.scheduling.forms import RoomChoice
from lms.scheduling.operations.changing import Place


class SplitForm(RoomChoice):
    """Where an evening is cut, and where the rest of it is put."""

    at = TimeField(lazy("This evening ends at"), [NEEDED])
    day = DateField(lazy("The rest: day"), [NEEDED, near_in_time])
    start = TimeField(lazy("The rest: start"), [NEEDED])

    def rest(self) -> Place:
        """Where the rest is put; its length is what is left."""
        return Place(self.day.data, self.start.data, self.start.data, self.chosen_room())


class JoinForm(Form):
    """Why two evenings become one."""

    because = StringField(lazy("Reason, shown to learners"), [WORDS_NEEDED, Length(max=200)])


class SubstituteForm(Form):
    """Who stands in."""

    person = SelectField(lazy("Who teaches this evening"), coerce=int)


class GuestForm(Form):
    """Who comes from another cohort."""

    enrolment = SelectField(lazy("Learner of another cohort"), coerce=int)


class VisitorsForm(Form):
    """How many came."""

    visitors = IntegerField(
        lazy("Visitors"), [NEEDED, NumberRange(0, 999, lazy("Write a number from 0 to 999."))]
    )
