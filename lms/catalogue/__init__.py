"""Reads courses/ into plain immutable values, and checks them."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
