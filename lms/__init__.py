"""Passerelle: a learning platform for people shut out of digital life, and those who teach them."""

from flask import Flask

from lms import (
    accounts,
    authoring,
    catalogue,
    cohorts,
    credentials,
    demo,
    home,
    i18n,
    jobs,
    learning,
    messages,
    papers,
    placement,
    privacy,
    reports,
    sandbox,
    scheduling,
)
from lms.accounts import signing_in
from lms.catalogue import proving as solutions
from lms.cohorts import lasting as cohorts_lasting
from lms.cohorts import seats as cohorts_seats
from lms.cohorts.prerequisites import done as prerequisites
from lms.config import ROOT, Settings, secret_key, settings_from
from lms.core import commands, db, error_pages, gate, logs, pages, remembered, static, web
from lms.credentials.completed import courses_done
from lms.credentials.queries import certified
from lms.i18n import web as language
from lms.learning import certificates as learning_certificates
from lms.learning import hours as learning_hours
from lms.learning.practice import supervision
from lms.learning.practice.proving import unproven
from lms.learning.practice.together import missed_together
from lms.placement.queries import courses_behind
from lms.scheduling import together
from lms.scheduling.queries import attended_spans, minutes_attended, minutes_by_way, seats, spans

DOMAINS = (
    i18n,
    jobs,
    sandbox,
    accounts,
    messages,
    catalogue,
    cohorts,
    scheduling,
    learning,
    credentials,
    placement,
    authoring,
    reports,
    papers,
    privacy,
    home,
    demo,
)


def create_app(settings: Settings | None = None) -> Flask:
    """The application, as `settings` say (else the environment): extensions, then domains, in order."""
    settings = settings or settings_from()
    app = Flask("lms", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.jinja_environment = pages.Templates
    app.config["SETTINGS"] = settings
    app.secret_key = secret_key(settings)
    logs.start()
    db.connect(app, settings.database)
    app.jinja_env.bytecode_cache = pages.compiled(settings.compiled_templates)
    static.serve(app, settings)
    web.start(app, settings)
    remembered.init_app(app)
    language.init_app(app, settings.language)
    gate.guard(app, signing_in.init_app(app, settings))
    web.finish(app)
    error_pages.init_app(app)
    commands.init_app(app)
    for domain in DOMAINS:
        domain.init_app(app)
    learning_hours.count_with(app, minutes_attended, minutes_by_way)
    supervision.ask(app, attended_spans)
    together.ask(app, missed_together)
    solutions.ask(app, unproven)
    learning_certificates.ask(app, certified)
    cohorts_lasting.ask(app, spans)
    cohorts_seats.ask(app, seats)
    prerequisites.ask(app, courses_done, courses_behind)
    if silent := gate.undeclared(app):
        raise RuntimeError(f"routes that do not say who may open them: {', '.join(silent)}")
    return app
