"""What makes a request the self-test's own: a mark signed here, for one run, one controller and one address."""

from sqlalchemy import select

from portal import tokens
from portal.law.rights import Right
from portal.services.canary import Step, own_address
from portal.storage.db import db
from portal.storage.models import CanaryRun, SubjectRequest
from portal.tokens import Purpose, TokenExpired, TokenInvalid


class MarkNotOurs(Exception):
    """A request carries a mark that is not ours, is spent, or belongs to another request than this."""


def mark(run_uid: str) -> str:
    """Return the mark for a run's one request."""
    return tokens.make(Purpose.CANARY, run=run_uid)


def uid_for(text: str, *, controller: str, contacts: tuple[tuple[str, str], ...], rights: tuple[Right, ...]) -> str:
    """Return the uid that a marked request gets: the run's own, so that a mark marks one request and never two.

    Called under the lock of the use case that keeps the request.

    :raises MarkNotOurs: for whatever is not exactly what the self-test sends; nothing is kept then
    """
    try:
        uid = str(tokens.read(Purpose.CANARY, text).facts.get("run", ""))
    except (TokenInvalid, TokenExpired):
        uid = ""
    is_ours = [(kind, value.lower()) for kind, value in contacts] == [("email", own_address(controller).lower())]
    if is_ours and rights == (Right.ACCESS,) and is_awaited(uid, controller):
        return uid
    db.session.rollback()
    raise MarkNotOurs


def is_awaited(uid: str, controller: str) -> bool:
    """Tell whether a run of this controller waits for its request to be kept."""
    waiting = select(CanaryRun.id).where(
        CanaryRun.uid == uid,
        CanaryRun.controller == controller,
        CanaryRun.step == Step.FORM,
        CanaryRun.ended_at.is_(None),
        ~select(SubjectRequest.id).where(SubjectRequest.uid == uid).exists(),
    )
    return db.session.scalar(waiting.with_for_update()) is not None
