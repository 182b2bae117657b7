"""Whether the person has replied to what they were asked, and on which day that reply reached the controller."""

from datetime import date

from sqlalchemy import select

from portal.services import filing
from portal.services.outstanding import open_pauses
from portal.storage.db import db
from portal.storage.models import Message, SubjectRequest


def replied_on(subject_request: SubjectRequest) -> date | None:
    """Return the day the reply to an open question reached the controller, None while there is none.

    It is the first the person wrote or sent since the question, or since staff wrote back: then the earlier reply did
    not settle it.
    """
    rows = open_pauses(subject_request)
    if not rows:
        return None
    mine = select(Message.at, Message.from_subject).where(Message.subject_request_id == subject_request.id)
    since = db.session.execute(mine.where(Message.at >= min(row.asked_at for row in rows)).order_by(Message.id.desc()))
    replies = []
    for at, from_subject in since:
        if not from_subject:
            break
        replies.append(at)
    return filing.today_of(subject_request, replies[-1]) if replies else None
