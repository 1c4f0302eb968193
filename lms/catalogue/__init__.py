"""Reads courses/ into plain immutable values, and checks them."""

from flask import Flask

from lms.catalogue import queries
from lms.catalogue.loading import load


def init_app(app: Flask) -> None:
    """Load the catalogue; raises CourseErrors, so that nothing starts on a broken course."""
    queries.use(load(app.config["SETTINGS"].courses))
