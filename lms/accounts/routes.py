"""Signing in and out, one's own account, language, sites."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, current_app, flash, g, redirect, request, session, url_for
from flask_wtf.csrf import CSRFError
from werkzeug.wrappers import Response as AnyResponse

from lms.accounts import access, kept, operations, signing_in
from lms.accounts.forms import SecretForm, SignInForm, SiteForm, StaffForm
from lms.accounts.models import Person, Site
from lms.accounts.role_names import role_name
from lms.core import error_pages, web
from lms.core.db import db
from lms.core.errors import Refused
from lms.core.gate import (
    EVERYONE,
    PLANNERS,
    ROLES,
    STAFF,
    SignInNeeded,
    kept_when_signed_out,
    only,
    open_to,
    public,
    slow_first,
)
from lms.core.once import leads_to
from lms.core.pages import came_from, page
from lms.i18n import _
from lms.i18n.languages import LANGUAGES

accounts = Blueprint("accounts", __name__)


@accounts.route("/sign-in", methods=["GET", "POST"])
@public
@slow_first
def sign_in() -> AnyResponse:
    """The sign-in page."""
    if g.user and request.method == "GET":
        return redirect(url_for("home.index"))
    form = SignInForm()
    parcel, after = request.values.get("kept", ""), _own_path(request.values.get("after", ""))
    if form.sent():
        person = _person_signing_in(form)
        if person:
            return _signed_in(person, form.own_device.data, parcel, after)
    return page("accounts/sign_in.html", form.status, form=form, kept=parcel, after=after)


def _person_signing_in(form: SignInForm) -> Person | None:
    address = request.remote_addr or ""
    wait = operations.wait_to_sign_in(form.identifier.data, address, _tries())
    if wait:
        raise error_pages.TooOften(wait)
    person = operations.sign_in(form.identifier.data, form.secret.data, address)
    if person is None:
        web.keep_although_refused()
        form.secret.errors = [_("This identifier and this PIN do not go together. Check both.")]
    return person


def _tries() -> operations.Tries:
    settings = current_app.config["SETTINGS"]
    return operations.Tries(settings.sign_in_tries, settings.sign_in_tries_per_address)


def _signed_in(person: Person, own_device: bool, parcel: str, after: str) -> AnyResponse:
    language = session.get("language") or person.language
    signing_in.begin(operations.as_signed_in(person), language, own_device)
    what = kept.unpack(parcel)
    if what and what.person_id in {None, person.id}:
        return page("accounts/send_again.html", what=what, answer=True)
    return redirect(after or url_for("home.index"), 303)


def _own_path(text: str) -> str:
    """`text` if it is a path of ours to come back to, else ''."""
    parts = urlsplit(text)
    ours = text.startswith("/") and not text.startswith(("//", "/\\")) and not parts.netloc
    return text if ours and "\\" not in text else ""


@accounts.app_errorhandler(SignInNeeded)
def ask_to_sign_in(_error: SignInNeeded) -> AnyResponse:
    """Send a stranger to the sign-in page; keep what they sent if it is an answer, else tell them."""
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", after=request.full_path.rstrip("?")))
    if _keeps_answer():
        parcel = kept.pack()
        return page("accounts/sign_in.html", 401, form=SignInForm(formdata=None), kept=parcel, after="")
    if back := came_from():
        return redirect(url_for("accounts.sign_in", after=back, unsent="yes"), 303)
    return redirect(url_for("accounts.sign_in"), 303)


def _keeps_answer() -> bool:
    return kept_when_signed_out(current_app._get_current_object(), request.endpoint or "")  # type: ignore[attr-defined]  # a proxy


@accounts.app_errorhandler(CSRFError)
def offer_again(error: CSRFError) -> AnyResponse:
    """Signing in, in another tab, ended the tokens of this one: what was sent from it is not lost.

    Offered to who may open that door, and from pages of ours alone: another site could have filled it in.
    """
    if g.user and request.endpoint == "accounts.sign_in":
        return redirect(url_for("home.index"), 303)
    if g.user and _from_here() and (_keeps_answer() or not _is_public()):
        return page("accounts/send_again.html", 400, what=kept.sent(), answer=_keeps_answer())
    return error_pages.refused_by_http(error)


def _is_public() -> bool:
    return open_to(current_app._get_current_object(), request.endpoint or "") == EVERYONE  # type: ignore[attr-defined]  # a proxy


def _from_here() -> bool:
    """Whether the browser says of no other site that it sent this."""
    origin = request.headers.get("Origin", "")
    said = request.headers.get("Sec-Fetch-Site", "same-origin")
    return said == "same-origin" and origin in {"", request.host_url.rstrip("/")}


@accounts.post("/sign-out")
@public
def sign_out() -> AnyResponse:
    """Sign out of this browser."""
    signing_in.end()
    return redirect(url_for("accounts.sign_in"), 303)


@accounts.get("/still-here")
@only(*ROLES)
def still_here() -> Response:
    """Asked by a page that is being read or written on: the sign-in of a shared device lasts on."""
    return Response(status=204)


@accounts.post("/language")
@public
def choose_language() -> AnyResponse:
    """Choose the language of the pages; a person keeps it for next time."""
    code = request.form.get("language", "")
    if code not in LANGUAGES:
        abort(400)
    session["language"] = code
    if g.user:
        db.session.get_one(Person, g.user.id).language = code
    return redirect(_own_path(request.form.get("after", "")) or url_for("home.index"), 303)


@accounts.route("/my-account", methods=["GET", "POST"])
@only(*ROLES)
def my_account() -> AnyResponse:
    """One's own PIN or password."""
    form = SecretForm()
    if form.sent():
        person = db.session.get_one(Person, g.user.id)
        if wait := operations.wait_to_change_secret(person, _tries()):
            raise error_pages.TooOften(wait)
        with form.refusals():
            operations.change_secret(person, form.old.data, form.new.data, g.user.roles == {"learner"})
            signing_in.begin(
                operations.as_signed_in(person), session.get("language", "fr"), session.get("own", False)
            )
            flash(_("Your new PIN or password is in use."), "good")
            return redirect(url_for("accounts.my_account"), 303)
        if form.old.errors:
            web.keep_although_refused()
    has_evenings = not g.user.roles.isdisjoint(("learner", *STAFF))
    return page(
        "accounts/my_account.html",
        form.status,
        form=form,
        learner_only={"learner"},
        has_evenings=has_evenings,
    )


