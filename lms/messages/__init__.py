"""Messages: how each person is reached, what waits and what went, who carries it."""

from flask import Flask

from lms.messages import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.messages import commands, jobs  # noqa: F401 - jobs, so that they are known
    from lms.messages.routes import messages

    app.register_blueprint(messages)
    app.cli.add_command(commands.group)
