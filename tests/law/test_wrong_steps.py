"""How an illegal step says why, since when and what to do: the whole sentence, and the facts a page words it from."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from portal.law import wrong_steps as wrong
from portal.law.actions import Action, follow
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.law.states import WAITS, Closure, RightStanding, Standing

DAY = date(2026, 3, 3)
ACCESS = RightStanding(Right.ACCESS)
ERASURE = RightStanding(Right.ERASURE)
MARKETING = RightStanding(Right.MARKETING_OBJECTION)
CONSENT = RightStanding(Right.CONSENT_WITHDRAWAL)
IDENTITY, CLARIFICATION, FEE = WAITS
OPEN = Standing((ACCESS,), DAY)


def standing(*rights: RightStanding, **facts: Any) -> Standing:
    return replace(OPEN, **{"rights": rights or (ACCESS,), **facts})


ANSWERED = standing(closure=Closure.ANSWERED, by="A. Virtanen")
PROPOSED = standing(awaits_approval=True, by="A. Virtanen")
REOPEN = " Open the request, or reopen it."
NO_RIGHT = "No right still open on this request allows that step. Answer what is open."
CARRY_OUT = "What must stop at once is carried out first. Then close the request."
NOT_ASKED = "This request does not carry that right. Add it first."

WRONG_STEPS = [
    (Action.EXTEND, ANSWERED, None, wrong.RequestClosed,
     f"This request was answered on 3 March 2026 by A. Virtanen.{REOPEN}",
     {"closure": Closure.ANSWERED, "since_on": DAY, "by": "A. Virtanen", "action": Action.EXTEND}),
    (Action.CORRECT, standing(closure=Closure.PASSED_ON), None, wrong.RequestClosed,
     f"This request was closed on 3 March 2026.{REOPEN}",
     {"closure": Closure.PASSED_ON, "since_on": DAY, "by": "", "action": Action.CORRECT}),
    (Action.SEARCH, standing(closure=Closure.LAPSED), None, wrong.RequestClosed,
     f"This request was closed as lapsed on 3 March 2026.{REOPEN}",
     {"closure": Closure.LAPSED, "since_on": DAY, "by": "", "action": Action.SEARCH}),
    (Action.SEARCH, standing(closure=Closure.WITHDRAWN), None, wrong.RequestClosed,
     f"This request was withdrawn on 3 March 2026.{REOPEN}",
     {"closure": Closure.WITHDRAWN, "since_on": DAY, "by": "", "action": Action.SEARCH}),
    (Action.REOPEN, OPEN, None, wrong.NotClosed,
     "This request is open, since 3 March 2026. There is nothing to reopen.", {"since_on": DAY}),
    (Action.REOPEN, PROPOSED, None, wrong.NotClosed,
     "This request is open, since 3 March 2026. There is nothing to reopen.", {"since_on": DAY}),
    (Action.DECIDE, PROPOSED, Right.ACCESS, wrong.AwaitsApproval,
     "This request awaits approval since 3 March 2026. Approve or return what was proposed first.",
     {"since_on": DAY, "by": "A. Virtanen", "action": Action.DECIDE}),
    (Action.APPROVE, OPEN, None, wrong.NothingToApprove,
     "Nothing on this request awaits approval. Open the request to see what is next.", {}),
    (Action.RETURN, OPEN, None, wrong.NothingToApprove,
     "Nothing on this request awaits approval. Open the request to see what is next.", {}),
    (Action.ASK_IDENTITY, standing(waits=frozenset({IDENTITY})), None, wrong.AwaitedAlready,
     "The person has been asked and has not answered. Remind them, or settle it.", {"wait": IDENTITY, "since_on": DAY}),
    (Action.END_FEE, standing(waits=frozenset({IDENTITY})), None, wrong.NothingAwaited,
     "The person was not asked for this, or it is settled already.", {"wait": FEE}),
    (Action.SETTLE_CLARIFICATION, OPEN, None, wrong.NothingAwaited,
     "The person was not asked for this, or it is settled already.", {"wait": CLARIFICATION}),
    (Action.CONFIRM, OPEN, None, wrong.ConfirmedAlready,
     "This request is confirmed already. There is nothing more to do.", {}),
    (Action.LINK, standing(is_confirmed=False), None, wrong.UnconfirmedStandsAlone,
     "This request is not confirmed, so it is not linked. Wait, or prove identity.", {}),
    (Action.ASK_IDENTITY, standing(MARKETING), None, wrong.NotForThisRight, NO_RIGHT, {"action": Action.ASK_IDENTITY}),
    (Action.ASK_CLARIFICATION, standing(ERASURE), None, wrong.NotForThisRight, NO_RIGHT,
     {"action": Action.ASK_CLARIFICATION}),
    (Action.EXTEND, standing(MARKETING), None, wrong.NotForThisRight, NO_RIGHT, {"action": Action.EXTEND}),
    (Action.ANNOUNCE_FEE, standing(CONSENT), None, wrong.NotForThisRight, NO_RIGHT, {"action": Action.ANNOUNCE_FEE}),
    (Action.EXTEND, standing(MARKETING, replace(ACCESS, answered_on=DAY)), None, wrong.NotForThisRight, NO_RIGHT,
     {"action": Action.EXTEND}),
    (Action.CLOSE_NOT_IDENTIFIED, standing(ACCESS, MARKETING), None, wrong.CarryOutFirst, CARRY_OUT,
     {"right": Right.MARKETING_OBJECTION}),
    (Action.CLOSE_LAPSED, standing(CONSENT), None, wrong.CarryOutFirst, CARRY_OUT, {"right": Right.CONSENT_WITHDRAWAL}),
    (Action.DECIDE, OPEN, Right.ERASURE, wrong.RightNotAsked, NOT_ASKED, {"right": Right.ERASURE}),
    (Action.DECIDE, OPEN, None, wrong.RightNotAsked, NOT_ASKED, {"right": None}),
    (Action.ADD_RIGHT, OPEN, Right.ACCESS, wrong.RightOpenAlready,
     "This request carries that right already. Correct what it says.", {"right": Right.ACCESS}),
    (Action.DECIDE, standing(replace(ACCESS, answered_on=DAY)), Right.ACCESS, wrong.RightClosed,
     "That right was answered on 3 March 2026. Open the request.", {"right": Right.ACCESS, "since_on": DAY}),
    (Action.WITHDRAW, standing(replace(ACCESS, withdrawn_on=DAY)), Right.ACCESS, wrong.RightClosed,
     "That right was withdrawn on 3 March 2026. Open the request.", {"right": Right.ACCESS, "since_on": DAY}),
    (Action.ANSWER, OPEN, Right.ACCESS, wrong.NotDecided,
     "That right has no outcome yet. Decide it, then answer.", {"right": Right.ACCESS}),
    (Action.CARRY_OUT, standing(ACCESS, ERASURE), Right.ERASURE, wrong.AccessComesFirst,
     "Access was asked too and is not answered. Answer it, then erase.", {"right": Right.ERASURE}),
]  # fmt: skip


@pytest.mark.parametrize(("action", "before", "right", "error", "sentence", "facts"), WRONG_STEPS)
def test_an_illegal_step_says_why_since_when_and_what_to_do(
    action: Action,
    before: Standing,
    right: Right | None,
    error: type[RuleBroken],
    sentence: str,
    facts: dict[str, object],
) -> None:
    with pytest.raises(error) as refused:
        follow(action, before, right)
    assert type(refused.value) is error
    assert str(refused.value) == sentence
    assert refused.value.facts == facts


def test_every_wrong_step_is_in_the_table() -> None:
    assert {row[3] for row in WRONG_STEPS} == {
        kind for kind in vars(wrong).values() if isinstance(kind, type) and kind is not RuleBroken
    }


def test_an_objection_that_names_nobody_keeps_no_request_open() -> None:
    nobody = replace(MARKETING, names_nobody=True)
    assert follow(Action.CLOSE_NOT_IDENTIFIED, standing(nobody, ACCESS)) == "closed"
    with pytest.raises(wrong.CarryOutFirst):
        follow(Action.CLOSE_NOT_IDENTIFIED, standing(nobody, CONSENT))
