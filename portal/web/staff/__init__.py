"""The staff's door: everything under /staff, closed to whoever has not signed in with both factors.

A part of the desk is a module with ``bp``, a blueprint named after it and without ``/staff`` in its addresses; it is
listed in ``PARTS`` and its endpoints are ``staff.<module>.<view>``. What a view shows it asks ``guard`` for.
"""

from typing import TYPE_CHECKING

from flask import Blueprint

from portal.web.staff import (
    absences,
    account,
    answers,
    approving,
    authority,
    calendar,
    canary,
    carrying_out,
    case_history,
    casework,
    closing,
    evidence_file,
    extending,
    fees,
    given_contact,
    guard,
    history,
    hold,
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
    papers,
    people,
    phrases,
    post,
    postal_address,
    questions,
    queue,
    receipt_day,
    recipients,
    recording,
    records,
    redelivery,
    registers,
    release,
    reopening,
    representation,
    returned,
    reviews,
    same_person,
    search_asking,
    searches,
    security,
    sign_in,
    statistics,
    unsent,
    wording,
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
    records,
    canary,
    unsent,
    case_history,
    evidence_file,
    sign_in,
    invitation,
    account,
    people,
    queue,
    absences,
    marketing,
    recording,
    casework,
    carrying_out,
    identity,
    given_contact,
    extending,
    messages,
    questions,
    receipt_day,
    registers,
    searches,
    search_asking,
    package,
    papers,
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
    same_person,
    hold,
    wording,
    approving,
    post,
    returned,
    postal_address,
    phrases,
)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open the desk behind its door."""
    for room in (security, guard, navigation, phrases, canary):
        room.init_app(app, settings)
    desk = Blueprint("staff", __name__, url_prefix="/staff")
    for part in PARTS:
        desk.register_blueprint(part.bp)
    app.register_blueprint(desk)
