"""The demonstration: a fictional association shaped like life, made of the bricks tests use."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
