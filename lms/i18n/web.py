"""Language of a page: chosen by the person, else asked for by the browser, else the house's."""

from flask import Flask, request, session

from lms.i18n import formats, words
from lms.i18n.languages import LANGUAGES


def init_app(app: Flask, default: str) -> None:
    """Give templates their words and formats, and each request its language."""
    app.jinja_env.add_extension("jinja2.ext.i18n")
    app.jinja_env.install_gettext_callables(  # type: ignore[attr-defined]  # added by the extension
        words.translated, words.translated_plural, newstyle=True
    )
    app.jinja_env.globals |= {
        "_": app.jinja_env.globals["gettext"],
        "language": words.language,
        "languages": LANGUAGES.values,
        "direction_of": lambda code: LANGUAGES[code].direction,
        "direction": lambda: words.language().direction,
    }
    app.jinja_env.filters |= {
        "day": formats.day,
        "local_day": formats.local_day,
        "clock": formats.clock,
        "number": formats.number,
        "percent": formats.percent,
        "hours": formats.hours,
        "hours_in_tenths": formats.hours_in_tenths,
        "minutes": formats.minutes,
        "listed": formats.listed_apart,
    }

    @app.before_request
    def choose_language() -> None:
        words.use(_chosen(default))


def _chosen(default: str) -> str:
    chosen = session.get("language")
    if chosen in LANGUAGES:
        return str(chosen)
    return request.accept_languages.best_match(LANGUAGES) or default
