"""Checking the square on a paper without network: a page the browser keeps, and a checker in one file."""

import json
from pathlib import Path

from flask import Blueprint, Response, current_app

from lms.config import ROOT
from lms.core.clock import now
from lms.core.gate import public
from lms.core.pages import page, render
from lms.credentials.badges import published, square
from lms.credentials.badges.keys import SQUARES
from lms.credentials.badges.settings import public_keys
from lms.credentials.checking import trust_of
from lms.credentials.pinned import pinned
from lms.credentials.signing import public_ring_of

squares = Blueprint("squares", __name__)
SCRIPTS = ROOT / "static" / "js"
CHECKS = ("square.js", "sealed.js")
"""What checks a square, and a file."""
STYLES = ("tokens", "base", "page", "card", "note", "form", "key_values")


@squares.get("/verify/offline")
@public
def offline() -> Response:
    """The page that a browser keeps: the same for everybody."""
    return _unindexed(page("credentials/offline.html"))


@squares.get("/verify/worker.js")
@public
def worker() -> Response:
    """The script that keeps it. It stands here because it may only serve what is below its address."""
    answer = Response(_read(SCRIPTS / "verify-worker.js"), mimetype="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@squares.get("/verify/checker.html")
@public
def checker() -> Response:
    """The same check as one file to keep; sent as bytes, so that it never runs under our address."""
    style = "\n".join(_read(ROOT / "static" / "css" / f"{name}.css") for name in STYLES)
    scripts = [_read(SCRIPTS / name) for name in CHECKS]
    written = render("credentials/checker.html", scripts=scripts, style=style, today=now().date())
    answer = Response(written, mimetype="application/octet-stream")
    answer.headers["Content-Disposition"] = "attachment; filename=checker.html"
    answer.headers["Cache-Control"] = "no-store"
    return _unindexed(answer)


def square_keys() -> str:
    """The public keys that may have signed a square, for the script."""
    keys = public_keys().public(SQUARES).values()
    return json.dumps([{"kid": square.name_of(key), **published.jwk(key)} for key in keys])


def file_signers() -> str:
    """The certificates that may have signed a file, for the script."""
    return json.dumps(pinned(trust_of(public_ring_of(current_app.config["SETTINGS"]))))


def issuer_name() -> str:
    """Who signs here."""
    return str(current_app.config["SETTINGS"].association)


def _unindexed(answer: Response) -> Response:
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    return answer


def _read(path: Path) -> str:
    return path.read_text("utf-8")
