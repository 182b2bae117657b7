"""Letters that go by post: asked for when they are sent, printed, and posted on a day. No address is kept here."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import joinedload, selectinload

from portal.services import confirmation, dates, fee_standing, filing, loading
from portal.services.history import record
from portal.storage import outbox
from portal.storage.db import db
from portal.storage.models import Letter, Posting, SubjectRequest
from portal.storage.models.letters import IS_STOPPED

PAGE_ROWS = 50
Row = tuple[Posting, SubjectRequest]
WAITS = (Posting.posted_on.is_(None), ~IS_STOPPED)
"""What makes a letter one that waits for the post: a handing over that was stopped goes nowhere."""


def ask(subject_request: SubjectRequest, letter: Letter, *, now: datetime, copies: int = 1) -> None:
    """Put a frozen letter among those that wait for the post, so many times; the caller commits."""
    subject_request.has_matters = True
    db.session.add(
        Posting(
            controller=subject_request.controller, subject_request_id=subject_request.id, letter_id=letter.id,
            asked_at=now, copies=copies,
        )
    )  # fmt: skip


def waiting(controllers: Collection[str]) -> list[Row]:
    """Return the letters that wait for the post, those of one request together, with their requests."""
    mine = (
        of_the_post()
        .where(Posting.controller.in_(controllers), *WAITS)
        .options(
            joinedload(SubjectRequest.contacts),
            selectinload(SubjectRequest.rights),
            joinedload(Posting.letter).joinedload(Letter.pdf),
        )
    )
    rows = db.session.execute(mine.order_by(Posting.controller, Posting.subject_request_id, Posting.id)).unique()
    return [(posting, subject_request) for posting, subject_request in rows]


def posted(controllers: Collection[str], after: tuple[date, int] | None = None) -> list[Row]:
    """Return one page of the register of what was posted, newest first, and one row more where there is a next page.

    :param after: day and id of the last row of the page before
    """
    mine = of_the_post().where(Posting.controller.in_(controllers), Posting.posted_on.is_not(None))
    mine = mine.options(joinedload(Posting.letter))
    if after is not None:
        day, last = after
        mine = mine.where((Posting.posted_on < day) | ((Posting.posted_on == day) & (Posting.id < last)))
    rows = db.session.execute(mine.order_by(Posting.posted_on.desc(), Posting.id.desc()).limit(PAGE_ROWS + 1))
    return [(posting, subject_request) for posting, subject_request in rows]


def of_the_post() -> Select[Posting, SubjectRequest]:
    """Return the statement of everything that went by post or waits for it, with its request."""
    return select(Posting, SubjectRequest).join(SubjectRequest, SubjectRequest.id == Posting.subject_request_id)


def of_request(subject_request: SubjectRequest) -> list[Posting]:
    """Return what went by post on a request or waits for it, oldest first."""
    mine = select(Posting).where(Posting.subject_request_id == subject_request.id).options(joinedload(Posting.letter))
    return list(db.session.scalars(mine.order_by(Posting.id)))


def note_posted(chosen: Collection[int], posted_on: date, *, by: str, by_id: int, now: datetime) -> int:
    """Write into the register that letters were posted on a day, request by request; return how many.

    A letter that is in the register already stays as it was written.

    :raises portal.services.dates.DayNotPossible: after today, or before a letter was made
    """
    mine = of_the_post().where(Posting.id.in_(chosen), Posting.posted_on.is_(None))
    rows = db.session.execute(mine.order_by(SubjectRequest.id)).all()
    for posting, subject_request in rows:
        require_day(subject_request, posting, posted_on, now=now)
    uids = dict.fromkeys(subject_request.uid for _posting, subject_request in rows)
    return sum(post_one(uid, chosen, posted_on, by=by, by_id=by_id, now=now) for uid in uids)


def post_one(uid: str, chosen: Collection[int], posted_on: date, *, by: str, by_id: int, now: datetime) -> int:
    """Write the chosen letters of one request into the register, and commit."""
    subject_request = loading.hold(uid)
    mine = [row for row in of_request(subject_request) if row.id in chosen and row.posted_on is None]
    for posting in mine:
        posting.posted_on, posting.posted_by_id = posted_on, by_id
        record(subject_request, "posted", by=by, now=now, letter=posting.letter.kind, on=posted_on.isoformat())
    tell_of_the_answer(subject_request, mine, posted_on, now=now)
    filing.finish(subject_request, now=now)
    return len(mine)


def tell_of_the_answer(subject_request: SubjectRequest, rows: list[Posting], posted_on: date, *, now: datetime) -> None:
    """Tell the person by mail that their answer is in the post, once a handing over, where mail reaches them.

    Further copies that follow it are told of by themselves.
    """
    contact = confirmation.email_contact(subject_request)
    if contact is None or contact.proved_at is None or contact.undeliverable_at is not None:
        return
    answers = [row for row in rows if row.letter.release_id is not None]
    further = [row for row in answers if is_further(subject_request, row)]
    keys: list[tuple[str, int | None]] = [("copies_posted", row.id) for row in further]
    keys += dict.fromkeys(("answer_posted", row.letter.release_id) for row in answers if row not in further)
    for kind, of in keys:
        outbox.put(
            kind, now=now, language=subject_request.language, subject_request=subject_request, to=contact,
            facts={"posted_on": posted_on.isoformat()}, once_key=f"{kind}:{of}",
        )  # fmt: skip


def is_further(subject_request: SubjectRequest, row: Posting) -> bool:
    """Tell whether these are the further copies of an answer, asked for the post when their fee was settled."""
    settled = {at for fee in fee_standing.fees_of(subject_request) for at in (fee.accepted_at, fee.waived_at)}
    earlier = (one for one in of_request(subject_request) if one.letter_id == row.letter_id and one.id < row.id)
    return row.asked_at in settled and any(earlier)


def require_day(subject_request: SubjectRequest, posting: Posting, posted_on: date, *, now: datetime) -> None:
    """Refuse a day on which a letter cannot have been posted.

    :raises portal.services.dates.DayNotPossible: after today, or before it was made
    """
    made_on = filing.today_of(subject_request, posting.asked_at)
    dates.require_day(posted_on, earliest=made_on, latest=filing.today_of(subject_request, now))
