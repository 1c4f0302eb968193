"""What people may send about hours, closures, school holidays, and what a site plans by."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import time
from typing import Any

from wtforms import BooleanField, DateField, FloatField, IntegerField, SelectField, StringField, TimeField
from wtforms.validators import Length, NumberRange, Optional

from lms.core.checks import NEEDED, WORDS_NEEDED, near_in_time
from lms.core.clock import now
from lms.core.forms import Form, choices
from lms.i18n import lazy
from lms.scheduling.availability.rules import WEEKDAYS
from lms.scheduling.calendars.models import ZONES
from lms.scheduling.calendars.official import Official, official, school_years
from lms.scheduling.calendars.operations import Wish
from lms.scheduling.calendars.queries import WEIGHTS, Planning
from lms.scheduling.calendars.rules import hours_in
from lms.scheduling.plans.wording import SOFT, weekdays
from lms.scheduling.timetable.values import Weights

MOST_WEIGHT = 100


class HoursForm(Form):
    """From when to when a room is open each weekday."""

    def hours(self) -> dict[int, tuple[time, time]]:
        """The days that have both hours."""
        found = {}
        for weekday in WEEKDAYS:
            opens, closes = self._fields[f"opens_{weekday}"].data, self._fields[f"closes_{weekday}"].data
            if opens and closes:
                found[weekday] = (opens, closes)
        return found

    def days(self) -> Iterator[tuple[str, Any, Any]]:
        """Each weekday in words, with its two fields."""
        for weekday in WEEKDAYS:
            yield (
                weekdays([weekday]),
                self._fields[f"opens_{weekday}"],
                self._fields[f"closes_{weekday}"],
            )


for _weekday in WEEKDAYS:
    setattr(HoursForm, f"opens_{_weekday}", TimeField(lazy("Opens"), [Optional()]))
    setattr(HoursForm, f"closes_{_weekday}", TimeField(lazy("Closes"), [Optional()]))


class ClosureForm(Form):
    """Days on which a site or a room is closed. `where` is 0 for the whole site."""

    where = SelectField(lazy("What is closed"), coerce=int, default=0)
    first_day = DateField(lazy("First day"), [NEEDED, near_in_time])
    last_day = DateField(lazy("Last day"), [NEEDED, near_in_time])
    because = StringField(lazy("Reason"), [Length(max=200)])


class SchoolHolidayForm(Form):
    """School holidays of a zone."""

    zone = SelectField(lazy("Zone"), choices=choices((zone, zone) for zone in ZONES[1:]))
    name = StringField(lazy("Name of the holidays"), [WORDS_NEEDED, Length(max=80)])
    first_day = DateField(lazy("First day without school"), [NEEDED, near_in_time])
    last_day = DateField(lazy("Last day without school"), [NEEDED, near_in_time])


class OfficialForm(Form):
    """Whose official dates are asked for: a zone, and the year a school year begins in."""

    zone = SelectField(lazy("Zone"), choices=choices((zone, zone) for zone in ZONES[1:]))
    school_year = SelectField(
        lazy("School year"),
        coerce=int,
        choices=lambda: choices((year, f"{year}-{year + 1}") for year in school_years(now().date())),
    )

    def asked(self) -> list[Official]:
        """The official dates of what was chosen; those of the first choice where it is none of them."""
        zone = self.zone.data if self.zone.data in ZONES[1:] else ZONES[1]
        years = school_years(now().date())
        year = self.school_year.data if self.school_year.data in years else (years or [0])[0]
        return official(zone, year)


class WishForm(Form):
    """What a cohort asks of a timetable."""

    not_before = DateField(lazy("Not before"), [Optional(), near_in_time])
    not_after = DateField(lazy("Not after"), [Optional(), near_in_time])
    computers = IntegerField(
        lazy("Computers needed"), [Optional(), NumberRange(0, 1000, lazy("Write a number from 0 to 1000."))]
    )
    step_free = BooleanField(lazy("A room without steps is needed"))

    def wish(self) -> Wish:
        """What is asked."""
        return Wish(self.not_before.data, self.not_after.data, self.computers.data, self.step_free.data)


class PlanningForm(Form):
    """What a site plans by."""

    school_zone = SelectField(
        lazy("Zone of the school holidays"),
        choices=lambda: choices([("", lazy("None")), *((zone, zone) for zone in ZONES[1:])]),
    )
    learners_per_helper = IntegerField(
        lazy("Learners to one trainer or volunteer, at most"),
        [NEEDED, NumberRange(1, 100, lazy("Write a number from 1 to 100."))],
    )
    learners_per_computer = IntegerField(
        lazy("Learners to one computer"), [NEEDED, NumberRange(1, 10, lazy("Write a number from 1 to 10."))]
    )
    latitude = FloatField(
        lazy("Latitude, for the sunset"),
        [NEEDED, NumberRange(-90, 90, lazy("Write a number from -90 to 90."))],
    )
    longitude = FloatField(
        lazy("Longitude"), [NEEDED, NumberRange(-180, 180, lazy("Write a number from -180 to 180."))]
    )

    @staticmethod
    def shown(planning: Planning) -> dict[str, Any]:
        """What is in force, as the form shows it."""
        plain = asdict(planning)
        weights, starts = plain.pop("weights"), plain.pop("starts")
        return (
            plain
            | {f"starts_{weekday}": ", ".join(hours) for weekday, hours in enumerate(starts)}
            | {f"weight_{name}": weight for name, weight in weights.items()}
        )

    def starts(self) -> list[Any]:
        """The fields of the hours, by weekday."""
        return [self._fields[f"starts_{weekday}"] for weekday in WEEKDAYS]

    def weights(self) -> list[Any]:
        """The fields of the weights."""
        return [self._fields[f"weight_{name}"] for name in WEIGHTS]

    def planning(self) -> Planning:
        """What was written; refused where hours are not hours."""
        return Planning(
            self.school_zone.data,
            [hours_in(field.data or "") for field in self.starts()],
            Weights(**{name: self._fields[f"weight_{name}"].data for name in WEIGHTS}),
            self.learners_per_helper.data,
            self.learners_per_computer.data,
            self.latitude.data,
            self.longitude.data,
        )


class WeekdayName:
    """A weekday in the words of the reader, read when it is shown."""

    def __init__(self, weekday: int) -> None:
        self.weekday = weekday

    def __str__(self) -> str:
        return weekdays([self.weekday])


for _weekday in WEEKDAYS:
    setattr(PlanningForm, f"starts_{_weekday}", StringField(WeekdayName(_weekday), [Length(max=60)]))
for _name in WEIGHTS:
    _range = NumberRange(0, MOST_WEIGHT, lazy("Write a number from 0 to 100."))
    setattr(PlanningForm, f"weight_{_name}", IntegerField(SOFT[_name][1], [NEEDED, _range]))
