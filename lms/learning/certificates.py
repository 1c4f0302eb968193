"""Where it is known whose certificate stands: told once by the application, as learning issues none."""

from collections.abc import Callable, Collection

from flask import Flask, current_app

CertifiedAmong = Callable[[Collection[int]], Collection[int]]
"""Which of the enrolments asked about have their certificate."""

_PLACE = "certified_among"


def ask(app: Flask, certified_among: CertifiedAmong) -> None:
    """Let `certified_among` answer for this application."""
    app.extensions[_PLACE] = certified_among


def certified_among(enrolment_ids: Collection[int]) -> Collection[int]:
    """Which of these enrolments have their certificate."""
    tell: CertifiedAmong = current_app.extensions[_PLACE]
    return tell(enrolment_ids)
