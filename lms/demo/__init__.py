"""The demonstration: a fictional association shaped like life; tests build their cast with the same bricks."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
