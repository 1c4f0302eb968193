"""A learner's own evenings."""

from flask import Response, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.clock import now
from lms.core.gate import keeps_answer, only
from lms.core.pages import page
from lms.i18n import _
from lms.scheduling import access, queries
from lms.scheduling.forms import ReplyForm
from lms.scheduling.operations.replying import reply
from lms.scheduling.routes.blueprint import scheduling
from lms.scheduling.values import MinutesByWay


@scheduling.get("/my-sessions")
@only("learner")
def my_sessions() -> Response:
    """Evenings to come and past."""
    return _list(ReplyForm())


def _list(form: ReplyForm) -> Response:
    own = access.own_evenings(g.user)
    past = [one for one in own if one.evening.session.ends_at <= now()]
    coming = [one for one in own if one not in past]
    ways = queries.minutes_by_way({one.enrolment_id for one in past}).values()
    return page(
        "scheduling/my_sessions.html",
        form.status,
        form=form,
        coming=coming,
        past=past[::-1],
        hours=MinutesByWay(
            sum(each.in_class for each in ways),
            sum(each.distance for each in ways),
            sum(each.make_up for each in ways),
        ),
    )


@scheduling.post("/my-sessions/<int:session_id>/reply")
@only("learner")
@keeps_answer
def reply_to_session(session_id: int) -> AnyResponse:
    """I come, or I can't."""
    own = access.own_evening_for(g.user, session_id) or abort(404)
    form = ReplyForm()
    if form.sent():
        with form.refusals():
            coming = form.coming.data == "yes"
            reply(own, coming)
            flash(_("Thank you: you are expected.") if coming else _("Thank you for telling us."), "good")
            return redirect(url_for("scheduling.my_sessions"), 303)
    return _list(form)
