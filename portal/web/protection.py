"""What every request passes first: trusted proxies by count, and CSRF for whatever changes something."""

from typing import TYPE_CHECKING, Any, cast

from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

csrf = CSRFProtect()


def init_app(app: "Flask", settings: "Settings") -> None:
    """Trust as many proxies as the setting says, none by default; protect every POST."""
    if settings.proxies:
        count, served = settings.proxies, cast("Any", app)
        served.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count, x_prefix=0)
    csrf.init_app(app)
