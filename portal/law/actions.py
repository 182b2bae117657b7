"""What may be done on a request, when, and which state follows. Illegal steps say why and since when."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from enum import StrEnum

from portal.law.broken_rules import RuleBroken, in_words
from portal.law.pauses import PauseKind, may_pause
from portal.law.rights import Right, rule
from portal.law.states import Closure, RightStanding, Standing, State, state_of
from portal.law.time_limits import may_extend
from portal.law.wrong_steps import (
    AccessComesFirst,
    AwaitedAlready,
    AwaitsApproval,
    CarryOutFirst,
    ConfirmedAlready,
    NotClosed,
    NotDecided,
    NotForThisRight,
    NothingAwaited,
    NothingToApprove,
    RequestClosed,
    RightClosed,
    RightNotAsked,
    RightOpenAlready,
    UnconfirmedStandsAlone,
)


class Action(StrEnum):
    CONFIRM = "confirm"
    DISOWN = "disown"
    ASK_IDENTITY = "ask_identity"
    SETTLE_IDENTITY = "settle_identity"
    ASK_CLARIFICATION = "ask_clarification"
    SETTLE_CLARIFICATION = "settle_clarification"
    ANNOUNCE_FEE = "announce_fee"
    END_FEE = "end_fee"
    EXTEND = "extend"
    SEARCH = "search"
    CARRY_OUT = "carry_out"
    DECIDE = "decide"
    PROPOSE = "propose"
    APPROVE = "approve"
    RETURN = "return"
    ANSWER = "answer"
    WITHDRAW = "withdraw"
    CORRECT = "correct"
    CORRECT_RECEIPT = "correct_receipt"
    ADD_RIGHT = "add_right"
    LINK = "link"
    CLOSE_NOT_IDENTIFIED = "close_not_identified"
    CLOSE_LAPSED = "close_lapsed"
    CLOSE_OTHER = "close_other"
    REOPEN = "reopen"
    MESSAGE = "message"
    ADVISE = "advise"
    TELL_RECIPIENTS = "tell_recipients"
    LIFT_RESTRICTION = "lift_restriction"


_ASKS: Mapping[Action, State] = {
    Action.ASK_IDENTITY: State.AWAITING_IDENTITY,
    Action.ASK_CLARIFICATION: State.AWAITING_CLARIFICATION,
    Action.ANNOUNCE_FEE: State.AWAITING_FEE,
}
_SETTLES: Mapping[Action, State] = {
    Action.SETTLE_IDENTITY: State.AWAITING_IDENTITY,
    Action.SETTLE_CLARIFICATION: State.AWAITING_CLARIFICATION,
    Action.END_FEE: State.AWAITING_FEE,
}
_CLOSES: Mapping[Action, Closure] = {
    Action.DISOWN: Closure.DISOWNED,
    Action.CLOSE_NOT_IDENTIFIED: Closure.NOT_IDENTIFIED,
    Action.CLOSE_LAPSED: Closure.LAPSED,
    Action.CLOSE_OTHER: Closure.NOT_PERSONAL_DATA,
}
_AFTER_CLOSING = {
    Action.REOPEN, Action.MESSAGE, Action.ADVISE, Action.LINK, Action.TELL_RECIPIENTS, Action.LIFT_RESTRICTION,
}  # fmt: skip
_WHILE_TO_APPROVE = _AFTER_CLOSING - {Action.REOPEN} | {
    Action.APPROVE, Action.RETURN, Action.CONFIRM, Action.DISOWN, Action.WITHDRAW, Action.CORRECT, Action.CARRY_OUT,
    Action.SETTLE_IDENTITY, Action.SETTLE_CLARIFICATION, Action.END_FEE, Action.EXTEND, Action.CORRECT_RECEIPT,
}  # fmt: skip
_OF_A_RIGHT = {Action.CARRY_OUT, Action.DECIDE, Action.ANSWER}
_NEEDS_A_RIGHT_THAT: Mapping[Action, Callable[[Right], bool]] = {
    Action.ASK_IDENTITY: lambda right: may_pause(PauseKind.IDENTITY, right),
    Action.ASK_CLARIFICATION: lambda right: may_pause(PauseKind.CLARIFICATION, right),
    Action.EXTEND: may_extend,
    Action.ANNOUNCE_FEE: lambda right: rule(right).may_charge,
}
_DONE = {Closure.ANSWERED: "answered", Closure.WITHDRAWN: "withdrawn", Closure.LAPSED: "closed as lapsed"}


def require_may(action: Action, standing: Standing, right: Right | None = None) -> None:
    """Refuse an action that may not follow what has happened on the request.

    What else an action needs (an extension in time, a ground, identity at its level) is asked where that rule lives.

    :param right: the right acted on, for carrying out, deciding, answering, adding and withdrawing one
    :raises RuleBroken: a subclass named after the rule, saying why and since when

    Source: GDPR Arts. 12, 18(3), 19, 21(3), 7(3); the order of steps is own policy.
    """
    _require_state(action, standing)
    _require_wait(action, standing)
    if action is Action.CONFIRM and standing.is_confirmed:
        raise ConfirmedAlready("This request is confirmed already. There is nothing more to do.")
    if action is Action.LINK and not standing.is_confirmed:
        raise UnconfirmedStandsAlone("This request is not confirmed, so it is not linked. Wait, or prove identity.")
    if action in {Action.CLOSE_NOT_IDENTIFIED, Action.CLOSE_LAPSED}:
        _require_carried_out(standing)
    if action in _NEEDS_A_RIGHT_THAT and not any(_NEEDS_A_RIGHT_THAT[action](one.right) for one in _open(standing)):
        raise NotForThisRight(
            "No right still open on this request allows that step. Answer what is open.", action=action
        )
    if right is not None or action in _OF_A_RIGHT:
        _require_right(action, standing, right)


def follow(action: Action, standing: Standing, right: Right | None = None) -> State:
    """Return the state after ``action``.

    :raises RuleBroken: a subclass named after the rule, if the action may not follow

    Source: own policy; GDPR Art. 12(3)-(4) (a request of several rights closes when each has its outcome).
    """
    require_may(action, standing, right)
    return state_of(_after(action, standing, right))


def possible_actions(standing: Standing) -> frozenset[Action]:
    """Return what may be done next, on the request or on at least one of its rights.

    Source: own policy.
    """
    return frozenset(action for action in Action if _is_possible(action, standing))


def _is_possible(action: Action, standing: Standing) -> bool:
    rights: list[Right | None] = [one.right for one in standing.rights] if action in _OF_A_RIGHT else [None]
    for right in rights:
        try:
            require_may(action, standing, right)
        except RuleBroken:
            continue
        return True
    return False


def _open(standing: Standing) -> tuple[RightStanding, ...]:
    return tuple(one for one in standing.rights if one.is_open)


def _after_closing(closure: Closure) -> set[Action]:
    """Return what may follow a closing: after an answer also the fee for further copies, until the day it named."""
    return _AFTER_CLOSING | {Action.END_FEE} if closure is Closure.ANSWERED else _AFTER_CLOSING


def _require_state(action: Action, standing: Standing) -> None:
    state, since = state_of(standing), in_words(standing.since_on)
    if action is Action.REOPEN and state is not State.CLOSED:
        raise NotClosed(f"This request is open, since {since}. There is nothing to reopen.", since_on=standing.since_on)
    if standing.closure is not None and action not in _after_closing(standing.closure):
        by = f" by {standing.by}" if standing.by else ""
        raise RequestClosed(
            f"This request was {_DONE.get(standing.closure, 'closed')} on {since}{by}. Open the request, or reopen it.",
            closure=standing.closure, since_on=standing.since_on, by=standing.by, action=action,
        )  # fmt: skip
    if state is State.TO_APPROVE and action not in _WHILE_TO_APPROVE:
        raise AwaitsApproval(
            f"This request awaits approval since {since}. Approve or return what was proposed first.",
            since_on=standing.since_on, by=standing.by, action=action,
        )  # fmt: skip
    if action in {Action.APPROVE, Action.RETURN} and state is not State.TO_APPROVE:
        raise NothingToApprove("Nothing on this request awaits approval. Open the request to see what is next.")


def _require_wait(action: Action, standing: Standing) -> None:
    wait = _ASKS.get(action)
    if wait is not None and wait in standing.waits:
        raise AwaitedAlready(
            "The person has been asked and has not answered. Remind them, or settle it.", wait=wait,
            since_on=standing.since_on,
        )  # fmt: skip
    wait = _SETTLES.get(action)
    if wait is not None and wait not in standing.waits:
        raise NothingAwaited("The person was not asked for this, or it is settled already.", wait=wait)


def _require_carried_out(standing: Standing) -> None:
    for one in _open(standing):
        if not may_extend(one.right) and one.carried_out_on is None and not one.names_nobody:
            raise CarryOutFirst("What must stop at once is carried out first. Then close the request.", right=one.right)


def _require_right(action: Action, standing: Standing, right: Right | None) -> None:
    one = standing.of(right)
    if action is Action.ADD_RIGHT:
        if one is not None and one.is_open:
            raise RightOpenAlready("This request carries that right already. Correct what it says.", right=right)
        return
    if one is None:
        raise RightNotAsked("This request does not carry that right. Add it first.", right=right)
    closed_on: date | None = one.answered_on or one.withdrawn_on
    if closed_on is not None:
        word = "answered" if one.answered_on else "withdrawn"
        raise RightClosed(
            f"That right was {word} on {in_words(closed_on)}. Open the request.", right=right, since_on=closed_on
        )
    if action is Action.ANSWER and one.decided_on is None:
        raise NotDecided("That right has no outcome yet. Decide it, then answer.", right=right)
    access = standing.of(Right.ACCESS)
    if action is Action.CARRY_OUT and right is Right.ERASURE and access is not None and access.is_open:
        raise AccessComesFirst("Access was asked too and is not answered. Answer it, then erase.", right=right)


def _after(action: Action, standing: Standing, right: Right | None) -> Standing:
    """Return what is known of the request once ``action`` is done, as far as its state depends on it."""
    waits = standing.waits
    if action in _ASKS:
        waits |= {_ASKS[action]}
    waits -= {_SETTLES[action]} if action in _SETTLES else frozenset()
    after = replace(
        standing,
        waits=waits,
        is_confirmed=standing.is_confirmed or action is Action.CONFIRM,
        awaits_approval=(standing.awaits_approval or action is Action.PROPOSE)
        and action not in {Action.APPROVE, Action.RETURN},
        closure=None if action is Action.REOPEN else _CLOSES.get(action, standing.closure),
    )
    if action in {Action.ANSWER, Action.WITHDRAW}:
        is_last = all(right in {None, one.right} for one in _open(standing))
        after = replace(after, closure=Closure.ANSWERED if is_last else after.closure)
    return after
