"""Certificates: facts, PDF, public verification."""

from flask import Flask

from lms.credentials import models  # noqa: F401 - so that its tables are known
from lms.credentials.badges import models as badge_models  # noqa: F401 - the same
from lms.credentials.looks import models as look_models  # noqa: F401 - likewise
from lms.jobs import health


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.credentials import (
        commands,
        jobs,  # noqa: F401 - so that its jobs are known
    )
    from lms.credentials.badges import jobs as badge_jobs  # noqa: F401 - the same
    from lms.credentials.badges.routes import KeyName, badges
    from lms.credentials.badges.square_routes import file_signers, issuer_name, square_keys, squares
    from lms.credentials.concerns import key_concern
    from lms.credentials.documents.routes import documents
    from lms.credentials.key_routes import PublishedConverter, credential_keys
    from lms.credentials.looks.routes import looks
    from lms.credentials.obstacles import said
    from lms.credentials.routes import CodeConverter, credentials

    app.url_map.converters |= {
        "code": CodeConverter,
        "key_name": KeyName,
        "published": PublishedConverter,
    }
    app.register_blueprint(credentials)
    app.register_blueprint(documents)
    app.register_blueprint(looks)
    app.register_blueprint(badges)
    app.register_blueprint(squares)
    app.jinja_env.globals |= {
        "square_keys": square_keys,
        "file_signers": file_signers,
        "issuer_name": issuer_name,
        "obstacle_said": said,
    }
    app.register_blueprint(credential_keys)
    app.cli.add_command(commands.group)
    health.ask(app, key_concern)
