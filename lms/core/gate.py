"""Who may open a route: exactly one of @public and @only(...), checked before anything is read."""

from collections.abc import Callable
from typing import Any, Protocol, TypeVar

from flask import Flask, abort, g, request
from werkzeug.exceptions import Forbidden

View = TypeVar("View", bound=Callable[..., Any])

ROLES = ("learner", "volunteer", "trainer", "coordinator", "administrator", "funder", "prescriber")
STAFF = ("volunteer", "trainer", "coordinator", "administrator")
"""Those who teach and plan: they see learners by name."""
PLANNERS = ("coordinator", "administrator")
"""Those who create cohorts and people, and issue certificates."""
AUTHORS = ("trainer", "coordinator", "administrator")
"""Those who write questions."""
EVERYONE: frozenset[str] = frozenset()
"""What a public route declares: no role needed."""


class User(Protocol):
    """What the gate needs to know of the person who is signed in."""

    @property
    def roles(self) -> frozenset[str]: ...


class SignInNeeded(Forbidden):
    """Nobody is signed in, and this route is not public."""


def public(view: View) -> View:
    """Anyone may open it."""
    return _declare(view, EVERYONE)


def only(*roles: str) -> Callable[[View], View]:
    """Only people who hold one of `roles` at some site; objects are checked by access functions."""
    unknown = set(roles) - set(ROLES)
    if unknown or not roles:
        raise ValueError(f"not a role: {sorted(unknown) or 'none given'}")
    return lambda view: _declare(view, frozenset(roles))


def keeps_answer(view: View) -> View:
    """What was sent here by somebody whose sign-in had ended is kept, and offered again after it."""
    view.keeps_answer = True  # type: ignore[attr-defined]  # a mark read by kept_when_signed_out
    return view


def slow_first(view: View) -> View:
    """It reads and does slow work before it writes: its operation says write_from_here() in between."""
    view.slow_first = True  # type: ignore[attr-defined]  # a mark read by begins_slowly
    return view


def asks_only(view: View) -> View:
    """Posted to only because what is asked is large. It changes nothing: programs may ask without a token."""
    view.asks_only = True  # type: ignore[attr-defined]  # a mark read by changes_nothing
    return slow_first(view)


def proves_itself(view: View) -> View:
    """What is posted is allowed by a signature in its address or on its words: no form token is asked."""
    view.proves_itself = True  # type: ignore[attr-defined]  # a mark read by needs_no_token
    return view


def needs_no_token(app: Flask, endpoint: str) -> bool:
    """Whether what is posted to an endpoint proves itself otherwise than by the token of a form."""
    return getattr(app.view_functions[endpoint], "proves_itself", False)


def changes_nothing(app: Flask, endpoint: str) -> bool:
    """Whether what is posted to an endpoint changes nothing."""
    return getattr(app.view_functions[endpoint], "asks_only", False)


def begins_slowly(app: Flask, endpoint: str | None) -> bool:
    """Whether the transaction of an endpoint begins as one that reads."""
    return endpoint is not None and getattr(app.view_functions[endpoint], "slow_first", False)


def _declare(view: View, roles: frozenset[str]) -> View:
    if hasattr(view, "open_to"):
        raise TypeError(f"{view.__name__} says twice who may open it")
    view.open_to = roles  # type: ignore[attr-defined]  # a mark read by open_to
    return view


def open_to(app: Flask, endpoint: str) -> frozenset[str] | None:
    """The roles an endpoint is open to; EVERYONE when public; None when it does not say."""
    return getattr(app.view_functions[endpoint], "open_to", None)


def kept_when_signed_out(app: Flask, endpoint: str) -> bool:
    """Whether an endpoint keeps what a signed-out person sent."""
    return getattr(app.view_functions[endpoint], "keeps_answer", False)


def undeclared(app: Flask) -> list[str]:
    """Endpoints that do not say who may open them."""
    return sorted(endpoint for endpoint in app.view_functions if open_to(app, endpoint) is None)


def guard(app: Flask, find_user: Callable[[], User | None]) -> None:
    """Check each request. A route that says nothing is closed to all."""

    @app.before_request
    def check() -> None:
        g.user = find_user()
        if request.endpoint is None:
            return
        allowed = open_to(app, request.endpoint)
        if allowed is None:
            abort(403)
        if allowed and g.user is None:
            raise SignInNeeded
        if allowed and not allowed & g.user.roles:
            abort(403)
