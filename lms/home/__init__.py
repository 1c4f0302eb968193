"""The first page of each role."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
