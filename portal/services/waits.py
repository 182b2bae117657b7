"""What waiting brings by itself, each morning: fees lapse, people are reminded once, and open pauses move the dates."""

from datetime import datetime

from sqlalchemy import select

from portal.law.lapsing import remind_on
from portal.law.pauses import PauseKind
from portal.law.states import State
from portal.services import fees, filing, letters, loading, pauses
from portal.services.outstanding import has_reply, open_pauses
from portal.services.standing import FEE_AWAITS_REPLY
from portal.storage.db import db
from portal.storage.models import Fee, SubjectRequest
from portal.storage.queries import OPEN_TABS

WAITING = (State.AWAITING_IDENTITY, State.AWAITING_CLARIFICATION, State.AWAITING_FEE, State.TO_APPROVE)


def follow(controller: str, *, now: datetime) -> int:
    """Do what the day calls for on each request that waits for its person, and return how many there are.

    An open pause counts to today, so the date of such a request is filed anew each day.
    """
    waiting = select(SubjectRequest.uid).where(
        SubjectRequest.controller == controller,
        SubjectRequest.queue_tab.in_(OPEN_TABS),
        SubjectRequest.state.in_([state.value for state in WAITING]),
    )
    uids = list(db.session.scalars(waiting.order_by(SubjectRequest.id)))
    for uid in answered_with_a_fee(controller):
        fees.lapse_due(loading.by_uid(uid), now=now)
    for uid in uids:
        subject_request = loading.by_uid(uid)
        fees.lapse_due(subject_request, now=now)
        for kind in PauseKind:
            if must_remind(subject_request, kind, now=now):
                pauses.remind(subject_request, kind, by="portal", now=now)
    return len(uids)


def answered_with_a_fee(controller: str) -> list[str]:
    """Return the requests that were answered while a fee for further copies could still be accepted."""
    mine = select(SubjectRequest.uid).join(Fee, Fee.subject_request_id == SubjectRequest.id).where(
        SubjectRequest.controller == controller, SubjectRequest.state == State.CLOSED, *FEE_AWAITS_REPLY
    )  # fmt: skip
    return list(db.session.scalars(mine.order_by(SubjectRequest.id)))


def must_remind(subject_request: SubjectRequest, kind: PauseKind, *, now: datetime) -> bool:
    """Return whether a question's one reminder is due and can go by mail; the others are staff's work."""
    rows = open_pauses(subject_request, kind)
    if not rows or any(row.reminded_on for row in rows) or letters.mail_contact(subject_request) is None:
        return False
    today = filing.today_of(subject_request, now)
    return remind_on(rows[0].asked_on) <= today and not has_reply(subject_request)
