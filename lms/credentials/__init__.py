"""Certificates: facts, PDF, public verification."""

from flask import Flask

from lms.credentials import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
