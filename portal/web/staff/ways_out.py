"""Where "nothing held" cannot be said yet: what confirms a contact, or which other end fits."""

from flask_babel import gettext as _

from portal.law.actions import Action
from portal.services import closing, given_contacts, responses
from portal.services.overview import Overview
from portal.web.staff.case import why_not
from portal.web.staff.case_facts import Link
from portal.web.staff.next_step import to


def ways_to_confirm(case: Overview) -> list[Link]:
    """Return what would let "nothing held" be said; empty where something is confirmed.

    Where no contact can be confirmed, the closing that fits: nobody knows who asks (Arts 11(2), 12(2)).
    """
    row = case.subject_request
    if responses.confirmed_identifiers(row):
        return []
    ways = []
    if given_contacts.to_confirm(row):
        ways.append(to(case, "given_contact.show", _("Confirm the number or address they gave")))
    if Action.ASK_IDENTITY in case.possible:
        ways.append(to(case, "questions.who", _("Ask who is asking")))
    is_unidentified = not why_not(lambda: closing.require_unidentified(row))
    if is_unidentified and Action.CLOSE_NOT_IDENTIFIED in case.possible:
        ways.append(to(case, "closing.not_identified", _("Close: not identified")))
    return ways or [to(case, "identity.show", _("Settle identity"))]
