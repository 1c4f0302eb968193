"""Who is signed in, in this browser. The one file that knows Flask-Login and the session cookie."""

from collections.abc import Callable
from datetime import timedelta

from flask import Flask, g, session
from flask_login import AnonymousUserMixin, LoginManager, login_user, logout_user

from lms.accounts.queries import signed_in_person
from lms.accounts.values import SignedIn
from lms.config import Settings
from lms.core.clock import now

OWN_DEVICE = timedelta(days=30)


def init_app(app: Flask, settings: Settings) -> Callable[[], SignedIn | None]:
    """Start Flask-Login; gives the function that finds who is signed in."""
    app.config |= {"PERMANENT_SESSION_LIFETIME": OWN_DEVICE, "SESSION_REFRESH_EACH_REQUEST": False}
    manager = LoginManager()
    manager.session_protection = None  # a phone changes address in the bus
    manager.init_app(app, add_context_processor=False)
    manager.user_loader(_load)
    shared = timedelta(minutes=settings.idle_minutes)
    return lambda: _still_signed_in(shared)


def _load(key: str) -> SignedIn | None:
    person_id, _, sign_in_key = key.partition(".")
    return signed_in_person(int(person_id), sign_in_key) if person_id.isdecimal() else None


def _still_signed_in(shared: timedelta) -> SignedIn | None:
    """The person signed in here, unless this device is shared and was left alone too long."""
    if "_user_id" not in session:
        return None
    lasts = OWN_DEVICE.total_seconds() if session.get("own") else shared.total_seconds()
    present, seen = now().timestamp(), session.get("seen", 0)
    if present - seen > lasts:
        g.gone = int(str(session["_user_id"]).partition(".")[0])
        end()
        return None
    if present - seen > lasts / 10:
        session["seen"] = int(present)
    person = _load(str(session["_user_id"]))
    g._login_user = person or AnonymousUserMixin()  # what Flask-Login would find, for a third of its work
    return person


def begin(person: SignedIn, language: str, own_device: bool) -> None:
    """Sign `person` in here, in a fresh session: nothing from before survives but what is given."""
    session.clear()
    session.permanent = True
    session.update(own=own_device, seen=int(now().timestamp()), language=language)
    login_user(person)
    g.user = person


def end() -> None:
    """Sign out here; the language stays."""
    language = session.get("language")
    logout_user()
    session.clear()
    if language:
        session["language"] = language


def on_own_device() -> bool:
    """Whether the person said at signing in that this device is theirs alone."""
    return bool(session.get("own"))
