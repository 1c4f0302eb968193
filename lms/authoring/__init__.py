"""Course packages and the preview: how authors see what they wrote, and how it comes to be taught."""

from flask import Flask

from lms.authoring import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.authoring import at_hand, commands
    from lms.authoring.marking import marking
    from lms.authoring.routes import authoring

    at_hand.init_app(app)
    app.register_blueprint(authoring)
    app.jinja_env.globals["marking"] = marking
    commands.register(app)
