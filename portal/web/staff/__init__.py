"""The staff's door: everything under /staff, closed to whoever has not signed in with both factors.

A part of the desk is a module with ``bp``, a blueprint named after it and without ``/staff`` in its addresses; it is
listed in ``PARTS`` and its endpoints are ``staff.<module>.<view>``. What a view shows it asks ``guard`` for.
"""

from typing import TYPE_CHECKING

from flask import Blueprint

from portal.web.staff import (
    account,
    answers,
    authority,
    calendar,
    carrying_out,
    casework,
    closing,
    evidence,
    extending,
    fees,
    guard,
    history,
    identity,
    invitation,
    letters,
    lifting,
    marketing,
    messages,
    misdelivery,
    navigation,
    new_code,
    notice,
    overview,
    package,
    people,
    questions,
    queue,
    receipt_day,
    recipients,
    recording,
    redelivery,
    release,
    reopening,
    representation,
    reviews,
    search_asking,
    searches,
    security,
    sign_in,
    statistics,
)

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

PARTS = (
    overview,
    statistics,
    history,
    calendar,
    reviews,
    sign_in,
    invitation,
    account,
    people,
    queue,
    marketing,
    recording,
    casework,
    carrying_out,
    identity,
    extending,
    messages,
    questions,
    receipt_day,
    searches,
    search_asking,
    package,
    evidence,
    answers,
    release,
    letters,
    fees,
    new_code,
    notice,
    representation,
    closing,
    reopening,
    recipients,
    lifting,
    misdelivery,
    authority,
    redelivery,
)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open the desk behind its door."""
    for room in (security, guard, navigation):
        room.init_app(app, settings)
    desk = Blueprint("staff", __name__, url_prefix="/staff")
    for part in PARTS:
        desk.register_blueprint(part.bp)
    app.register_blueprint(desk)
