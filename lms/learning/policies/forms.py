"""What those who teach may send about how a quiz is taken."""

from wtforms import IntegerField, RadioField
from wtforms.validators import InputRequired, NumberRange

from lms.catalogue.values import Policy
from lms.core.checks import NEEDED
from lms.core.forms import Form, choices
from lms.i18n import lazy

MOST_TRIES, LONGEST_WAIT, LONGEST_LIMIT = 100, 30 * 24 * 60, 600
ONE_NEEDED = InputRequired(lazy("Choose one."))
KEEP = {"best": lazy("The best mark"), "last": lazy("The last mark")}
FEEDBACK = {"at-once": lazy("After each question"), "at-end": lazy("At the end, after handing in")}
EXTRA = {
    0: lazy("No extra time"),
    25: lazy("A quarter more"),
    33: lazy("A third more"),
    50: lazy("Half more"),
    100: lazy("Twice the time"),
}
NEEDS = {
    "time-to-read": lazy("Needs time to read"),
    "time-to-write": lazy("Needs time to write or to point"),
    "breaks": lazy("Needs breaks"),
    "other": lazy("Another need"),
}


def _number(label: str, most: int) -> IntegerField:
    limits = NumberRange(0, most, lazy("Choose a number from 0 to %(max)s."))
    return IntegerField(label, [NEEDED, limits])


class PolicyForm(Form):
    """How a quiz is taken."""

    attempts = _number(lazy("How many tries"), MOST_TRIES)
    wait_minutes = _number(lazy("Minutes to wait before another try"), LONGEST_WAIT)
    minutes = _number(lazy("Minutes for one try"), LONGEST_LIMIT)
    keep = RadioField(lazy("Which mark counts"), [ONE_NEEDED], choices=choices(KEEP.items()))
    feedback = RadioField(lazy("When answers are explained"), [ONE_NEEDED], choices=choices(FEEDBACK.items()))

    def policy(self) -> Policy:
        """What was sent."""
        return Policy(**{name: self.data[name] for name in Policy.__dataclass_fields__})


class ExtraTimeForm(Form):
    """The extra time of one learner."""

    extra_percent = RadioField(lazy("Extra time"), [ONE_NEEDED], coerce=int, choices=choices(EXTRA.items()))
    need = RadioField(lazy("Why"), [ONE_NEEDED], choices=choices(NEEDS.items()))
