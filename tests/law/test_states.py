"""Which state a request is in, what may follow, and how an illegal step says why."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.law.actions import Action, follow, possible_actions, require_may
from portal.law.rights import Right
from portal.law.states import WAITS, Closure, RightStanding, Standing, State, has_every_answer, state_of

DAY = date(2026, 3, 3)
ACCESS = RightStanding(Right.ACCESS)
ERASURE = RightStanding(Right.ERASURE)
MARKETING = RightStanding(Right.MARKETING_OBJECTION)
OPEN = Standing((ACCESS,), DAY)
IDENTITY, CLARIFICATION, FEE = WAITS


def standing(*rights: RightStanding, **facts: Any) -> Standing:
    return replace(OPEN, **{"rights": rights or (ACCESS,), **facts})


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({}, State.OPEN),
        ({"is_confirmed": False}, State.UNCONFIRMED),
        ({"is_confirmed": False, "waits": frozenset({FEE})}, State.AWAITING_FEE),
        ({"waits": frozenset({FEE, CLARIFICATION})}, State.AWAITING_CLARIFICATION),
        ({"waits": frozenset(WAITS)}, State.AWAITING_IDENTITY),
        ({"waits": frozenset(WAITS), "awaits_approval": True}, State.TO_APPROVE),
        ({"awaits_approval": True, "closure": Closure.WITHDRAWN}, State.CLOSED),
    ],
)
def test_the_state_is_the_first_that_applies(facts: dict[str, Any], state: State) -> None:
    assert state_of(standing(**facts)) is state


def test_four_closures_have_names_of_their_own_and_the_rest_are_other() -> None:
    assert {closure.value for closure in Closure if not closure.is_other} == {
        "answered", "withdrawn", "not_identified", "lapsed",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("action", "before", "after"),
    [
        (Action.CONFIRM, standing(is_confirmed=False), State.OPEN),
        (Action.CONFIRM, standing(is_confirmed=False, waits=frozenset({IDENTITY})), State.AWAITING_IDENTITY),
        (Action.ASK_IDENTITY, standing(is_confirmed=False), State.AWAITING_IDENTITY),
        (Action.SETTLE_IDENTITY, standing(waits=frozenset({IDENTITY})), State.OPEN),
        (Action.SETTLE_IDENTITY, standing(waits=frozenset({IDENTITY, FEE})), State.AWAITING_FEE),
        (Action.SETTLE_IDENTITY, standing(waits=frozenset({IDENTITY}), is_confirmed=False), State.UNCONFIRMED),
        (Action.ASK_CLARIFICATION, OPEN, State.AWAITING_CLARIFICATION),
        (Action.ASK_CLARIFICATION, standing(waits=frozenset({IDENTITY})), State.AWAITING_IDENTITY),
        (Action.SETTLE_CLARIFICATION, standing(waits=frozenset({CLARIFICATION})), State.OPEN),
        (Action.ANNOUNCE_FEE, OPEN, State.AWAITING_FEE),
        (Action.END_FEE, standing(waits=frozenset({FEE})), State.OPEN),
        (Action.END_FEE, standing(waits=frozenset({FEE}), closure=Closure.ANSWERED), State.CLOSED),
        (Action.EXTEND, OPEN, State.OPEN),
        (Action.SEARCH, standing(is_confirmed=False), State.UNCONFIRMED),
        (Action.PROPOSE, OPEN, State.TO_APPROVE),
        (Action.APPROVE, standing(awaits_approval=True), State.OPEN),
        (Action.RETURN, standing(awaits_approval=True, waits=frozenset({FEE})), State.AWAITING_FEE),
        (Action.DISOWN, standing(MARKETING, is_confirmed=False), State.CLOSED),
        (Action.CLOSE_NOT_IDENTIFIED, OPEN, State.CLOSED),
        (Action.CLOSE_LAPSED, OPEN, State.CLOSED),
        (Action.CLOSE_OTHER, standing(MARKETING), State.CLOSED),
        (Action.REOPEN, standing(closure=Closure.LAPSED), State.OPEN),
        (Action.WITHDRAW, OPEN, State.CLOSED),
        (Action.MESSAGE, standing(closure=Closure.ANSWERED), State.CLOSED),
    ],
)
def test_what_follows_from_each_action(action: Action, before: Standing, after: State) -> None:
    assert follow(action, before) is after


def test_a_request_closes_when_each_right_has_its_answer() -> None:
    decided = replace(ACCESS, decided_on=DAY)
    both = standing(decided, replace(ERASURE, decided_on=DAY))
    assert follow(Action.ANSWER, both, Right.ACCESS) is State.OPEN
    last = standing(replace(decided, answered_on=DAY), replace(ERASURE, decided_on=DAY))
    assert not has_every_answer(last)
    assert follow(Action.ANSWER, last, Right.ERASURE) is State.CLOSED
    assert follow(Action.WITHDRAW, last, Right.ERASURE) is State.CLOSED
    assert follow(Action.WITHDRAW, both, Right.ACCESS) is State.OPEN
    assert has_every_answer(standing(replace(ACCESS, withdrawn_on=DAY)))


CLOSED = standing(closure=Closure.ANSWERED, by="A. Virtanen")


def test_carrying_out_waits_for_nothing_that_does_not_concern_it() -> None:
    require_may(Action.CARRY_OUT, standing(MARKETING, ACCESS, is_confirmed=False), Right.MARKETING_OBJECTION)
    require_may(Action.CARRY_OUT, standing(MARKETING, awaits_approval=True), Right.MARKETING_OBJECTION)
    require_may(Action.CARRY_OUT, standing(replace(ACCESS, answered_on=DAY), ERASURE), Right.ERASURE)
    require_may(Action.CARRY_OUT, standing(ERASURE), Right.ERASURE)
    carried_out = replace(MARKETING, carried_out_on=DAY)
    require_may(Action.CLOSE_LAPSED, standing(carried_out))


def test_a_right_that_is_settled_may_be_asked_for_again() -> None:
    require_may(Action.ADD_RIGHT, OPEN, Right.ERASURE)
    again = standing(replace(ACCESS, withdrawn_on=DAY), ACCESS)
    require_may(Action.ADD_RIGHT, standing(replace(ACCESS, withdrawn_on=DAY)), Right.ACCESS)
    assert again.of(Right.ACCESS) is ACCESS
    assert again.of(Right.ERASURE) is None


@pytest.mark.parametrize(
    ("before", "possible", "impossible"),
    [
        (CLOSED, {Action.REOPEN, Action.MESSAGE, Action.LIFT_RESTRICTION}, {Action.ANSWER, Action.WITHDRAW}),
        (standing(replace(ACCESS, answered_on=DAY), closure=Closure.ANSWERED), {Action.REOPEN}, {Action.DECIDE}),
        (OPEN, {Action.DECIDE, Action.EXTEND, Action.SEARCH}, {Action.ANSWER, Action.APPROVE, Action.CONFIRM}),
        (standing(MARKETING), {Action.CARRY_OUT}, {Action.EXTEND, Action.ASK_IDENTITY, Action.CLOSE_LAPSED}),
        (standing(ERASURE, ACCESS), {Action.CARRY_OUT}, set()),  # access may be carried out, if erasure may not
        (standing(awaits_approval=True), {Action.APPROVE, Action.RETURN, Action.WITHDRAW}, {Action.DECIDE}),
    ],
)
def test_the_desk_offers_what_is_possible(before: Standing, possible: set[Action], impossible: set[Action]) -> None:
    offered = possible_actions(before)
    assert possible <= offered
    assert not impossible & offered
