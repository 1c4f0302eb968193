"""Papers around attendance: sheets as PDF, letters, monthly statements, scans, the audit pack."""

from flask import Flask

from lms.papers import models  # noqa: F401 - so that its tables are known


def init_app(app: Flask) -> None:
    """Register what this domain offers."""
    from lms.papers import jobs  # noqa: F401 - so that its jobs are known
    from lms.papers.routes import papers
    from lms.papers.scan_routes import scans

    app.register_blueprint(papers)
    app.register_blueprint(scans)
