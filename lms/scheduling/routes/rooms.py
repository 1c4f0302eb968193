"""The rooms of a site."""

from flask import Response, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.access import site_for
from lms.core.gate import PLANNERS, only
from lms.core.pages import page
from lms.i18n import _
from lms.scheduling import access, queries
from lms.scheduling.forms import RoomForm
from lms.scheduling.operations import rooms as operations
from lms.scheduling.routes.blueprint import scheduling


@scheduling.get("/sites/<int:site_id>/rooms")
@only(*PLANNERS)
def list_rooms(site_id: int) -> Response:
    """The rooms of a site."""
    site = site_for(g.user, site_id) or abort(404)
    return page("scheduling/rooms.html", site=site, rooms=queries.rooms_of(site))


@scheduling.route("/sites/<int:site_id>/rooms/new", methods=["GET", "POST"])
@only(*PLANNERS)
def new_room(site_id: int) -> AnyResponse:
    """Add a room."""
    site = site_for(g.user, site_id) or abort(404)
    form = RoomForm()
    if form.sent():
        with form.refusals():
            operations.add_room(g.user, site, **form.values())
            flash(_("The room is added."), "good")
            return redirect(url_for("scheduling.list_rooms", site_id=site.id), 303)
    return page("scheduling/room_form.html", form.status, form=form, site_id=site.id, room=None)


@scheduling.route("/rooms/<int:room_id>/change", methods=["GET", "POST"])
@only(*PLANNERS)
def change_room(room_id: int) -> AnyResponse:
    """Change a room."""
    room = access.room_for(g.user, room_id) or abort(404)
    form = RoomForm(obj=room)
    if form.sent():
        with form.refusals():
            operations.change_room(g.user, room, **form.values())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("scheduling.list_rooms", site_id=room.site_id), 303)
    return page("scheduling/room_form.html", form.status, form=form, site_id=room.site_id, room=room)
