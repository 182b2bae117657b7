"""The trace of a use case: one event of one request, in the chain."""

from datetime import datetime

from portal.storage import history
from portal.storage.models import SubjectRequest

Fact = str | int | list[str] | None


def record(subject_request: SubjectRequest, kind: str, *, by: str, now: datetime, **facts: Fact) -> None:
    """Put one event of this request into the history; a self-test of the channel is none of anybody's.

    :param by: ``staff:<id>``, ``subject``, ``register`` or ``portal``
    :param facts: what was done, never what was said: no name, no address, no text
    """
    if subject_request.is_canary:
        return
    history.record(
        kind, at=now, by=by, request_uid=subject_request.uid, controller=subject_request.controller, facts=facts
    )
