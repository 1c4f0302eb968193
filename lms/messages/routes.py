"""The doors of messages: one's own choice, the stop link, the outbox, what providers tell."""

from urllib.parse import quote

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.models import Person
from lms.core.clock import now
from lms.core.db import db
from lms.core.errors import Refused
from lms.core.gate import PLANNERS, STAFF, only, proves_itself, public
from lms.core.pages import page
from lms.i18n import _, words
from lms.messages import access, operations, queries, rules
from lms.messages.forms import ByHandForm, ContactForm
from lms.messages.links import HIDDEN, opened, outside
from lms.messages.models import CHANNELS
from lms.messages.sms import provider_from

messages = Blueprint("messages", __name__)


@messages.route("/my-messages", methods=["GET", "POST"])
@only("learner", *STAFF)
def my_messages() -> AnyResponse:
    """How I wish to be reached."""
    person = db.session.get_one(Person, g.user.id)
    choice = queries.choice_of(person.id)
    known = {"channel": choice.channel, "care": choice.care} if choice else {}
    form = ContactForm(data={"phone": person.phone, "email": person.email, **known})
    if form.sent():
        with form.refusals():
            operations.choose(person, **form.values())
            flash(_("Your choice is kept."), "good")
            return redirect(url_for("messages.my_messages"), 303)
    stopped = queries.reaches([person.id])[person.id].channel == "call" != known.get("channel", "call")
    return page("messages/mine.html", form.status, form=form, stopped=stopped)


@messages.route("/stop/<token:token>", methods=["GET", "POST"])
@public
@proves_itself
def stop(token: str) -> AnyResponse:
    """No more messages on a channel; mail programs post here by themselves (RFC 8058)."""
    said = opened("stop", token)
    person = db.session.get(Person, said[0]) if said else None
    if said is None or person is None:
        return _hidden(page("messages/no_link.html", 404))
    words.use(person.language)
    channel = CHANNELS[said[1]]
    if request.method == "POST":
        operations.stop(person.id, channel)
    return _hidden(page("messages/stop.html", channel=channel, done=request.method == "POST", token=token))


def _hidden(answer: Response) -> Response:
    answer.headers.update(HIDDEN)
    return answer


@messages.get("/outbox")
@only(*PLANNERS)
def outbox() -> Response:
    """Messages that wait, or those of the last two weeks."""
    done = request.args.get("show") == "done"
    settings = current_app.config["SETTINGS"]
    return page(
        "messages/outbox.html",
        written=access.outbox(g.user, waiting=not done),
        done=done,
        carried={"email": bool(settings.smtp), "sms": provider_from(settings) is not None},
        by_hand=_by_hand,
        parts=rules.parts_of_sms,
        now=now(),
    )


def _by_hand(written: access.Written) -> str:
    """The address that opens this message on the phone or in the mail program of whoever sends it."""
    message, person = written.message, written.person
    if message.channel == "email":
        return f"mailto:{quote(person.email)}?subject={quote(message.subject)}&body={quote(message.text)}"
    return f"sms:{rules.phone_number(person.phone) or ''}?body={quote(message.text)}"


@messages.post("/outbox/<int:message_id>/sent")
@only(*PLANNERS)
def sent_by_hand(message_id: int) -> AnyResponse:
    """I sent this message myself."""
    message = access.message_for(g.user, message_id) or abort(404)
    form = ByHandForm()
    if form.sent():
        try:
            operations.send_by_hand(g.user, message)
            flash(_("Noted: this message was sent."), "good")
        except Refused as refused:
            flash(refused.sentence, "care")
    return redirect(url_for("messages.outbox"), 303)


@messages.post("/messages/heard/<token:token>")
@public
@proves_itself
def hear(token: str) -> AnyResponse:
    """A provider tells what became of a message, or that somebody answered STOP."""
    provider = provider_from(current_app.config["SETTINGS"])
    if provider is None or opened("hook", token) is None:
        abort(404)
    said = request.get_json(silent=True) if request.is_json else request.form.to_dict()
    fields = {str(name): str(value) for name, value in said.items()} if isinstance(said, dict) else {}
    heard = provider.hear(outside(request.full_path.rstrip("?")), dict(request.headers), fields)
    if heard is None:
        abort(403)
    message = queries.by_reference(heard.reference)
    if message is not None and heard.arrived is not None:
        operations.note_arrival(message, heard.arrived)
    if rules.is_stop(heard.words):
        for person_id in queries.people_with_number(heard.number):
            operations.stop(person_id, "sms")
    return Response(status=204)
