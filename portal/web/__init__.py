"""HTTP: two doors that never import each other, and what stands before both of them."""

from typing import TYPE_CHECKING

from portal.web import (
    catalogs,
    demo_mail,
    errors,
    headers,
    health,
    languages,
    measuring,
    metrics,
    protection,
    public,
    request_lines,
    sessions,
    staff,
    words,
)

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def init_app(app: "Flask", settings: "Settings") -> None:
    """Put every page in its place."""
    for part in (sessions, request_lines, measuring, protection, catalogs, languages, words, headers, errors):
        part.init_app(app, settings)
    for room in (health, metrics, demo_mail, public, staff):
        room.init_app(app, settings)
