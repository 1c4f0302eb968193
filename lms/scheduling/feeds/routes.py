"""The doors of the calendar feeds: one's own page, and the address calendars read."""

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.gate import STAFF, only, public
from lms.core.pages import page
from lms.i18n import _, words
from lms.scheduling.feeds import operations, queries
from lms.scheduling.feeds.writing import Entry, calendar
from lms.scheduling.values import Evening

feeds = Blueprint("feeds", __name__)


@feeds.get("/my-calendar")
@only("learner", *STAFF)
def my_calendar() -> Response:
    """How to have one's evenings in one's own calendar."""
    feed = queries.feed_of(g.user)
    address = _outside(url_for("feeds.read", token=feed.token)) if feed else ""
    return page("scheduling/feeds/mine.html", address=address, phone=address.replace("http", "webcal", 1))


@feeds.post("/my-calendar/share")
@only("learner", *STAFF)
def share() -> AnyResponse:
    """A new address; the one before leads nowhere any more."""
    operations.share(g.user)
    flash(_("Your calendar has an address."), "good")
    return redirect(url_for("feeds.my_calendar"), 303)


@feeds.post("/my-calendar/stop")
@only("learner", *STAFF)
def stop_sharing() -> AnyResponse:
    """No address any more."""
    operations.stop_sharing(g.user)
    flash(_("The address no longer leads to your evenings."), "good")
    return redirect(url_for("feeds.my_calendar"), 303)


@feeds.get("/calendar/<token:token>.ics")
@public
def read(token: str) -> AnyResponse:
    """The evenings of whoever made this address, for calendars: they cannot sign in."""
    found = queries.holder_of(token) or abort(404)
    holder, language = found
    words.use(language)
    evenings, learns = queries.evenings_for(holder)
    entries = [_entry(evening, evening.session.id in learns) for evening in evenings]
    answer = Response(
        calendar(_("Evenings"), entries), content_type="text/calendar; charset=utf-8", headers=_HEADERS
    )
    answer.add_etag()
    return answer.make_conditional(request)


_HEADERS = {
    "Cache-Control": "private, max-age=900",
    "X-Robots-Tag": "noindex, nofollow",
    "Content-Disposition": 'attachment; filename="passerelle.ics"',
}


def _entry(evening: Evening, learns: bool) -> Entry:
    """A learner's phone may be read by others: what they learn is not in the title."""
    session, room = evening.session, evening.room
    title = _("Evening class") if learns else evening.cohort.name
    changed = session.cancelled_because if evening.cancelled else session.changed_because
    where = [room.name if room else "", evening.site.name, evening.site.address, evening.site.city]
    more = (
        url_for("scheduling.my_sessions")
        if learns
        else url_for("scheduling.show_session", session_id=session.id)
    )
    told = [changed, room.directions if room else "", _outside(more)]
    return Entry(
        uid=f"evening-{session.id}@{_outside('').split('://', 1)[-1]}",
        revision=session.revision,
        changed_at=session.changed_at,
        starts_at=session.starts_at,
        ends_at=session.ends_at,
        zone=evening.zone,
        title=_("Cancelled: %(title)s", title=title) if evening.cancelled else title,
        place=", ".join(filter(None, where)),
        words="\n".join(filter(None, told)),
        cancelled=evening.cancelled,
    )


def _outside(path: str) -> str:
    """An address as others reach it."""
    return str(current_app.config["SETTINGS"].public_url).rstrip("/") + path
