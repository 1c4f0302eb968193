"""What coordinators may send to ask for a timetable, or to have one mended."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Self

from wtforms import DateField, SelectField, StringField
from wtforms.validators import Length

from lms.core.checks import NEEDED, near_in_time
from lms.core.forms import Form, choices
from lms.i18n import _, lazy
from lms.scheduling.models import Room
from lms.scheduling.plans.operations import Term

TERM = timedelta(weeks=16)
ROUNDS = ((20, lazy("About a minute")), (120, lazy("About five minutes")), (2000, lazy("Until I stop it")))


class TermForm(Form):
    """Between which days, and how long to search."""

    first_day = DateField(lazy("First day"), [NEEDED, near_in_time])
    last_day = DateField(lazy("Last day"), [NEEDED, near_in_time])
    rounds = SelectField(lazy("How long to search"), coerce=int, choices=lambda: choices(ROUNDS), default=20)

    @classmethod
    def from_tomorrow(cls, today: date) -> Self:
        """The form, with sixteen weeks from tomorrow on filled in."""
        tomorrow = today + timedelta(days=1)
        return cls(data={"first_day": tomorrow, "last_day": tomorrow + TERM, "rounds": 20})

    def term(self) -> Term:
        """What was asked."""
        return Term(self.first_day.data, self.last_day.data, self.rounds.data)


class RepairForm(Form):
    """Who or what is missing, and when. `what` is "person-12", "room-3" or "site"."""

    what = SelectField(lazy("Who or what is missing"))
    first_day = DateField(lazy("First day"), [NEEDED, near_in_time])
    last_day = DateField(lazy("Last day"), [NEEDED, near_in_time])
    because = StringField(lazy("Reason, for a closure"), [Length(max=200)])

    def offer(self, people: Sequence[tuple[int, str]], rooms: Sequence[Room]) -> None:
        """Who and what there is to choose."""
        self.what.choices = choices(
            [
                *((f"person-{number}", name) for number, name in people),
                *((f"room-{room.id}", _("%(room)s is closed", room=room.name)) for room in rooms),
                ("site", _("The whole site is closed")),
            ]
        )

    def chosen(self) -> tuple[str, int | None]:
        """("person", 12), ("room", 3) or ("site", None)."""
        kind, _dash, number = self.what.data.partition("-")
        return kind, int(number) if number else None
