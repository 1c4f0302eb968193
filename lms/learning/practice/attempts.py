"""One attempt at a simulator: a token says whose it is, and is the seed of its names and ids."""

import hmac
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from flask import current_app

from lms.core.clock import now
from lms.core.errors import Refused
from lms.i18n import _

_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Attempt:
    """An attempt as its token tells it; `seed` is another one each time."""

    seed: str
    begun_at: datetime


def issue(whom: str, scenario: str) -> tuple[str, str]:
    """A new token for this person and scenario, and the seed in it. Nothing is written."""
    seed = secrets.token_urlsafe(9)
    begun = f"{int(now().timestamp()):x}"
    return f"{seed}.{begun}.{_signed(whom, scenario, seed, begun)}", seed


def read(token: str, whom: str, scenario: str) -> Attempt:
    """The attempt of a token given to this very person for this very scenario; Refused otherwise."""
    seed, _dot, rest = token[:_LONGEST].partition(".")
    begun, _dot, signature = rest.partition(".")
    expected = _signed(whom, scenario, seed, begun)
    if not hmac.compare_digest(signature.encode(), expected.encode()):
        raise Refused(
            _("This work is not from this exercise, or not yours. Open the exercise again, and begin again.")
        )
    return Attempt(seed, datetime.fromtimestamp(int(begun, 16), UTC))


def _signed(whom: str, scenario: str, seed: str, begun: str) -> str:
    key = f"attempt {current_app.secret_key!s}".encode()
    words = f"{whom} {scenario} {seed} {begun}".encode("utf-8", "replace")
    return hmac.new(key, words, "sha256").hexdigest()[:32]
