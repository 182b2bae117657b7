"""What is next on a request: the duty it is filed under, told apart by how far the work on its answer has come.

The queue and the request's page both ask here, so that they never say two things.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from portal.controllers.installed import profile_of
from portal.law.duties import DutyKey
from portal.law.identity import Level, needed_level
from portal.law.rights import Right
from portal.law.states import State
from portal.services import dates, posted_answers, responses
from portal.services.registers import FOUND
from portal.storage.models import RequestedRight, SubjectRequest


class Work(StrEnum):
    """How far an answer is that is owed."""

    AWAIT_SEARCH = "await_search"
    TAKE_SEARCH = "take_search"
    SETTLE_IDENTITY = "settle_identity"
    DECIDE = "decide"
    SEND = "send"


SEARCHING = frozenset({DutyKey.SEARCH, DutyKey.COLLECT})
ANSWERING = frozenset({*SEARCHING, DutyKey.ANSWER, DutyKey.REFUSE, DutyKey.TELL})


class Searched(Protocol):
    """What of a register's search decides what is next."""

    @property
    def result(self) -> str | None: ...

    @property
    def asked_at(self) -> datetime | None: ...

    @property
    def handed_in_at(self) -> datetime | None: ...


def next_action(subject_request: SubjectRequest, searches: Iterable[Searched]) -> str:
    """Return the key of what is next: a duty, or a step of the work on an answer that is owed; empty for nothing."""
    duty, made = subject_request.next_duty, list(searches)
    if duty not in ANSWERING:
        return duty
    left = [one for one in made if one.result is None]
    if any(one.handed_in_at for one in left):
        return Work.TAKE_SEARCH
    if duty in SEARCHING and left:
        return Work.AWAIT_SEARCH if all(one.asked_at for one in left) else duty
    undecided = undecided_of(subject_request)
    is_held = any(one.result == FOUND for one in made)
    if lacks_identity(subject_request) and not (undecided and subject_request.identity_level >= 1 and not is_held):
        return Work.SETTLE_IDENTITY
    return Work.DECIDE if undecided and duty != DutyKey.REFUSE else Work.SEND


def undecided_of(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the rights the person still waits for that have no outcome."""
    return [row for row in subject_request.rights if dates.is_open(row) and row.outcome is None]


def needed_of(subject_request: SubjectRequest) -> Level:
    """Return the level the answers need: of those decided as they are decided, of the others in full.

    A letter with an answer that waits for another proof needs its own, on a closed request that alone.
    """
    awaited = posted_answers.level_awaited(subject_request)
    if awaited and subject_request.state == State.CLOSED:
        return awaited
    policy = profile_of(subject_request.controller).identity
    decided = responses.needed_for(subject_request, responses.to_send(subject_request))
    return max([awaited, decided, needed_level([Right(row.right) for row in undecided_of(subject_request)], policy)])


def lacks_identity(subject_request: SubjectRequest) -> bool:
    """Return whether proof of who asks is missing before the answers may go out."""
    return subject_request.identity_level < needed_of(subject_request)
