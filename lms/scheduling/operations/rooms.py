"""Rooms: added and changed."""

from sqlalchemy import select

from lms.accounts import audit
from lms.accounts.models import Site
from lms.accounts.values import SignedIn
from lms.core.db import db, save
from lms.core.errors import Refused
from lms.i18n import _
from lms.scheduling.models import Room


def add_room(actor: SignedIn, site: Site, name: str, **details: object) -> Room:
    """A new room of a site."""
    _check_name(site.id, name, None)
    room = Room(site_id=site.id, name=name, **details)
    save(room)
    audit.note(actor.id, "create", "room", room.id)
    return room


def change_room(actor: SignedIn, room: Room, name: str, **details: object) -> None:
    """Change what is known of a room."""
    _check_name(room.site_id, name, room.id)
    for field, value in {"name": name, **details}.items():
        setattr(room, field, value)
    audit.note(actor.id, "change", "room", room.id, fields=sorted(["name", *details]))


def _check_name(site_id: int, name: str, room_id: int | None) -> None:
    taken = db.session.scalar(select(Room.id).where(Room.site_id == site_id, Room.name == name))
    if taken not in (None, room_id):
        raise Refused(_("A room of this site already has this name."), "name")
