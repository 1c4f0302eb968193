"""What people may send about when they can come, and coordinators about what trainers may teach."""

from collections.abc import Iterator
from datetime import time
from typing import Any

from wtforms import DateField, IntegerField, SelectField, TimeField
from wtforms.validators import NumberRange, Optional

from lms.core.checks import NEEDED, near_in_time
from lms.core.forms import Boxes, Form, choices
from lms.i18n import lazy
from lms.scheduling.availability.models import PARTS
from lms.scheduling.availability.queries import Told
from lms.scheduling.availability.rules import WEEKDAYS, Cell
from lms.scheduling.plans.wording import weekdays

PART_NAMES = {"morning": lazy("Morning"), "afternoon": lazy("Afternoon"), "evening": lazy("The evening")}
REASON_NAMES = {
    "": lazy("I do not say"),
    "work": lazy("Work"),
    "french-class": lazy("French class"),
    "childcare": lazy("Children"),
    "transport": lazy("Bus or train"),
    "other": lazy("Something else"),
}


def _reasons() -> Any:
    return choices(REASON_NAMES.items())


class WeekForm(Form):
    """A week: the parts one can come, why not the others, the last service home."""

    can = Boxes(choices=choices((f"{weekday}-{part}", "") for weekday in WEEKDAYS for part in PARTS))
    last_service = TimeField(lazy("Last bus or train home"), [Optional()])
    minutes = IntegerField(
        lazy("Minutes to walk to it"),
        [Optional(), NumberRange(0, 240, lazy("Write a number from 0 to 240."))],
    )
    reason_0 = SelectField(choices=_reasons, default="")
    reason_1 = SelectField(choices=_reasons, default="")
    reason_2 = SelectField(choices=_reasons, default="")
    reason_3 = SelectField(choices=_reasons, default="")
    reason_4 = SelectField(choices=_reasons, default="")
    reason_5 = SelectField(choices=_reasons, default="")
    reason_6 = SelectField(choices=_reasons, default="")

    @staticmethod
    def shown(told: Told) -> dict[str, Any]:
        """What somebody said before, as the form shows it."""
        return {
            "can": [f"{weekday}-{part}" for (weekday, part), possible in told.cells.items() if possible],
            "last_service": told.last_service,
            "minutes": told.minutes or None,
            **{f"reason_{weekday}": reason for weekday, reason in told.reasons.items()},
        }

    def days(self) -> Iterator[tuple[str, list[tuple[str, str, bool]], Any]]:
        """Each weekday in words, its parts as (value, words, ticked), and its reason."""
        ticked = set(self.can.data or ())
        for weekday in WEEKDAYS:
            values = [(f"{weekday}-{part}", str(PART_NAMES[part])) for part in PARTS]
            reason = self._fields[f"reason_{weekday}"]
            yield weekdays([weekday]), [(value, name, value in ticked) for value, name in values], reason

    def cells(self) -> set[Cell]:
        """The parts that are ticked."""
        pairs = (value.split("-") for value in self.can.data)
        return {(int(weekday), part) for weekday, part in pairs}

    def reasons(self) -> dict[int, str]:
        """Why not, by weekday."""
        return {weekday: self._fields[f"reason_{weekday}"].data for weekday in WEEKDAYS}

    def travel(self) -> tuple[time | None, int]:
        """The last service, and the minutes to it."""
        return self.last_service.data, self.minutes.data or 0


class DaysAwayForm(Form):
    """Days on which somebody cannot come."""

    first_day = DateField(lazy("First day"), [NEEDED, near_in_time])
    last_day = DateField(lazy("Last day"), [NEEDED, near_in_time])
    reason = SelectField(lazy("Reason"), choices=_reasons, default="")


class DayBackForm(Form):
    """A day on which somebody can come after all."""

    day = DateField(validators=[NEEDED])


class QualificationsForm(Form):
    """What one trainer may teach."""

    courses = Boxes(lazy("Courses"))
