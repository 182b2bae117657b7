"""Each error of the law as staff or a command reads it: the whole sentence, and the facts a page words it from."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

import pytest

from portal.calendars import holidays_of
from portal.law.authorities import authority
from portal.law.broken_rules import RuleBroken
from portal.law.fees import (
    Announcement,
    Cost,
    Fee,
    FeeItem,
    FeeKind,
    FeeStanding,
    Waiver,
    require_acceptance_in_time,
    require_fee_xor_refusal,
)
from portal.law.identity import Doubt, Level, Proof, require_doubt, require_level, require_nothing_held_allowed
from portal.law.lapsing import require_may_lapse, require_told_before_lifting
from portal.law.letter_parts import Letter, LetterIncomplete, required_parts
from portal.law.parts import Part
from portal.law.pauses import PauseKind, require_may_pause
from portal.law.refusals import Refusal, ground, require_allowed, require_refusable
from portal.law.retention import HeldBy, Hold, KeepPolicy, notify_breach_by
from portal.law.rights import Right
from portal.law.time_limits import (
    governing,
    require_extension_in_time,
    require_may_extend,
    time_limits,
)

DAY = date(2026, 3, 5)
FINLAND = holidays_of("FI")
MONEY = (FeeItem(Cost.PRINTING, 1, Decimal("2.00")),)
JUSTIFIED = Fee(Right.ACCESS, FeeKind.UNFOUNDED_OR_EXCESSIVE, MONEY, justification="The tenth this year.")
UNJUSTIFIED = partial(Fee, Right.ACCESS, FeeKind.UNFOUNDED_OR_EXCESSIVE, MONEY)
ask = partial(require_may_pause, received_on=DAY, asked_on=DAY, holidays=FINLAND)
refuse = partial(Refusal, reasons=" ", whole=True, decided_on=DAY, country="FI")
allow = partial(require_allowed, on=DAY, country="FI", whole=True)
TOO_LATE = "An extension had to be told by 7 April 2026; pauses do not move that day."
AS_SOON = "Answer as soon as you can: a late answer is always possible."
NOTHING_HELD = "\u201cNothing held\u201d can be said only of an address or number the person has confirmed."
SECTION_34, IN_ANY = "Data Protection Act (1050/2018) s. 34(1)(1)", "5 March 2026 in any country"
CHOOSE = " Choose another ground."
WHOLE: Any = 2
Attempt = Callable[[], Any]


def limits(*, extended: bool = False) -> Any:
    return time_limits(DAY, holidays=FINLAND, today=DAY, extended=extended)


BROKEN_RULES: list[tuple[Attempt, str, dict[str, Any]]] = [
    # time limits and pauses
    (lambda: require_extension_in_time(limits(extended=True), today=DAY),
     "This request is extended already, and the law allows it once. Answer by 5 June 2026.",
     {"answer_by": date(2026, 6, 5)}),
    (lambda: require_extension_in_time(replace(limits(), answer_by=date(2026, 4, 8)), today=date(2026, 4, 8)),
     f"{TOO_LATE} Answer by 8 April 2026, or as soon as you can: a late answer is always possible.",
     {"extend_by": date(2026, 4, 7), "answer_by": date(2026, 4, 8), "today": date(2026, 4, 8)}),
    (lambda: require_extension_in_time(limits(), today=date(2026, 4, 8)),
     f"{TOO_LATE.partition(';')[0]}, and the answer was due on 7 April 2026. {AS_SOON}",
     {"extend_by": date(2026, 4, 7), "answer_by": date(2026, 4, 7), "today": date(2026, 4, 8)}),
    (lambda: require_may_extend([Right.MARKETING_OBJECTION]),
     "What is open here is carried out at once and cannot be extended. Carry it out, and tell.", {}),
    (lambda: ask(PauseKind.CLARIFICATION, [Right.ERASURE], reason="Much."),
     "No open right of this request can be paused for clarification. Go on without asking.",
     {"kind": PauseKind.CLARIFICATION}),
    (lambda: ask(PauseKind.IDENTITY, [Right.ACCESS], reason=" "),
     "Record first why this must be asked; without it the clock goes on.", {"kind": PauseKind.IDENTITY}),
    (lambda: ask(PauseKind.IDENTITY, [Right.ACCESS], reason="Why.", asked_on=date(2026, 3, 11)),
     "Until 10 March 2026 this could be asked without more. Record why it is asked only now.",
     {"kind": PauseKind.IDENTITY, "last_day": date(2026, 3, 10)}),
    # lapsing and lifting
    (lambda: require_may_lapse(DAY, has_untried_contact=False, today=DAY),
     "This request cannot lapse before 5 March 2026 is over.", {"answer_by": DAY}),
    (lambda: require_may_lapse(DAY, has_untried_contact=True, today=date(2026, 3, 6)),
     "Another contact of the person has not been tried. Write or call there first.", {}),
    (lambda: require_told_before_lifting(None, today=DAY),
     "The person has not been told that the restriction is lifted. Tell them first.", {}),
    # refusals
    (lambda: require_refusable(Right.MARKETING_OBJECTION),
     "marketing_objection cannot be refused, on any ground: carry it out and tell the person.",
     {"right": Right.MARKETING_OBJECTION}),
    (lambda: ground("laziness"), "There is no ground of refusal called 'laziness'.", {"ground": "laziness"}),
    (lambda: allow([], Right.ACCESS), "A refusal names its ground: choose one.", {"right": Right.ACCESS}),
    (lambda: allow(["others_rights_copy"], Right.ACCESS),
     f"others_rights_copy (15(4)) does not carry a refusal of all of access on 5 March 2026 in FI.{CHOOSE}",
     {"right": Right.ACCESS, "ground": "others_rights_copy", "on": DAY, "country": "FI"}),
    (lambda: allow(["fi_s34_security"], Right.ACCESS, country=None, whole=False),
     f"fi_s34_security ({SECTION_34}) does not carry a refusal of a part of access on {IN_ANY}.{CHOOSE}",
     {"right": Right.ACCESS, "ground": "fi_s34_security", "on": DAY, "country": None}),
    (lambda: refuse(Right.ACCESS, ("unfounded_or_excessive",)),
     "A refusal gives at least a sentence of reasons, besides its ground.", {"right": Right.ACCESS}),
    # fees
    (lambda: Fee(Right.CONSENT_WITHDRAWAL, FeeKind.UNFOUNDED_OR_EXCESSIVE, MONEY, justification="The tenth."),
     "consent_withdrawal is always free of charge: carry it out.", {"right": Right.CONSENT_WITHDRAWAL}),
    (lambda: Fee(Right.ERASURE, FeeKind.FURTHER_COPIES, MONEY),
     "Only access knows further copies for a fee (Art. 15(3)).", {"right": Right.ERASURE}),
    (UNJUSTIFIED,
     "Write why the request is manifestly unfounded or excessive; repetition alone does not say it.",
     {"right": Right.ACCESS}),
    (lambda: Fee(Right.ACCESS, FeeKind.FURTHER_COPIES, ()),
     "A fee of nothing is no fee: answer free of charge.", {"right": Right.ACCESS}),
    (lambda: Announcement(JUSTIFIED, date(2026, 4, 5), date(2026, 4, 7)),
     "A fee had to be announced by 4 April 2026. Answer free of charge, or refuse with reasons.",
     {"refuse_by": date(2026, 4, 7)}),
    (lambda: require_acceptance_in_time(Announcement(JUSTIFIED, DAY, date(2026, 4, 7)), today=date(2026, 3, 20)),
     "The fee could be accepted until 19 March 2026. Nothing is charged.", {"accept_by": date(2026, 3, 19)}),
    (lambda: require_fee_xor_refusal(JUSTIFIED, FeeStanding.ANNOUNCED, ["unfounded_or_excessive"]),
     "A fee was asked for this request. Cancel the fee first, or answer once it is accepted.", {}),
    # identity
    (lambda: Doubt(" ", "A. Virtanen", DAY),
     "Write what makes you doubt who is asking. A habit of asking everybody is no reason.", {}),
    (lambda: require_doubt(None, [Right.MARKETING_OBJECTION]),
     "Identity is never asked for these rights. Carry them out as they are.", {}),
    (lambda: require_doubt(None, [Right.ACCESS]),
     "Record first what makes you doubt who is asking; then the question can be put.", {}),
    (lambda: require_level(Level.REGISTER_CONTACT_PROVED, [Proof.CONTACT_CONFIRMED]),
     "This needs identity at level 2; level 1 is proved. Ask for a proof first.", {"needed": 2, "achieved": 1}),
    (lambda: require_nothing_held_allowed(["a@example.org", "b@example.org"], ["a@example.org"]),
     f"{NOTHING_HELD} Ask them to confirm it, or name only what is confirmed.", {"unconfirmed": 1}),
    # letters and authorities
    (lambda: fail(LetterIncomplete(Letter.FEE, (Part.FEE_SUM, Part.AUTHORITY))),
     "The letter \u201cfee\u201d cannot be sent: it does not say fee_sum, authority. Fill these in.",
     {"letter": Letter.FEE}),
    (lambda: required_parts(Letter.ERASURE, Right.ERASURE, grounds=["found_accurate"]),
     "The letter \u201cerasure\u201d refuses nothing, so it has no ground of refusal.", {}),
    (lambda: required_parts(Letter.REFUSAL, Right.ERASURE, grounds=["found_accurate"]),
     "found_accurate is no ground to refuse erasure.", {"right": Right.ERASURE, "ground": "found_accurate"}),
    (lambda: authority("XX"),
     "No supervisory authority is on record for 'XX'. Add it to portal/law/authorities.toml.", {"code": "XX"}),
]  # fmt: skip

WRONG_VALUES: list[tuple[Attempt, type[Exception], str]] = [
    (lambda: governing({}), ValueError, "A request has dates by its rights, and none was given."),
    (lambda: Waiver(DAY, " "), ValueError, "Write why the fee is waived."),
    (lambda: FeeItem(Cost.WORK, 1, WHOLE), TypeError, "Money is a Decimal, not int."),
    (lambda: FeeItem(Cost.WORK, 1, Decimal("0.005")), ValueError, "0.005 is not a sum of money in whole cents."),
    (lambda: FeeItem(Cost.WORK, 0, Decimal("1.00")), ValueError, "An item of a fee counts at least one, not 0."),
    (lambda: Hold(HeldBy.COMPLAINT, " "), ValueError, "Write what holds the data back."),
    (lambda: Hold(HeldBy.STATUTE, "Bookkeeping Act"), ValueError,
     "A statute holds data back to a day: write the last one."),
    (lambda: KeepPolicy(closed_months=0), ValueError, "A time of keeping is at least one day or one month."),
    (lambda: notify_breach_by(datetime.fromisoformat("2026-03-05T10:00")), ValueError,
     "The moment a breach became known needs its offset from UTC."),
]  # fmt: skip


def fail(error: Exception) -> None:
    raise error


@pytest.mark.parametrize(("attempt", "sentence", "facts"), BROKEN_RULES)
def test_a_broken_rule_says_what_to_do_and_carries_its_facts(
    attempt: Attempt, sentence: str, facts: dict[str, Any]
) -> None:
    with pytest.raises(RuleBroken) as broken:
        attempt()
    assert str(broken.value) == sentence
    assert broken.value.facts == facts


@pytest.mark.parametrize(("attempt", "kind", "sentence"), WRONG_VALUES)
def test_a_wrong_value_says_what_to_write_instead(attempt: Attempt, kind: type[Exception], sentence: str) -> None:
    with pytest.raises(kind) as wrong:
        attempt()
    assert str(wrong.value) == sentence
