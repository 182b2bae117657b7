"""The data subject's door."""

from typing import TYPE_CHECKING

from portal.web.public import (
    answer,
    asking,
    changing,
    confirming,
    fee,
    front,
    keeping,
    lost_code,
    marketing,
    package,
    pages,
    paper,
    papers,
    security_txt,
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
    app.jinja_env.globals["sole_controller"] = pages.sole_controller
    for part in (
        front,
        marketing,
        asking,
        changing,
        confirming,
        status,
        lost_code,
        keeping,
        fee,
        paper,
        security_txt,
        written,
        papers,
        package,
        answer,
        task,
        time_limit,
    ):
        app.register_blueprint(part.bp)
