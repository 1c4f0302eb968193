"""Certificates: a cohort's for its planners, one's own for a learner, and a check open to anybody."""

from pathlib import Path
from typing import Any

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    flash,
    g,
    jsonify,
    redirect,
    request,
    send_file,
    url_for,
)
from werkzeug.routing import BaseConverter
from werkzeug.wrappers import Response as AnyResponse

from lms.catalogue.queries import course_shown
from lms.cohorts.access import plannable_cohort_for
from lms.cohorts.models import Cohort
from lms.core.error_pages import TooOften
from lms.core.errors import Refused
from lms.core.gate import PLANNERS, asks_only, only, public
from lms.core.pages import page
from lms.credentials import access, codes, languages, operations, queries, rules, wording
from lms.credentials.badges.checking import check_badge
from lms.credentials.documents.operations import true_today
from lms.credentials.file_checks import check_file
from lms.credentials.forms import CheckFileForm, CheckForm, IssueAgainForm, RevokeForm
from lms.credentials.models import COMPLETION, END_OF_TRAINING, PASSPORT, REALISATION, Certificate
from lms.credentials.signing import public_ring_of
from lms.credentials.values import Issuer, as_json, progress_of
from lms.i18n import _, ngettext
from lms.learning.wording import what_is_left

credentials = Blueprint("credentials", __name__)

FILES = {
    COMPLETION: "certificate",
    END_OF_TRAINING: "attestation",
    REALISATION: "realisation",
    PASSPORT: "passport",
}
"""How the file of each kind is called when it is downloaded."""


class CodeConverter(BaseConverter):
    """A verification code as somebody typed it; whether it is one is the page's to say."""

    regex = "[^/]{1,80}"


@credentials.get("/cohorts/<int:cohort_id>/certificates")
@only(*PLANNERS)
def cohort_certificates(cohort_id: int) -> Response:
    """The certificates of a cohort: who has theirs, who may have it, what the others miss."""
    cohort = _cohort(cohort_id)
    people = queries.candidates(cohort)
    speaking = languages.chosen(request.args.get("language"))
    return page(
        "credentials/cohort.html",
        cohort=cohort,
        course=course_shown(cohort.course),
        people=people,
        progress=progress_of(people),
        what_is_left=what_is_left,
        speaking=speaking,
        choices=languages.choices(
            speaking, lambda code: url_for(".cohort_certificates", cohort_id=cohort.id, language=code)
        ),
    )


@credentials.post("/cohorts/<int:cohort_id>/certificates/issue")
@credentials.post("/cohorts/<int:cohort_id>/certificates/issue/<int:enrolment_id>")
@only(*PLANNERS)
def issue(cohort_id: int, enrolment_id: int | None = None) -> AnyResponse:
    """Issue all that can be issued, or one person's."""
    cohort = _cohort(cohort_id)
    if enrolment_id is not None and access.enrolment_in(cohort, enrolment_id) is None:
        abort(404)
    spoken = request.form.get("language", languages.USUAL)
    issued = len(operations.issue_certificates(g.user, cohort, _issuer(), enrolment_id, spoken))
    flash(ngettext("%(n)s certificate is issued.", "%(n)s certificates are issued.", issued), "good")
    back = url_for(".cohort_certificates", cohort_id=cohort.id, language=languages.unusual(spoken))
    return redirect(back, 303)


@credentials.route(
    "/cohorts/<int:cohort_id>/certificates/<int:certificate_id>/revoke", methods=["GET", "POST"]
)
@only(*PLANNERS)
def revoke(cohort_id: int, certificate_id: int) -> AnyResponse:
    """End a certificate."""
    cohort = _cohort(cohort_id)
    certificate = _certificate(cohort, certificate_id)
    form = RevokeForm()
    if form.sent():
        with form.refusals():
            operations.revoke(g.user, certificate, form.values()["reason"])
            flash(wording.revoked(certificate.kind), "good")
            return redirect(_place(cohort, certificate), 303)
    here = {"certificate": certificate, "back": _place(cohort, certificate)}
    return page("credentials/revoke.html", form.status, form=form, cohort=cohort, **here)


@credentials.route(
    "/cohorts/<int:cohort_id>/certificates/<int:certificate_id>/again", methods=["GET", "POST"]
)
@only(*PLANNERS)
def issue_again(cohort_id: int, certificate_id: int) -> AnyResponse:
    """Issue a certificate again, under the same code, in the person's present name."""
    cohort = _cohort(cohort_id)
    certificate = _certificate(cohort, certificate_id)
    present, native = queries.names_of(certificate.person_id)
    in_latin = rules.latin_offered(certificate.facts, present, native, stopped=bool(certificate.obstacle))
    form = IssueAgainForm(latin_name=in_latin if request.method == "GET" else None)
    if form.sent():
        with form.refusals():
            today = true_today(g.user, certificate, cohort, _issuer())
            operations.issue_again(g.user, certificate, form.values()["latin_name"], today)
            flash(wording.issued_again(certificate.kind), "good")
            return redirect(_place(cohort, certificate), 303)
    names = {"present": present, "certificate": certificate, "back": _place(cohort, certificate)}
    return page("credentials/again.html", form.status, form=form, cohort=cohort, **names)


@credentials.post("/cohorts/<int:cohort_id>/certificates/<int:certificate_id>/draw-again")
@only(*PLANNERS)
def draw_again(cohort_id: int, certificate_id: int) -> AnyResponse:
    """Try the drawing once more."""
    cohort = _cohort(cohort_id)
    certificate = _certificate(cohort, certificate_id)
    operations.draw_again(g.user, certificate, is_kept=_path(certificate).is_file())
    flash(_("The certificate will be drawn again."), "good")
    return redirect(_place(cohort, certificate), 303)


