"""Logos to choose, and how a look is chosen and read."""

import io
from typing import Any

from flask import Flask
from PIL import Image
from werkzeug.test import TestResponse

from lms.credentials.looks import queries
from lms.credentials.looks.values import Look
from tests.factories import Browser, Cast

ENGLISH = {"Accept-Language": "en"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20">%b</svg>'
BRIDGE = SVG % b'<path d="M2 18Q20 -8 38 18" fill="#123"/>'
COLOURS = {"ink": "#1a4d2e", "accent": "#7a1f1f"}


def a_png(size: tuple[int, int] = (60, 40), mode: str = "RGBA", **more: Any) -> bytes:
    """A picture of nothing."""
    made = io.BytesIO()
    Image.new(mode, size).save(made, "PNG", **more)
    return made.getvalue()


def choose(browser: Browser, page: str, **fields: Any) -> TestResponse:
    """Send the page of looks, with these fields besides the usual colours."""
    return browser.post(page, {**COLOURS, "design": "completion", **fields}, headers=ENGLISH)


def look(app: Flask, cast: Cast) -> Look:
    """What the site of the cast has chosen."""
    with app.app_context():
        return queries.look_of(cast.ours.site.id)
