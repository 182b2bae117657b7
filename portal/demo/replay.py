"""Living through the demo's past in order: each step at its moment, its mails gone before the next one."""

import heapq
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import select, update

from portal.demo.case import Case
from portal.demo.plans import Turn
from portal.demo.way import way
from portal.services import mail_results
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, SubjectRequest
from portal.storage.outbox import UNSENT, MailState

NO_SUCH_MAILBOX = "550"


def replay(cases: Iterable[Case], *, until: datetime) -> None:
    """Do what was done up to a moment; what would come after it has not happened yet."""
    ways = [(case, way(case)) for case in cases]
    ahead = [(next(moments), number) for number, (_, moments) in enumerate(ways)]
    heapq.heapify(ahead)
    while ahead:
        moment, number = heapq.heappop(ahead)
        if moment > until:
            return
        case, moments = ways[number]
        case.now = moment
        following = next(moments, None)
        deliver(case, moment)
        if following is not None:
            heapq.heappush(ahead, (following, number))


def deliver(case: Case | None, moment: datetime) -> None:
    """Note that the mails of this moment have gone: they are history, and nobody gets them now."""
    while waiting := unsent():
        for mail_id, kind in waiting:
            if case is not None and bounces(case, kind):
                mail_results.bounced(mail_id, NO_SUCH_MAILBOX, now=moment)
            else:
                mail_results.sent(mail_id, now=moment)


def read_digests() -> None:
    """Note that everybody has read what waited for their digest."""
    begin_write()
    db.session.execute(update(OutboxMail).where(OutboxMail.state == MailState.HELD).values(state=MailState.TOLD))
    db.session.commit()


def unsent() -> list[tuple[int, str]]:
    """Return the mails in the outbox."""
    rows = db.session.execute(select(OutboxMail.id, OutboxMail.kind).where(OutboxMail.state.in_(UNSENT))).all()
    return [(mail_id, kind) for mail_id, kind in rows]


def bounces(case: Case, kind: str) -> bool:
    """Return whether a mail of this case cannot be delivered."""
    return case.plan.turn is Turn.BOUNCED and kind == "confirm"


def subjects(cases: Iterable[Case]) -> list[SubjectRequest]:
    """Return the requests there are, as the cases stand."""
    return [case.subject_request for case in cases if case.uid]
