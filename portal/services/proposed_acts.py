"""What may be put under four eyes: when it may be proposed, how its letters look, and how it is done once approved.

What a proposal holds is plain JSON, kept encrypted until it is decided.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from portal.law.fees import Cost, Fee, FeeItem, FeeKind
from portal.law.rights import Right
from portal.law.states import Closure
from portal.letters.compose import Draft, Matter
from portal.letters.elsewhere import NotThisLaw
from portal.letters.ending import NotIdentified
from portal.services import (
    closing,
    extension,
    extension_limits,
    fees,
    filing,
    four_eyes,
    letters,
    notice_drafts,
    responses,
)
from portal.services.extension import Cause
from portal.storage.models import SubjectRequest

Content = Mapping[str, Any]


@dataclass(frozen=True)
class Act:
    """One act under four eyes.

    :param check: raises what the law has against it, at the moment it is proposed
    :param look: makes its letters as they would go out on a day; the caller rolls back
    :param do: the use case, with the second person
    """

    check: Callable[[SubjectRequest, Content, datetime], object]
    look: Callable[..., list[Draft]]
    do: Callable[..., object]


def check_answers(subject_request: SubjectRequest, content: Content, now: datetime) -> None:
    """Ask what sending the answers asks."""
    rows, _needed = responses.require_sendable(subject_request)
    responses.goes_to(subject_request, rows)


def look_at_answers(subject_request: SubjectRequest, content: Content, *, signed_by: str, now: datetime) -> list[Draft]:
    """Return the letter of each answer that is decided."""
    on = filing.today_of(subject_request, now)
    rows = responses.to_send(subject_request)
    return [responses.draft_of(subject_request, row, on=on, signed_by=signed_by) for row in rows]


def send_answers(subject_request: SubjectRequest, content: Content, **how: Any) -> None:
    """Send them."""
    responses.release(subject_request, by_id=how["second"].by_id, **how)


def check_extension(subject_request: SubjectRequest, content: Content, now: datetime) -> None:
    """Ask whether the person can still be told in time."""
    extension_limits.require_extendable(subject_request, today=filing.today_of(subject_request, now))


def look_at_extension(
    subject_request: SubjectRequest, content: Content, *, signed_by: str, now: datetime
) -> list[Draft]:
    """Return the letter that says it takes longer."""
    causes, reasons = [Cause(cause) for cause in content["causes"]], content["reasons"]
    return [notice_drafts.of_extension(subject_request, causes, reasons, signed_by=signed_by, now=now)]


def extend(subject_request: SubjectRequest, content: Content, **how: Any) -> None:
    """Extend the time limit."""
    causes = [Cause(cause) for cause in content["causes"]]
    extension.extend(subject_request, causes=causes, reasons=content["reasons"], **how)


def fee_as_json(fee: Fee, free_alternative: str) -> dict[str, Any]:
    """Return a fee as a proposal keeps it."""
    items = [[item.cost.value, item.quantity, str(item.unit_price)] for item in fee.items]
    return {
        "right": fee.right.value, "kind": fee.kind.value, "items": items, "currency": fee.currency,
        "justification": fee.justification, "free_alternative": free_alternative,
    }  # fmt: skip


def fee_of(content: Content) -> Fee:
    """Return the fee that was proposed."""
    items = tuple(FeeItem(Cost(cost), pieces, Decimal(price)) for cost, pieces, price in content["items"])
    return Fee(Right(content["right"]), FeeKind(content["kind"]), items, content["currency"], content["justification"])


def check_fee(subject_request: SubjectRequest, content: Content, now: datetime) -> None:
    """Ask whether a fee may be announced."""
    fees.matter_of(subject_request, fee_of(content), now=now)


def look_at_fee(subject_request: SubjectRequest, content: Content, *, signed_by: str, now: datetime) -> list[Draft]:
    """Return the notice of the fee."""
    asked = fees.notice_of(subject_request, fee_of(content), content["free_alternative"], now=now)
    return [letters.draft_notice(subject_request, asked, signed_by=signed_by, now=now)]


def announce_fee(subject_request: SubjectRequest, content: Content, **how: Any) -> None:
    """Announce the fee."""
    fees.announce(subject_request, fee_of(content), free_alternative=content["free_alternative"], **how)


def ending_of(subject_request: SubjectRequest, content: Content, now: datetime) -> Matter:
    """Return what the letter of a closing says; for one passed on, that it is so today."""
    closure, told = Closure(content["closure"]), content["told"]
    if closure in {Closure.NOT_IDENTIFIED, Closure.LAPSED}:
        return NotIdentified(**told)
    if closure is Closure.PASSED_ON:
        return closing.passed_on(subject_request, **told, now=now)
    return NotThisLaw(closure, **told)


def check_closing(subject_request: SubjectRequest, content: Content, now: datetime) -> None:
    """Ask what closing in that way asks."""
    closing.require_closable(subject_request, Closure(content["closure"]), content["tried"], now=now)


def look_at_closing(subject_request: SubjectRequest, content: Content, *, signed_by: str, now: datetime) -> list[Draft]:
    """Return the letter that says why it closes."""
    ending = ending_of(subject_request, content, now)
    return [letters.draft_notice(subject_request, ending, signed_by=signed_by, now=now)]


def close(subject_request: SubjectRequest, content: Content, **how: Any) -> None:
    """Close the request."""
    closure, told = Closure(content["closure"]), content["told"]
    if closure is Closure.NOT_IDENTIFIED:
        closing.close_not_identified(subject_request, NotIdentified(**told), **how)
    elif closure is Closure.LAPSED:
        closing.close_lapsed(subject_request, NotIdentified(**told), tried=content["tried"], **how)
    elif closure is Closure.PASSED_ON:
        closing.pass_on(subject_request, **told, **how)
    else:
        closing.close_other(subject_request, NotThisLaw(closure, **told), **how)


ANSWERS = Act(check_answers, look_at_answers, send_answers)
ACTS: Mapping[str, Act] = {
    four_eyes.EXTEND: Act(check_extension, look_at_extension, extend),
    four_eyes.FEE: Act(check_fee, look_at_fee, announce_fee),
    four_eyes.REFUSE: ANSWERS,
    four_eyes.RELEASE: ANSWERS,
    four_eyes.CLOSE: Act(check_closing, look_at_closing, close),
}
