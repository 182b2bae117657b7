"""The data subject's door."""

from typing import TYPE_CHECKING

from portal.web.public import answer, asking, confirming, fee, front, lost_code, status, time_limit

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put the public pages in place."""
    for part in (front, asking, confirming, status, lost_code, fee, answer, time_limit):
        app.register_blueprint(part.bp)
