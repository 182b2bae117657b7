"""Mail: what each message says, and how it leaves."""

from typing import TYPE_CHECKING

from flask_mail import Mail

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

mailer = Mail()


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open Flask-Mail."""
    mailer.init_app(app)
