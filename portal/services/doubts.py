"""Which rights a question concerns: those whose clock it may stop, and those whose identity is not settled."""

from portal.controllers.installed import profile_of
from portal.law.identity import Level, needed_level
from portal.law.pauses import PauseKind, may_pause
from portal.law.rights import Right
from portal.services import dates
from portal.storage.models import RequestedRight, SubjectRequest


def pausable(subject_request: SubjectRequest, kind: PauseKind) -> list[RequestedRight]:
    """Return the open rights whose clock a question of this kind may stop."""
    return [row for row in subject_request.rights if dates.is_open(row) and may_pause(kind, Right(row.right))]


def in_doubt(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the rights a doubt concerns: those below their level, or every one where none is."""
    rows = pausable(subject_request, PauseKind.IDENTITY)
    below = [row for row in rows if subject_request.identity_level < level_for(subject_request, Right(row.right))]
    return below or rows


def level_for(subject_request: SubjectRequest, right: Right) -> Level:
    """Return the level one right needs at this request's controller."""
    return needed_level([right], profile_of(subject_request.controller).identity)
