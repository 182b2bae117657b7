"""The data subject's door."""

from typing import TYPE_CHECKING

from portal.web.public import (
    answer,
    asking,
    changing,
    confirming,
    fee,
    front,
    lost_code,
    paper,
    status,
    task,
    time_limit,
    written,
)

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put the public pages in place."""
    for part in (front, asking, changing, confirming, status, lost_code, fee, paper, written, answer, task, time_limit):
        app.register_blueprint(part.bp)
