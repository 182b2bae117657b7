"""Letters that came back: owed again, until they are sent once more or something else was done about it."""

from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select

from portal.law.broken_rules import RuleBroken
from portal.services import dates, filing, letters, loading, lost_contacts, posted_answers, posting
from portal.services.casework import keep_note
from portal.services.history import record
from portal.services.redelivery import NoPostalAddress
from portal.storage.db import db
from portal.storage.models import Posting, SubjectRequest


class Because(StrEnum):
    """Why a letter came back, as it says on the envelope."""

    UNKNOWN = "unknown"
    MOVED = "moved"
    REFUSED = "refused"
    OTHER = "other"


GONE = frozenset({Because.UNKNOWN, Because.MOVED})
"""What says that no letter arrives at that address; one that was not collected may still do so."""


class NotPosted(RuleBroken):
    """Only a letter that was posted comes back, and it does so once."""


class NotReturned(RuleBroken):
    """Only what came back is sent again or given up, and only once."""


class NotToldHow(RuleBroken):
    """What else was done about a letter that came back is written down."""


def note_returned(
    subject_request: SubjectRequest, posting_id: int, *, on: date, because: Because, by: str, now: datetime
) -> None:
    """Write into the register that a letter came back: from now on it is owed again.

    Where the envelope says that the person is not there, nothing more goes to that address.

    :raises NotPosted: for a letter that was not posted, or came back before
    :raises portal.services.dates.DayNotPossible: before it was posted, or after today
    """
    subject_request, row = hold(subject_request, posting_id, lambda one: bool(one.posted_on and not one.returned_on))
    if row is None or row.posted_on is None:
        raise NotPosted("This letter was not posted, or came back already. Open the register of the post.")
    dates.require_day(on, earliest=row.posted_on, latest=filing.today_of(subject_request, now))
    row.returned_on, row.returned_because = on, because.value
    if because in GONE:
        give_up_address(subject_request, row.posted_on, now=now)
    record(
        subject_request, "post_returned", by=by, now=now, letter=row.letter.kind, on=on.isoformat(),
        because=because.value,
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def post_again(subject_request: SubjectRequest, posting_id: int, *, by: str, now: datetime) -> None:
    """Put a letter that came back among those that wait for the post once more.

    It goes out as it was; where the address is another one now, an address sheet goes with it.

    :raises NotReturned: for a letter that did not come back, or was settled
    :raises portal.services.redelivery.NoPostalAddress: when no address is known that works
    :raises portal.law.identity.IdentityBelowLevel: for an answer whose proof fell with the old address
    """
    subject_request, row = hold(subject_request, posting_id, is_owed)
    if row is None:
        raise NotReturned("This letter did not come back, or it was settled already.")
    if not letters.postal_lines(subject_request):
        raise NoPostalAddress("No postal address of this person is known. Ask them for one by phone, or mail again.")
    posted_answers.require_may_go(subject_request, row.letter)
    put_again(subject_request, row, by=by, now=now)
    filing.finish(subject_request, now=now)


def put_again(subject_request: SubjectRequest, row: Posting, *, by: str, now: datetime) -> None:
    """Put one letter among those that wait for the post once more, in the caller's transaction."""
    row.settled_on = filing.today_of(subject_request, now)
    posting.ask(subject_request, row.letter, now=now, copies=row.copies)
    record(subject_request, "post_again", by=by, now=now, letter=row.letter.kind)


def give_up_address(subject_request: SubjectRequest, posted_on: date, *, now: datetime) -> None:
    """Send nothing more to where a letter came back from, unless the address was another one when it was posted."""
    replaced = (row.replaced_at for row in subject_request.contacts if row.kind == "post" and row.replaced_at)
    if any(filing.today_of(subject_request, at) >= posted_on for at in replaced):
        return
    contact = letters.postal_contact(subject_request)
    if contact is not None:
        lost_contacts.mark(subject_request, contact, now=now)


def settle(subject_request: SubjectRequest, posting_id: int, *, how: str, by: str, by_id: int, now: datetime) -> None:
    """Write down what else was done about a letter that came back: handed over, read by phone, nowhere else to send it.

    :raises NotToldHow: without a word
    :raises NotReturned: for a letter that did not come back, or was settled
    """
    if not how.strip():
        raise NotToldHow("Write what was done about this letter instead.")
    subject_request, row = hold(subject_request, posting_id, is_owed)
    if row is None:
        raise NotReturned("This letter did not come back, or it was settled already.")
    row.settled_on = filing.today_of(subject_request, now)
    keep_note(subject_request, text=how, kind="note", by_id=by_id, now=now)
    record(subject_request, "post_settled", by=by, now=now, letter=row.letter.kind)
    filing.finish(subject_request, now=now)


def is_owed(row: Posting) -> bool:
    """Tell whether a letter came back and nothing was done about it."""
    return row.returned_on is not None and row.settled_on is None


def hold(
    subject_request: SubjectRequest, posting_id: int, test: Callable[[Posting], bool]
) -> tuple[SubjectRequest, Posting | None]:
    """Hold a request and the letter of its own that a test tells of; None where the test does not."""
    held = loading.hold(subject_request.uid)
    mine = select(Posting).where(Posting.id == posting_id, Posting.subject_request_id == held.id)
    row = db.session.scalar(mine)
    return held, row if row is not None and test(row) else None
