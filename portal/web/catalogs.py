"""The messages of a page, found by the language alone: a page of the queue asks for four hundred of them."""

from typing import TYPE_CHECKING, Any

from flask_babel import Domain, get_locale

from portal.translations import babel

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


class Catalogs(Domain):
    """Flask-Babel's catalogs, which spells the whole locale out for each message it looks up."""

    def __init__(self) -> None:
        super().__init__()
        self.by_language: dict[str, Any] = {}

    def get_translations(self) -> Any:
        """Return the catalog of the language that is being spoken."""
        locale = get_locale()
        if locale is None:
            return super().get_translations()
        if locale.language not in self.by_language:
            self.by_language[locale.language] = super().get_translations()
        return self.by_language[locale.language]


def init_app(app: "Flask", settings: "Settings") -> None:
    """Look messages up here; templates do so without the detours of Flask-Babel and of Jinja's short name."""
    babel.domain_instance = catalogs = Catalogs()
    templates: Any = app.jinja_env  # what its extension for messages adds to it carries no types
    templates.install_gettext_callables(
        gettext=lambda text: catalogs.get_translations().ugettext(text),
        ngettext=lambda one, many, count: catalogs.get_translations().ungettext(one, many, count),
        newstyle=True,
    )
    templates.globals["_"] = templates.globals["gettext"]
