"""The notice as a page: every section in its place, in the reader's language."""

from pathlib import Path

import pytest
from flask import Flask, render_template, request
from flask_babel import Babel

from portal.controllers import Profile
from portal.translations.notice import notice
from tests.pages import Page

ROOT = Path(__file__).parents[2]


@pytest.fixture
def app(examples: dict[str, Profile]) -> Flask:
    """A bare application that shows the notices."""
    app = Flask(__name__, template_folder=str(ROOT / "templates"), static_folder=str(ROOT / "static"))
    app.secret_key = "page"
    app.config["BABEL_TRANSLATION_DIRECTORIES"] = str(ROOT / "portal" / "translations")
    Babel(app, locale_selector=lambda: request.args["lang"])

    @app.route("/<slug>/privacy")
    def privacy(slug: str) -> str:
        lang = request.args["lang"]
        page = notice(examples[slug], lang)
        return render_template("public/privacy.html", notice=page, profile=examples[slug], lang=lang)

    return app


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("slug", ["alertum", "k3"])
def test_the_page_says_the_whole_notice(app: Flask, examples: dict[str, Profile], slug: str, language: str) -> None:
    path = f"/{slug}/privacy?lang={language}"
    page = Page(app.test_client().get(path), path)
    told = notice(examples[slug], language)
    assert page.h1 == told.title
    assert page.language == language
    for section in told.sections:
        for text in section.texts:
            assert " ".join(text.split()) in page.text
    assert page.source.count('class="objection"') == 1
    assert f'href="/{slug}/marketing"' in page.source
