"""The staff's door: everything under /staff, closed to whoever has not signed in with both factors.

A part of the desk is a module with ``bp``, a blueprint named after it and without ``/staff`` in its addresses; it is
listed in ``PARTS`` and its endpoints are ``staff.<module>.<view>``. What a view shows it asks ``guard`` for.
"""

from typing import TYPE_CHECKING

from flask import Blueprint

from portal.web.staff import (
    account,
    answers,
    casework,
    extending,
    fees,
    guard,
    identity,
    invitation,
    letters,
    messages,
    navigation,
    new_code,
    people,
    questions,
    queue,
    recording,
    release,
    representation,
    searches,
    security,
    sign_in,
)

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

PARTS = (
    sign_in,
    invitation,
    account,
    people,
    queue,
    recording,
    casework,
    identity,
    extending,
    messages,
    questions,
    searches,
    answers,
    release,
    letters,
    fees,
    new_code,
    representation,
)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open the desk behind its door."""
    for room in (security, guard, navigation):
        room.init_app(app, settings)
    desk = Blueprint("staff", __name__, url_prefix="/staff")
    for part in PARTS:
        desk.register_blueprint(part.bp)
    app.register_blueprint(desk)
