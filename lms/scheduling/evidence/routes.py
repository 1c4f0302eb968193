"""The doors of signing: the tablet, the code on the wall and one's own phone, the trainer's signature."""

import segno
from flask import Blueprint, Response, abort, current_app, flash, g, redirect, url_for
from itsdangerous import BadData, URLSafeTimedSerializer
from markupsafe import Markup
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts.operations import Tries, knows_secret
from lms.accounts.values import SignedIn
from lms.core import web
from lms.core.clock import now
from lms.core.db import write_from_here
from lms.core.errors import Refused
from lms.core.gate import STAFF, keeps_answer, only, slow_first
from lms.core.pages import page
from lms.i18n import _
from lms.scheduling import access, queries
from lms.scheduling.evidence import operations, rules
from lms.scheduling.evidence import queries as evidence_queries
from lms.scheduling.evidence.forms import PhoneForm, TabletForm, TrainerForm
from lms.scheduling.operations.attending import obstacle, too_early, too_late
from lms.scheduling.values import Evening, OwnEvening

evidence = Blueprint("evidence", __name__)

TICKET_LASTS = 600
"""Seconds between the scan and the signature: slow phones, slow networks, slow readers."""


@evidence.get("/sessions/<int:session_id>/sign")
@only(*STAFF)
def tablet(session_id: int) -> Response:
    """Who has signed and who has not: the page of the tablet that goes round."""
    evening = access.session_for(g.user, session_id) or abort(404)
    signed = evidence_queries.signatures_of(session_id)
    closed = obstacle(g.user, evening)
    return page(
        "scheduling/evidence/tablet.html",
        evening=evening,
        lines=queries.lines(evening),
        signed={each.enrolment_id: each for each in signed if each.enrolment_id},
        closed=closed,
        obstacle=closed or too_late(evening),
    )


@evidence.route("/sessions/<int:session_id>/sign/<int:enrolment_id>", methods=["GET", "POST"])
@only(*STAFF)
@slow_first
def sign_on_tablet(session_id: int, enrolment_id: int) -> AnyResponse:
    """One learner signs, on a device that was handed to them."""
    evening = access.session_for(g.user, session_id) or abort(404)
    line = next((each for each in queries.lines(evening) if each.enrolment_id == enrolment_id), None)
    if line is None:
        abort(404)
    form = TabletForm()
    if form.sent():
        with form.refusals():
            drawing = form.drawing()
            person_id = evidence_queries.person_of(enrolment_id)
            known = drawing or _knows(person_id, form.pin.data or "")
            if drawing:
                write_from_here()
            if known:
                _check_open(evening)
                operations.sign_for_oneself(evening, enrolment_id, person_id, "tablet", drawing)
                flash(_("Thank you, %(name)s: you are present.", name=line.name), "good")
                return redirect(url_for("evidence.tablet", session_id=session_id), 303)
            web.keep_although_refused()
            form.ask_again()
    return page("scheduling/evidence/sign_on_tablet.html", form.status, form=form, evening=evening, line=line)


