"""What people may send about rooms and evenings."""

import re
from collections.abc import Sequence
from typing import Any

from wtforms import (
    BooleanField,
    DateField,
    IntegerField,
    SelectChoice,
    SelectField,
    SelectMultipleField,
    StringField,
    TimeField,
)
from wtforms.validators import DataRequired, Length, NumberRange, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from lms.core.checks import NEEDED, WORDS_NEEDED, near_in_time
from lms.core.forms import Form, choices
from lms.i18n import lazy
from lms.i18n.formats import weekday
from lms.scheduling.models import Room
from lms.scheduling.operations.changing import Place
from lms.scheduling.operations.planning import Wanted
from lms.scheduling.rules import MOST_SESSIONS

ADDRESS = re.compile(r"https://[^\s<>\"]+")


def _weekdays() -> list[SelectChoice]:
    return choices((number, weekday(number)) for number in range(7))


class RoomForm(Form):
    """A room."""

    name = StringField(lazy("Name of the room"), [WORDS_NEEDED, Length(max=80)])
    capacity = IntegerField(
        lazy("Seats"),
        [NEEDED, NumberRange(1, 1000, lazy("Write a number from 1 to 1000."))],
    )
    computers = IntegerField(
        lazy("Computers"), [NEEDED, NumberRange(0, 1000, lazy("Write a number from 0 to 1000."))], default=0
    )
    step_free = BooleanField(lazy("No steps on the way in"))
    lender = StringField(lazy("Who lends the room"), [Length(max=120)])
    keys = StringField(lazy("Where the keys are"), [Length(max=200)])
    directions = StringField(lazy("How to get there, shown to learners"), [Length(max=200)])


class RoomChoice(Form):
    """A form with one of the site's rooms, or none yet."""

    room = SelectField(lazy("Room"), coerce=int, default=0)

    def __init__(self, rooms: Sequence[Room], *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self._rooms = {room.id: room for room in rooms}
        self.room.choices = choices([(0, lazy("No room yet")), *((room.id, room.name) for room in rooms)])

    def chosen_room(self) -> Room | None:
        """The room that was chosen."""
        return self._rooms.get(self.room.data)


class LayOutForm(RoomChoice):
    """How the evenings of a cohort are laid out."""

    first_day = DateField(lazy("First day"), [NEEDED, near_in_time])
    weekdays = SelectMultipleField(
        lazy("Days of the week"),
        [DataRequired(lazy("Choose at least one day of the week."))],
        coerce=int,
        choices=_weekdays,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    start = TimeField(lazy("Start"), [NEEDED])
    end = TimeField(lazy("End"), [NEEDED])
    number = IntegerField(
        lazy("Number of evenings in all"),
        [NEEDED, NumberRange(1, MOST_SESSIONS, lazy("Write a number from 1 to 400."))],
    )

    def wanted(self) -> Wanted:
        """What was asked for."""
        return Wanted(
            first_day=self.first_day.data,
            weekdays=tuple(self.weekdays.data),
            start=self.start.data,
            end=self.end.data,
            number=self.number.data,
            room=self.chosen_room(),
        )


class AddForm(RoomChoice):
    """Where one more evening is put; it needs no reason."""

    day = DateField(lazy("Day"), [NEEDED, near_in_time])
    start = TimeField(lazy("Start"), [NEEDED])
    end = TimeField(lazy("End"), [NEEDED])
    kind = SelectField(
        lazy("Kind"),
        choices=choices(
            [
                ("class", lazy("In the room")),
                ("online", lazy("At a distance, by a link")),
                ("drop-in", lazy("Open to all, without enrolment")),
            ]
        ),
        default="class",
    )
    link = StringField(lazy("Address of the video room, for an evening at a distance"), [Length(max=500)])
    because = StringField(lazy("Reason, shown to learners"), [Length(max=200)])

    def place(self) -> Place:
        """Where it was put."""
        link = (self.link.data or "").strip() if self.kind.data == "online" else ""
        return Place(self.day.data, self.start.data, self.end.data, self.chosen_room(), self.kind.data, link)

    def validate_link(self, field: StringField) -> None:
        """An online evening is joined somewhere."""
        if self.kind.data == "online" and not ADDRESS.fullmatch((field.data or "").strip()):
            raise ValidationError(lazy("Write the address of the video room. It begins with https://"))


class MoveForm(AddForm):
    """Where an evening is moved, and why."""

    because = StringField(lazy("Reason, shown to learners"), [WORDS_NEEDED, Length(max=200)])


class CancelForm(Form):
    """Why an evening does not take place."""

    because = StringField(lazy("Reason, shown to learners"), [WORDS_NEEDED, Length(max=200)])


class ReplyForm(Form):
    """I come, or I can't."""

    coming = SelectField(choices=choices([("yes", lazy("I come")), ("no", lazy("I can’t"))]))
