"""What every request passes first: trusted proxies by count, and CSRF for whatever changes something."""

from typing import TYPE_CHECKING, Any, cast

from flask import current_app, request
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

csrf = CSRFProtect()
URLENCODED = "application/x-www-form-urlencoded"


def init_app(app: "Flask", settings: "Settings") -> None:
    """Trust as many proxies as the setting says, none by default; protect every POST."""
    if settings.proxies:
        count, served = settings.proxies, cast("Any", app)
        served.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_prefix=0)
    app.before_request(bound_typed_text)
    csrf.init_app(app)


def bound_typed_text() -> None:
    """Refuse a form without files that no typing fills: Werkzeug itself bounds only the parts of one with files."""
    if request.mimetype == URLENCODED:
        request.max_content_length = current_app.config["MAX_FORM_MEMORY_SIZE"]
