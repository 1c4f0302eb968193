"""The first page of each role."""

from flask import Flask


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.home.navigation import navigation_items
    from lms.home.routes import home

    app.register_blueprint(home)
    app.jinja_env.globals["navigation_items"] = navigation_items