@accounts.get("/sites")
@only(*PLANNERS)
def list_sites() -> Response:
    """The sites one coordinates."""
    return page("accounts/sites.html", sites=access.sites_of(g.user))


@accounts.route("/sites/new", methods=["GET", "POST"])
@only(*PLANNERS)
def new_site() -> AnyResponse:
    """Create a site."""
    form = SiteForm()
    if form.sent():
        with form.refusals():
            site = operations.create_site(g.user, **form.values())
            flash(_("The site is created."), "good")
            return redirect(url_for("accounts.show_site", site_id=site.id), 303)
    return page("accounts/site_form.html", form.status, form=form, site=None)


@accounts.get("/sites/<int:site_id>")
@only(*PLANNERS)
def show_site(site_id: int) -> Response:
    """A site and those who work there."""
    site = access.site_for(g.user, site_id) or abort(404)
    staff = access.people_at(site, *access.COLLEAGUES)
    return page("accounts/site.html", site=site, staff=staff, opens=access.colleague_ids(site))


@accounts.route("/sites/<int:site_id>/team/new", methods=["GET", "POST"])
@only(*PLANNERS)
def new_colleague(site_id: int) -> AnyResponse:
    """Add a trainer, volunteer, coordinator, prescriber or funder."""
    site = access.site_for(g.user, site_id) or abort(404)
    form = StaffForm()
    if form.sent():
        with form.refusals():
            known = operations.NewPerson(chosen_name=form.chosen_name.data, email=form.email.data or "")
            person = operations.add_colleague(g.user, site, known, form.identifier.data, form.role.data)
            flash(_("The role is given.") if person.secret_hash else _("Now make their password."), "good")
            return redirect(url_for("accounts.show_colleague", site_id=site.id, person_id=person.id), 303)
    return page("accounts/colleague_form.html", form.status, form=form, site=site)


@accounts.get("/sites/<int:site_id>/team/<int:person_id>")
@only(*PLANNERS)
def show_colleague(site_id: int, person_id: int) -> Response:
    """A colleague."""
    return _colleague_page(*_colleague(site_id, person_id), password=None)


@accounts.post("/sites/<int:site_id>/team/<int:person_id>/password")
@only(*PLANNERS)
def renew_password(site_id: int, person_id: int) -> Response:
    """Make a colleague's password anew; it is told in the answer itself, and kept nowhere."""
    site, person = _colleague(site_id, person_id)
    leads_to(url_for("accounts.show_colleague", site_id=site.id, person_id=person.id, already="made"))
    return _colleague_page(site, person, password=operations.renew_password(g.user.id, person))


@accounts.route("/sites/<int:site_id>/team/<int:person_id>/roles/end", methods=["GET", "POST"])
@only(*PLANNERS)
def take_role_back(site_id: int, person_id: int) -> AnyResponse:
    """Ask, then let a colleague no longer hold a role at this site."""
    site, person = _colleague(site_id, person_id)
    if request.method == "GET":
        held = _held(site, person)
        role = request.args.get("role", held[0])
        if role not in held:
            abort(404)
        return page("accounts/role_end.html", site=site, person=person, role=role)
    try:
        operations.take_role_back(g.user, person, request.form.get("role", ""), site)
        flash(_("The role is taken back. What this person did stays."), "good")
    except Refused as refused:
        flash(refused.sentence, "care")
    return redirect(url_for("accounts.show_site", site_id=site_id), 303)


def _colleague(site_id: int, person_id: int) -> tuple[Site, Person]:
    site = access.site_for(g.user, site_id) or abort(404)
    return site, access.colleague_at(site, person_id) or abort(404)


def _held(site: Site, person: Person) -> list[str]:
    return [role for there, role in access.people_at(site, *access.COLLEAGUES) if there is person]


def _colleague_page(site: Site, person: Person, password: str | None) -> Response:
    held = _held(site, person)
    return page(
        "accounts/colleague.html",
        site=site,
        person=person,
        held=held,
        names=[role_name(role) for role in held],
        password=password,
        has_password=bool(person.secret_hash),
    )


@accounts.route("/sites/<int:site_id>/change", methods=["GET", "POST"])
@only(*PLANNERS)
def change_site(site_id: int) -> AnyResponse:
    """Change a site."""
    site = access.site_for(g.user, site_id) or abort(404)
    form = SiteForm(obj=site)
    if form.sent():
        with form.refusals():
            operations.change_site(g.user, site, **form.values())
            flash(_("The changes are kept."), "good")
            return redirect(url_for("accounts.show_site", site_id=site.id), 303)
    return page("accounts/site_form.html", form.status, form=form, site=site)
