"""The doors of reminders: the answer by a signed link, and the list of those to call."""

from flask import Blueprint, Response, abort, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Person
from lms.cohorts.access import cohort_for, enrolment_for
from lms.core.clock import now
from lms.core.db import db
from lms.core.gate import AUTHORS, STAFF, keeps_answer, only, proves_itself, public
from lms.core.pages import page
from lms.i18n import _, words
from lms.messages.links import HIDDEN, opened
from lms.messages.operations import choose_with
from lms.messages.queries import reaches
from lms.scheduling import access
from lms.scheduling.forms import ReplyForm
from lms.scheduling.operations.replying import reply_of
from lms.scheduling.reminders import operations, queries
from lms.scheduling.reminders.forms import CallForm, ReachForm
from lms.scheduling.reminders.queries import Listener
from lms.scheduling.reminders.wording import ANSWERING
from lms.scheduling.values import Evening

reminders = Blueprint("reminders", __name__)


@reminders.route("/answer/<token:token>", methods=["GET", "POST"])
@public
@proves_itself
def answer(token: str) -> AnyResponse:
    """I come, or I can't: by the link of a message, without signing in. Looking at it writes nothing."""
    found = _behind(token)
    if found is None:
        return _hidden(page("messages/no_link.html", 404))
    evening, listener = found
    words.use(listener.reach.language)
    form, said = ReplyForm(), None
    if request.method == "POST" and form.sent():
        with form.refusals():
            reply_of(evening, listener.enrolment_id, form.coming.data == "yes")
            said = form.coming.data
    return _hidden(
        page(
            "scheduling/reminders/answer.html",
            form.status,
            evening=evening,
            coming=listener.coming,
            said=said,
            form=form,
            token=token,
        )
    )


def _behind(token: str) -> tuple[Evening, Listener] | None:
    """The evening and the learner a link was made for, until the evening ends."""
    said = opened(ANSWERING, token)
    evening = queries.evening_of(said[0]) if said else None
    if said is None or evening is None or evening.session.ends_at <= now():
        return None
    return next(
        ((evening, each) for each in queries.learners_of(evening) if each.enrolment_id == said[1]), None
    )


def _hidden(answered: Response) -> Response:
    answered.headers.update(HIDDEN)
    return answered


@reminders.get("/sessions/<int:session_id>/calls")
@only(*STAFF)
def calls(session_id: int) -> Response:
    """Those to call before an evening, and what was said."""
    evening = access.session_for(g.user, session_id) or abort(404)
    return _calls(evening, {})


def _calls(evening: Evening, sent: dict[int, CallForm]) -> Response:
    """The list; `sent`: what came back to be mended, by the enrolment it speaks of."""
    found = queries.calls_of(evening)
    to_call = [call for call in found if call.to_make or call.listener.enrolment_id in sent]
    people = [call.listener.enrolment_id for call in to_call]
    return page(
        "scheduling/reminders/calls.html",
        422 if sent else 200,
        evening=evening,
        to_call=to_call,
        others=[call for call in found if call not in to_call],
        by=queries.callers([call.noted for call in found if call.noted]),
        forms={one: (sent.get(one) or CallForm(formdata=None)).one_of_many(one) for one in people},
    )


@reminders.post("/sessions/<int:session_id>/calls/<int:enrolment_id>")
@only(*STAFF)
@keeps_answer
def note_call(session_id: int, enrolment_id: int) -> AnyResponse:
    """What was said on the phone."""
    evening = access.session_for(g.user, session_id) or abort(404)
    found = queries.calls_of(evening)
    call = next((each for each in found if each.listener.enrolment_id == enrolment_id), None)
    if call is None:
        abort(404)
    form = CallForm()
    if form.sent():
        with form.refusals():
            operations.note_call(g.user, evening, call, form.heard.data, (form.words.data or "").strip())
            flash(_("Noted. Thank you for calling."), "good")
            return redirect(url_for("reminders.calls", session_id=session_id), 303)
    return _calls(evening, {enrolment_id: form})


@reminders.route("/cohorts/<int:cohort_id>/learners/<int:enrolment_id>/reminders", methods=["GET", "POST"])
@only(*AUTHORS)
def of_learner(cohort_id: int, enrolment_id: int) -> AnyResponse:
    """How a learner is reminded, written down with them by those who teach or plan."""
    cohort, place = cohort_for(g.user, cohort_id), enrolment_for(g.user, enrolment_id)
    if cohort is None or place is None or place.cohort_id != cohort.id:
        abort(404)
    person = db.session.get_one(Person, place.person_id)
    form = ReachForm(obj=reaches([person.id])[person.id])
    if form.sent():
        with form.refusals():
            choose_with(g.user, person, form.contact(), bool(form.agreed.data))
            flash(_("The choice is kept."), "good")
            return redirect(url_for(".of_learner", cohort_id=cohort.id, enrolment_id=place.id), 303)
    return page(
        "scheduling/reminders/learner.html", form.status, form=form, cohort=cohort, place=place, person=person
    )