@credentials.get("/cohorts/<int:cohort_id>/certificates/<int:certificate_id>/pdf")
@only(*PLANNERS)
def certificate_file(cohort_id: int, certificate_id: int) -> Response:
    """The PDF of somebody's certificate."""
    cohort = _cohort(cohort_id)
    certificate = _certificate(cohort, certificate_id)
    if certificate.file and not _path(certificate).is_file():
        back = _place(cohort, certificate)
        return page("credentials/lost.html", 409, cohort=cohort, certificate=certificate, back=back)
    return _file(certificate)


@credentials.get("/my-certificates")
@only("learner")
def my_certificates() -> Response:
    """One's own certificates."""
    own = queries.own_certificates(g.user.id)
    awaited = [(each, what_is_left(each.missing)) for each in queries.awaited_by(g.user.id)]
    return page("credentials/mine.html", certificates=own, awaited=awaited)


@credentials.get("/my-certificates/<int:certificate_id>/pdf")
@only("learner")
def my_certificate_file(certificate_id: int) -> Response:
    """The PDF of one's own certificate."""
    certificate = access.own_certificate_for(g.user, certificate_id) or abort(404)
    if certificate.revoked_at:
        abort(404)
    return _file(certificate)


@credentials.get("/verify")
@public
def verify() -> AnyResponse:
    """Where anybody types a code."""
    form = CheckForm(request.args)
    code = codes.normalise(form.code.data or "")
    if code:
        return redirect(url_for("credentials.verify_code", code=code))
    if form.code.data and form.code.data.strip():
        return _not_found(form.code.data)
    if form.code.data is not None:
        form.code.errors = [_("Please fill this in.")]
    return _unindexed(_verify_page(422 if form.code.errors else 200, form=form))


@credentials.get("/verify/<code:code>")
@public
def verify_code(code: str) -> Response:
    """What the certificate of a code says. Mistyped, unknown and hidden codes are answered alike."""
    typed = code.removesuffix(".json")
    for_programs = typed != code or request.accept_mimetypes.best == "application/json"
    written = codes.normalise(typed)
    if written is None:
        return _not_found(typed, for_programs)
    _count_check()
    found = queries.current_version(written)
    if found is None:
        return _not_found(typed, for_programs)
    if for_programs:
        return _unindexed(_answer(as_json(found)))
    return _unindexed(_verify_page(found=found))


@credentials.post("/verify/file")
@public
@asks_only
def verify_file() -> Response:
    """What is to be said of a file that somebody holds; in JSON for programs that ask for it."""
    form = CheckFileForm(meta={"csrf": False})
    if not form.sent():
        return _unindexed(_verify_page(form.status, file_form=form))
    _count_check()
    content = form.file.data.read()
    found = check_badge(content) or check_file(content, public_ring_of(current_app.config["SETTINGS"]))
    title, sentence = wording.SENTENCES[found.state]
    if request.accept_mimetypes.best == "application/json":
        certificate = as_json(found.found) if found.found else None
        return _unindexed(jsonify(state=found.state, says=f"{title} {sentence}", certificate=certificate))
    return _unindexed(_verify_page(found=found.found, file_state=found.state, title=title, sentence=sentence))


def _verify_page(status: int = 200, **values: Any) -> Response:
    forms = {"form": CheckForm(formdata=None), "file_form": CheckFileForm(formdata=None), "found": None}
    return page("credentials/verify.html", status, **{**forms, **values})


def _count_check() -> None:
    """Slow down whoever tries many."""
    address = request.remote_addr or ""
    if wait := operations.wait_to_check(address):
        raise TooOften(wait)
    operations.count_check(address)


def _not_found(typed: str, for_programs: bool = False) -> Response:
    if for_programs:
        return _unindexed(_answer({"status": "unknown"}, 404))
    form = CheckForm(formdata=None, code=typed)
    form.code.errors = [_("No certificate has this code. Check each letter and digit, then try again.")]
    return _unindexed(_verify_page(404, form=form))


def _answer(said: dict[str, object], status: int = 200) -> Response:
    answer = jsonify(said)
    answer.status_code = status
    answer.headers["Cache-Control"] = "no-store"
    return answer


def _unindexed(answer: Response) -> Response:
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _cohort(cohort_id: int) -> Cohort:
    return plannable_cohort_for(g.user, cohort_id) or abort(404)


def _certificate(cohort: Cohort, certificate_id: int) -> Certificate:
    return access.certificate_in(cohort, certificate_id) or abort(404)


def _place(cohort: Cohort, certificate: Certificate) -> str:
    """The page that shows documents of its kind."""
    kind = "credentials.cohort_certificates" if certificate.kind == COMPLETION else "documents.of_cohort"
    return url_for(kind, cohort_id=cohort.id)


def _issuer() -> Issuer:
    settings = current_app.config["SETTINGS"]
    return Issuer(settings.association, settings.public_url)


def _file(certificate: Certificate) -> Response:
    """The bytes as they were issued, under a name that says the course and nobody."""
    path = _path(certificate)
    if not certificate.file:
        abort(404)
    if not path.is_file():
        raise Refused(_("The file of this certificate is lost. Ask your coordinator to have it drawn again."))
    words = (FILES[certificate.kind], certificate.facts["course"])
    name = f"{'-'.join(dict.fromkeys(words))}.pdf"  # a passport is of no course
    answer = send_file(path, mimetype="application/pdf", as_attachment=True, download_name=name, etag=False)
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def _path(certificate: Certificate) -> Path:
    folder: Path = current_app.config["SETTINGS"].documents
    return folder / certificate.file
