"""Which language a page speaks: asked for in the address, remembered, the browser's, or the controller's first.

A mailed link asks for the language of its mail, and is remembered like any other choice.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlencode

from flask import current_app, g, request, session
from flask_babel import refresh

from portal.translations import LANGUAGES

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

FALLBACK = "en"


def init_app(app: "Flask", settings: "Settings") -> None:
    """Choose the language before each page, and let templates offer the others."""
    app.before_request(choose)
    app.context_processor(language_words)


def offered() -> tuple[str, ...]:
    """Return the languages of the controller this page belongs to, or all of them."""
    profile = current_app.extensions["portal.controllers"].get((request.view_args or {}).get("controller"))
    return tuple(profile.languages) if profile else tuple(LANGUAGES)


def choose() -> None:
    """Set ``g.language`` for this page, and remember what was asked for."""
    codes = offered()
    if (asked := request.args.get("lang")) in codes:
        session["language"] = asked
    remembered = session.get("language")
    g.language = remembered if remembered in codes else request.accept_languages.best_match(codes) or codes[0]


def speak_as_mailed(facts: Mapping[str, Any]) -> None:
    """Speak the language of the mail whose link was followed, here and on the pages after it.

    Whoever chose a language before keeps it.

    :param facts: what the link carried
    """
    language = facts.get("language")
    if language in LANGUAGES and session.get("language") not in offered():
        session["language"] = g.language = language
        refresh()


def switch_url(code: str) -> str:
    """Return this page's address in another language; a page that answers to POST is shown anew by GET."""
    query = [(key, value) for key, value in request.args.items(multi=True) if key != "lang"]
    return f"{quote(request.path)}?{urlencode([*query, ('lang', code)])}"


def language_words() -> dict[str, Any]:
    """Return what layouts need to speak and to switch."""
    codes = offered() if request else tuple(LANGUAGES)
    return {
        "lang": g.get("language", FALLBACK),
        "languages": [(code, LANGUAGES[code]) for code in codes],
        "switch_url": switch_url,
    }
