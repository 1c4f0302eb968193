"""The doors of arranging an evening: one page with its forms, one address for each."""

from collections.abc import Callable

from flask import Blueprint, Response, abort, flash, g, redirect, url_for
from werkzeug.wrappers import Response as AnyResponse

from lms.core.forms import Form, choices
from lms.core.gate import PLANNERS, STAFF, keeps_answer, only
from lms.core.pages import page
from lms.i18n import _
from lms.messages.queries import reaches
from lms.scheduling import access
from lms.scheduling import queries as evenings
from lms.scheduling.arranging import operations, queries
from lms.scheduling.arranging.forms import GuestForm, JoinForm, SplitForm, SubstituteForm, VisitorsForm
from lms.scheduling.values import Evening

arranging = Blueprint("arranging", __name__)


@arranging.get("/sessions/<int:session_id>/arrange")
@only(*PLANNERS)
def arrange(session_id: int) -> Response:
    """All that can be done with an evening besides moving it."""
    return _page(_evening(session_id))


def _evening(session_id: int) -> Evening:
    return access.plannable_session_for(g.user, session_id) or abort(404)


def _page(evening: Evening, **sent: Form) -> Response:
    status = next((form.status for form in sent.values()), 200)
    forms = {"split": _split(evening), "join": JoinForm(), "substitute": _substitute(evening)}
    return page(
        "scheduling/arranging/arrange.html",
        status,
        evening=evening,
        following=queries.next_evening(evening),
        guests=queries.guests_of(evening),
        forms=forms | {"guest": _guest(evening)} | sent,
    )


def _split(evening: Evening) -> SplitForm:
    return SplitForm(evenings.rooms_of(evening.site), data={"room": evening.session.room_id or 0})


def _substitute(evening: Evening) -> SubstituteForm:
    form = SubstituteForm(data={"person": queries.own_trainer_of(evening.session.id)})
    form.person.choices = choices([(0, _("The usual trainers")), *queries.trainers_at(evening).items()])
    return form


def _guest(evening: Evening) -> GuestForm:
    form = GuestForm()
    places = [(place.enrolment_id, f"{place.name} – {place.cohort}") for place in queries.could_come(evening)]
    form.enrolment.choices = choices([(0, _("Choose a person")), *places] if places else [])
    return form


def _done(evening: Evening, name: str, form: Form, work: Callable[[], object], sentence: str) -> AnyResponse:
    """Do `work` if its form is right, and come back to the page; else show what is to be corrected."""
    if form.sent():
        with form.refusals():
            work()
            flash(sentence, "good")
            return redirect(url_for("arranging.arrange", session_id=evening.session.id), 303)
    return _page(evening, **{name: form})


@arranging.post("/sessions/<int:session_id>/split")
@only(*PLANNERS)
def split(session_id: int) -> AnyResponse:
    """Cut an evening in two."""
    evening = _evening(session_id)
    form = _split(evening)
    return _done(
        evening,
        "split",
        form,
        lambda: operations.split(g.user, evening, form.at.data, form.rest()),
        _("The evening is split. Learners are told."),
    )


@arranging.post("/sessions/<int:session_id>/join")
@only(*PLANNERS)
def join(session_id: int) -> AnyResponse:
    """Make one evening of this one and the next."""
    evening, form = _evening(session_id), JoinForm()
    return _done(
        evening,
        "join",
        form,
        lambda: operations.join_next(g.user, evening, form.because.data.strip()),
        _("The two evenings are one. Learners are told."),
    )


@arranging.post("/sessions/<int:session_id>/substitute")
@only(*PLANNERS)
def substitute(session_id: int) -> AnyResponse:
    """Let somebody stand in for one evening."""
    evening = _evening(session_id)
    form = _substitute(evening)

    def stand_in() -> None:
        operations.substitute(g.user, evening, form.person.data)
        reach = reaches([form.person.data]).get(form.person.data)
        if reach and reach.channel == "call" and reach.person_id != g.user.id:
            flash(_("No message reaches %(name)s: call them.", name=reach.name), "care")

    return _done(evening, "substitute", form, stand_in, _("Noted: who teaches this evening."))


@arranging.post("/sessions/<int:session_id>/guests")
@only(*PLANNERS)
def invite(session_id: int) -> AnyResponse:
    """Let somebody of another cohort come."""
    evening = _evening(session_id)
    form = _guest(evening)
    return _done(
        evening,
        "guest",
        form,
        lambda: operations.invite(g.user, evening, form.enrolment.data),
        _("This person is on the list of the evening."),
    )


@arranging.post("/sessions/<int:session_id>/guests/<int:enrolment_id>/remove")
@only(*PLANNERS)
def uninvite(session_id: int, enrolment_id: int) -> AnyResponse:
    """They do not come after all."""
    evening, form = _evening(session_id), Form()
    if enrolment_id not in {place.enrolment_id for place in queries.guests_of(evening)}:
        abort(404)
    return _done(
        evening,
        "guest",
        form,
        lambda: operations.uninvite(g.user, evening, enrolment_id),
        _("This person is no longer on the list."),
    )


@arranging.route("/sessions/<int:session_id>/visitors", methods=["GET", "POST"])
@only(*STAFF)
@keeps_answer
def visitors(session_id: int) -> AnyResponse:
    """How many came to an evening open to all."""
    evening = access.session_for(g.user, session_id) or abort(404)
    form = VisitorsForm(data={"visitors": evening.session.visitors or None})
    if form.sent():
        with form.refusals():
            operations.count_visitors(g.user, evening, form.visitors.data)
            flash(_("The number of visitors is kept."), "good")
            return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
    return page("scheduling/arranging/visitors.html", form.status, evening=evening, form=form)