@evidence.get("/sessions/<int:session_id>/wall")
@only(*STAFF)
def wall(session_id: int) -> Response:
    """The code to scan, large, on the screen of the room; it changes twice a minute."""
    evening = access.session_for(g.user, session_id) or abort(404)
    code = rules.code_at(_key(), session_id, now())
    here = url_for("evidence.scanned", session_id=session_id, token=code)
    address = str(current_app.config["SETTINGS"].public_url).rstrip("/") + here
    drawn = segno.make_qr(address, error="m").svg_inline(scale=1, border=2, omitsize=True)
    answer = page(
        "scheduling/evidence/wall.html",
        evening=evening,
        code=Markup(drawn),  # noqa: S704  # drawn here, from our own address
        obstacle=obstacle(g.user, evening) or too_late(evening),
    )
    answer.headers["Refresh"] = str(rules.TURNS_EVERY // 2)
    return answer


@evidence.get("/here/<int:session_id>/<token:token>")
@only("learner")
def scanned(session_id: int, token: str) -> Response:
    """What one's phone opens after the scan: which evening it is, and the button to sign."""
    own = access.own_evening_for(g.user, session_id) or abort(404)
    fresh = rules.is_fresh(_key(), session_id, token, now())
    ticket = _tickets().dumps([session_id, g.user.id]) if fresh else ""
    return _phone(own, PhoneForm(formdata=None, ticket=ticket), "" if fresh else _stale())


@evidence.post("/here/<int:session_id>")
@only("learner")
@keeps_answer
def sign_here(session_id: int) -> AnyResponse:
    """A learner signs on their own phone."""
    own = access.own_evening_for(g.user, session_id) or abort(404)
    form = PhoneForm()
    if form.sent():
        with form.refusals():
            if not _scanned_lately(form.ticket.data or "", session_id):
                return _phone(own, form, _stale(), 422)
            _check_open(own.evening)
            operations.sign_for_oneself(own.evening, own.enrolment_id, g.user.id, "phone", form.drawing())
            flash(_("Thank you: you are present."), "good")
            return redirect(url_for("scheduling.my_sessions"), 303)
    return _phone(own, form, "", form.status)


@evidence.route("/sessions/<int:session_id>/close", methods=["GET", "POST"])
@only(*STAFF)
@keeps_answer
def close(session_id: int) -> AnyResponse:
    """Whoever taught looks over the sheet once more, and signs it."""
    evening = access.session_for(g.user, session_id) or abort(404)
    form = TrainerForm()
    if form.sent():
        with form.refusals():
            _check_open(evening, g.user)
            operations.sign_as_trainer(g.user, evening, form.drawing(), (form.because.data or "").strip())
            flash(_("The sheet is signed."), "good")
            return redirect(url_for("scheduling.show_session", session_id=session_id), 303)
    tally = queries.tallies([evening])[session_id]
    return page(
        "scheduling/evidence/close.html",
        form.status,
        form=form,
        evening=evening,
        tally=tally,
        obstacle=obstacle(g.user, evening) or operations.nobody_yet(evening, tally),
        oddities=evidence_queries.oddities(evening, tally),
    )


@evidence.get("/sessions/<int:session_id>/signatures/<int:number>.png")
@only(*STAFF)
def drawing(session_id: int, number: int) -> Response:
    """What somebody drew, for those who print the sheet."""
    access.session_for(g.user, session_id) or abort(404)
    found = evidence_queries.drawing_of(session_id, number) or abort(404)
    return Response(found, mimetype="image/png", headers={"Cache-Control": "private, max-age=3600"})


def _phone(own: OwnEvening, form: PhoneForm, stale: str, status: int = 200) -> Response:
    obstacle = stale or too_early(own.evening) or too_late(own.evening) or ""
    return page("scheduling/evidence/here.html", status, own=own, form=form, obstacle=obstacle)


def _check_open(evening: Evening, user: SignedIn | None = None) -> None:
    why = obstacle(user, evening) if user else too_early(evening) or too_late(evening)
    if why:
        raise Refused(why)


def _stale() -> str:
    return _("This code has changed since. Scan the one that is on the screen now.")


def _knows(person_id: int, pin: str) -> bool:
    if not pin:
        write_from_here()
        return False
    settings = current_app.config["SETTINGS"]
    return knows_secret(person_id, pin, Tries(settings.sign_in_tries, settings.sign_in_tries_per_address))


def _scanned_lately(ticket: str, session_id: int) -> bool:
    try:
        return bool(_tickets().loads(ticket, max_age=TICKET_LASTS) == [session_id, g.user.id])
    except BadData:
        return False


def _tickets() -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(str(current_app.secret_key), salt="scanned")


def _key() -> bytes:
    return str(current_app.secret_key).encode()
