"""The gallery: every component and five sample pages on the real templates, in three languages.

Look at it: ``.venv/bin/python -m tests.face.gallery``, then http://127.0.0.1:5055/components?lang=fi.
"""

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from flask import Flask, Response, render_template, request
from flask_babel import Babel
from flask_wtf import CSRFProtect
from jinja2 import ChoiceLoader, FileSystemLoader, StrictUndefined

from portal.controllers.colours import stylesheet
from tests.face.samples import KEPT, NAV, PROFILE, TYPED, SampleForm, Staff

ROOT = Path(__file__).parents[2]
LANGUAGES = [("fi", "Suomi"), ("sv", "Svenska"), ("en", "English")]
PAGES = ("components", "front", "form", "status", "queue", "request")
DESK = ("queue", "request")
ERRORS = (400, 403, 404, 405, 409, 413, 429, 500, 503)


def create_gallery() -> Flask:
    """Return a bare application whose templates see what the portal's own templates see, and nothing more."""
    app = Flask(__name__, static_folder=str(ROOT / "static"))
    app.secret_key = "gallery"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "portal" / "translations")
    folders = [ROOT / "templates", Path(__file__).parent / "templates"]
    app.jinja_env.loader = ChoiceLoader([FileSystemLoader(folder) for folder in folders])
    app.jinja_env.undefined = StrictUndefined
    Babel(app, locale_selector=language)
    CSRFProtect(app)
    app.context_processor(around)
    app.add_url_rule(f"/<any({', '.join(PAGES)}):page>", view_func=show)
    app.add_url_rule("/error/<int:code>", view_func=show_error)
    app.add_url_rule("/k3/colours.css", view_func=colours)
    return app


def around() -> dict[str, Any]:
    """What every page may count on."""
    lines = ["Data protection officer", "Alertum · K3koulutus"]
    return {
        "lang": language(),
        "languages": LANGUAGES,
        "switch_url": switch_url,
        "nav": NAV,
        "current_user": Staff(),
        "who_lines": lines,
    }


def language() -> str:
    """The language asked for."""
    return request.args.get("lang", "fi")


def switch_url(code: str) -> str:
    """This page in another language."""
    return f"{request.path}?{urlencode({**request.args, 'lang': code})}"


def show(page: str) -> str:
    """Show one page of the gallery; ``?errors`` shows its form with errors."""
    if "errors" in request.args:
        form = SampleForm(TYPED, meta={"csrf": True})
        form.validate()
        form.csrf_token.errors = ()
    else:
        form = SampleForm(None, data={"name": "Aino Esimerkki", "scope": "all", "copies": 1})
    return render_template(f"face/{page}.html", form=form, profile=PROFILE)


def show_error(code: int) -> str:
    """Show an error page; ``?kept`` gives typed text back, ``?bare`` knows no controller."""
    facts = {"kept": KEPT, "current": [("State", "Closed")], "message": "It was answered.", "retry_after": 90}
    profile = None if "bare" in request.args else PROFILE
    return render_template(f"errors/{code}.html", profile=profile, **(facts if "kept" in request.args else {}))


def colours() -> Response:
    """The controller's colours, as the portal gives them."""
    return Response(stylesheet(PROFILE.colour), mimetype="text/css")


if __name__ == "__main__":
    create_gallery().run(port=5055)
