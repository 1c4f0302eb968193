"""People, sign-in, roles, sites, audit trail."""

from flask import Flask

from lms.accounts import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.accounts import commands
    from lms.accounts.role_names import role_name
    from lms.accounts.routes import accounts

    app.register_blueprint(accounts)
    app.cli.add_command(commands.group)
    app.jinja_env.globals["role_name"] = role_name
