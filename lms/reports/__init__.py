"""Outcomes and indicators for funders; reads only."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
