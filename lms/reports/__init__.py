"""Outcomes, indicators and exports; reads only."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.reports.routes import reports

    app.register_blueprint(reports)
