"""What goes out on paper, in words: to which address, and in how many copies."""

from typing import Any

from flask_babel import gettext as _

from portal.law.fees import FeeStanding
from portal.law.rights import Right
from portal.services import copies, letters
from portal.services.overview import Overview
from portal.services.posting import Row
from portal.storage.models import RequestedRight
from portal.translations import current_language, dates


def going_by_post(case: Overview) -> dict[str, Any]:
    """Return where an answer by post goes, and how many copies of it go out on paper."""
    row = case.subject_request
    return {
        "by_post": row.delivery == "post",
        "goes_by_post_to": letters.postal_lines(row) if row.delivery == "post" else (),
        "copies": "; ".join(filter(None, (copies_words(case, one) for one in case.to_send))),
    }


def copies_words(case: Overview, right: RequestedRight) -> str:
    """Return how many copies of an answer go out, where more were asked for, and why so many."""
    if right.right != Right.ACCESS:
        return ""
    count, asked, stands = copies.copies_of(case.subject_request, right, today=case.today)
    if max(count, asked) == 1:
        return ""
    why = {
        copies.PAID: _("the fee for the further copies is paid"),
        FeeStanding.ACCEPTED: _("the fee for the further copies is accepted and not paid yet"),
        FeeStanding.WAIVED: _("the fee for the further copies was waived"),
        FeeStanding.ANNOUNCED: still_open(case),
        copies.FREE: _("no fee was announced for the further copies, so they are free"),
    }.get(stands, _("the fee for the further copies was not accepted"))
    return _("%(count)s of %(asked)s asked for: %(why)s", count=count, asked=asked, why=why)


def still_open(case: Overview) -> str:
    """Say until when the fee can be accepted, and what happens if that is after the first copy went out."""
    fee = copies.charged(case.subject_request)
    if fee is None or fee.accept_by_on is None:
        return ""
    day = dates.day(fee.accept_by_on, current_language())
    if case.subject_request.delivery != "post":
        return _("the fee for the further copies can be accepted until %(day)s: the first copy does not wait", day=day)
    return _(
        "the fee for the further copies can be accepted until %(day)s, and the first copy does not wait: "
        "copies accepted later come to the page Post then",
        day=day,
    )


def times(count: int) -> str:
    """Return how often a letter lies in its envelope, where it is more than once."""
    return f" × {count}" if count > 1 else ""


def to_print(rows: list[Row]) -> dict[int, str]:
    """Return, by id, which of these letters go out in several copies, and whether those were paid for."""
    several = [(posting, subject_request) for posting, subject_request in rows if posting.copies > 1]
    paid = copies.paid_among({subject_request.id for _posting, subject_request in several})
    return {posting.id: further(posting.copies, is_paid=row.id in paid) for posting, row in several}


def further(count: int, *, is_paid: bool) -> str:
    """Return how many copies are printed, and that the further ones were paid for."""
    why = _("further copies, paid") if is_paid else _("further copies")
    return f"{times(count).strip()} ({why})"
