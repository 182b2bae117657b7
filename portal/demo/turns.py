"""What comes between a request of the demo and its answer: doubts, questions, fees, more time."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime

from portal.demo import hours
from portal.demo.asking import COPIES
from portal.demo.case import Case
from portal.demo.plans import Turn
from portal.law.fees import further_copies
from portal.law.identity import Proof
from portal.law.pauses import PauseKind
from portal.services import dates, extension, fees, pauses
from portal.services.extension import Cause

Moments = Iterator[datetime]
DOUBTS = frozenset({Turn.DOUBTED, Turn.PROVED})


def soon(case: Case, working_days: int = 0) -> datetime:
    """Return when staff come to it."""
    return hours.at_the_desk(case.now, case.chance, dates.calendar_of(case.controller), working_days=working_days)


def doubt(case: Case) -> None:
    """The person is asked to show that it is them; the clock stands still."""
    question = pauses.IdentityQuestion(case.say("doubt"), Proof.CALL_BACK, (Proof.REGISTER_LINK,))
    handler = case.handler
    pauses.ask_identity(
        case.subject_request, question, by=case.by, by_id=handler.id, signed_by=handler.name, now=case.now
    )  # fmt: skip


def narrow(case: Case) -> Moments:
    """Much is held: the person is asked what they want to see, and may say so."""
    yield soon(case)
    question = pauses.ScopeQuestion(case.say("unclear"), case.say("question"))
    handler = case.handler
    pauses.ask_clarification(
        case.subject_request, question, by=case.by, by_id=handler.id, signed_by=handler.name, now=case.now
    )  # fmt: skip
    if case.plan.turn is Turn.CLARIFIED:
        yield soon(case, 4)
        pauses.settle(case.subject_request, PauseKind.CLARIFICATION, by=case.by, now=case.now)


def charge(case: Case) -> Moments:
    """Copies beyond the first cost something: the person is told, and may accept."""
    yield soon(case)
    prices = case.profile.fees
    asked = further_copies(COPIES, prices.copy, postage=prices.postage, currency=prices.currency)
    if asked is None:
        return  # the controller's copies cost nothing
    fee = fees.announce(case.subject_request, asked, by=case.by, signed_by=case.handler.name, now=case.now).uid
    if case.plan.turn is Turn.FEE_ACCEPTED:
        yield hours.at_home(case.now, case.chance)
        fees.accept(case.subject_request, fee, by="subject", now=case.now)
        yield soon(case, 3)
        fees.mark_paid(case.subject_request, fee, paid_on=case.today, by=case.by, now=case.now)


def extend(case: Case) -> Moments:
    """It takes longer, and the person is told why, in time."""
    yield soon(case, 8)
    extension.extend(
        case.subject_request, causes={Cause.COMPLEXITY}, reasons=case.say("extension"), by=case.by,
        signed_by=case.handler.name, now=case.now,
    )  # fmt: skip


AFTER_IDENTITY: Mapping[Turn, Callable[[Case], Moments]] = {
    Turn.UNCLEAR: narrow,
    Turn.CLARIFIED: narrow,
    Turn.FEE_ASKED: charge,
    Turn.FEE_ACCEPTED: charge,
    Turn.EXTENDED: extend,
}
