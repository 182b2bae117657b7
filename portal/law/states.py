"""The states of a request, how it may close, and which state follows from what is known of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from portal.law.rights import Right


class State(StrEnum):
    UNCONFIRMED = "unconfirmed"
    OPEN = "open"
    AWAITING_IDENTITY = "awaiting_identity"
    AWAITING_CLARIFICATION = "awaiting_clarification"
    AWAITING_FEE = "awaiting_fee"
    TO_APPROVE = "to_approve"
    CLOSED = "closed"


WAITS = (State.AWAITING_IDENTITY, State.AWAITING_CLARIFICATION, State.AWAITING_FEE)
"""What the person is asked for; the first of several open ones is the request's state."""


class Closure(StrEnum):
    """How a request closed. Those after LAPSED are the law's "other" ways."""

    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    NOT_IDENTIFIED = "not_identified"
    LAPSED = "lapsed"
    DISOWNED = "disowned"
    DECEASED = "deceased"
    NOT_PERSONAL_DATA = "not_personal_data"
    OTHER_LAW = "other_law"
    PASSED_ON = "passed_on"

    @property
    def is_other(self) -> bool:
        """Tell whether this is one of the other ways: nobody's request, or not for this law or this controller.

        Source: GDPR Arts. 2(1), 28(3)(e), recital 27; the list is own policy.
        """
        return self not in {Closure.ANSWERED, Closure.WITHDRAWN, Closure.NOT_IDENTIFIED, Closure.LAPSED}


@dataclass(frozen=True)
class RightStanding:
    """Where one right of a request stands.

    ``names_nobody`` is true of an objection to marketing without any address or number to stop it under.
    """

    right: Right
    decided_on: date | None = None
    carried_out_on: date | None = None
    answered_on: date | None = None
    withdrawn_on: date | None = None
    names_nobody: bool = False

    @property
    def is_open(self) -> bool:
        """Tell whether the person still waits for this right's answer.

        Source: GDPR Art. 12(3).
        """
        return self.answered_on is None and self.withdrawn_on is None


@dataclass(frozen=True)
class Standing:
    """What is known of a request that decides which action may follow.

    ``is_confirmed`` is also true where no e-mail address was given or identity was proved another way; ``waits`` are
    members of `WAITS`; ``since_on`` is the day the present state began and ``by`` who brought it about.
    """

    rights: tuple[RightStanding, ...]
    since_on: date
    is_confirmed: bool = True
    waits: frozenset[State] = frozenset()
    awaits_approval: bool = False
    closure: Closure | None = None
    by: str = ""

    def of(self, right: Right | None) -> RightStanding | None:
        """Return where ``right`` stands, the open one first; None if it was not asked for.

        Source: own policy.
        """
        same = sorted((one for one in self.rights if one.right is right), key=lambda one: not one.is_open)
        return same[0] if same else None


def state_of(standing: Standing) -> State:
    """Return the state of a request: the first that applies of closed, to approve, the waits, unconfirmed, open.

    Source: own policy.
    """
    if standing.closure is not None:
        return State.CLOSED
    if standing.awaits_approval:
        return State.TO_APPROVE
    for wait in WAITS:
        if wait in standing.waits:
            return wait
    return State.OPEN if standing.is_confirmed else State.UNCONFIRMED


def has_every_answer(standing: Standing) -> bool:
    """Tell whether each right has its outcome and the person has it too, so that the request closes.

    Source: GDPR Art. 12(3)-(4); own policy.
    """
    return not any(right.is_open for right in standing.rights)
