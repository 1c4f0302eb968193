"""What every provider of SMS does: send one, and understand its own calls."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException, HTTPResponse
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

from lms.config import Settings
from lms.core.mail import NotSent

TIMEOUT = 15


@dataclass(frozen=True, slots=True)
class Heard:
    """What a provider tells: an SMS arrived (`arrived`) or will not; or somebody wrote `words` to us."""

    reference: str = ""
    arrived: bool | None = None
    number: str = ""
    words: str = ""


class Provider:
    """A provider. Its own address is the default; `settings.sms_address` stands in for it."""

    address = ""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.address = settings.sms_address.rstrip("/") or self.address

    def send(self, number: str, words: str, told_at: str) -> str:
        """Give an SMS to the provider, which tells `told_at` what became of it; its reference there.

        Raises NotSent.
        """
        raise NotImplementedError

    def hear(self, address: str, headers: Mapping[str, str], said: Mapping[str, str]) -> Heard | None:
        """What a call to `address` tells; None when it is not signed as theirs are."""
        raise NotImplementedError


def post(url: str, fields: Mapping[str, str], headers: Mapping[str, str] | None = None) -> dict[str, Any]:
    """Send a form and read the JSON that answers; raises NotSent, to be tried again when that may help."""
    request = Request(url, urlencode(fields).encode(), dict(headers or {}))  # noqa: S310  # from the settings
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310  # the same
            return _read(answer)
    except HTTPError as refused:
        with refused:
            raise NotSent(
                f"HTTP {refused.code}", again=refused.code in (401, 408, 429) or refused.code >= 500
            ) from None
    except (OSError, HTTPException, ValueError) as trouble:
        raise NotSent(type(trouble).__name__, again=True) from trouble


def _read(answer: HTTPResponse) -> dict[str, Any]:
    found = json.loads(answer.read(100_000))
    if not isinstance(found, dict):
        raise ValueError("not an object")
    return found
