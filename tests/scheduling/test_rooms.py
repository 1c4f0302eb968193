"""Rooms of a site: listed, added, changed; a wrong entry is told and kept."""

import pytest
from flask import Flask
from sqlalchemy import select

from lms.core.db import db
from lms.scheduling.models import Room
from tests.factories import Cast, Visitor, words_of

ROOM = {"name": "Atelier", "capacity": "10", "computers": "8", "directions": "First floor, on the left."}


def test_an_added_room_is_listed(cast: Cast, visit: Visitor) -> None:
    browser, rooms = visit(cast.coordinator), f"/sites/{cast.ours.site.id}/rooms"
    answer = browser.post(f"{rooms}/new", ROOM | {"step_free": "y"})
    assert (answer.status_code, answer.location) == (303, rooms)
    assert "Atelier 10 8 Yes First floor, on the left." in words_of(browser.get(rooms))


def test_a_room_can_be_changed(app: Flask, cast: Cast, visit: Visitor) -> None:
    room_id = cast.ours.session.room_id
    assert visit(cast.coordinator).post(f"/rooms/{room_id}/change", ROOM).status_code == 303
    with app.app_context():
        room = db.session.get_one(Room, room_id)
        assert (room.name, room.capacity, room.computers, room.step_free) == ("Atelier", 10, 8, False)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"name": "Salle 2"}, "A room of this site already has this name."),
        ({"name": "   "}, "Please fill this in."),
        ({"name": "a" * 81}, "80"),
        ({"capacity": "0"}, "Write a number from 1 to 1000."),
        ({"computers": "-1"}, "Write a number from 0 to 1000."),
        ({"capacity": "ten"}, "Write a whole number, in digits. For example: 12."),
    ],
)
def test_a_wrong_room_is_told_and_what_was_typed_stays(
    app: Flask, cast: Cast, visit: Visitor, wrong: dict[str, str], sentence: str
) -> None:
    answer = visit(cast.coordinator).post(f"/sites/{cast.ours.site.id}/rooms/new", ROOM | wrong)
    assert answer.status_code == 422
    assert sentence in words_of(answer)
    assert 'value="First floor, on the left."' in answer.text
    with app.app_context():
        assert len(db.session.scalars(select(Room)).all()) == 2
