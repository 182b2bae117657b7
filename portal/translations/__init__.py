"""Words: the catalogs of Flask-Babel for pages and mails, and tables of our own for what the law says."""

from typing import TYPE_CHECKING

from flask import g, has_app_context
from flask_babel import Babel

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

LANGUAGES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
babel = Babel()


def current_language() -> str:
    """Return the code of the language being spoken: set per request by ``web.languages``, per mail by the worker."""
    return str(g.get("language", "en")) if has_app_context() else "en"


def init_app(app: "Flask", settings: "Settings") -> None:
    """Teach the application its languages."""
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(__path__[0])
    app.config["BABEL_DEFAULT_LOCALE"] = "en"
    babel.init_app(app, locale_selector=current_language)
    app.jinja_env.globals.update(current_language=current_language)
