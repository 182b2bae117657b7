"""Requests with a life behind them: closed at once, or gone through everything, with a word to be gone in the end."""

from datetime import date
from decimal import Decimal
from typing import Any

from portal.law.fees import Cost, Fee, FeeItem, FeeKind
from portal.law.identity import Proof
from portal.law.pauses import PauseKind
from portal.law.representation import Record
from portal.law.retention import HeldBy, Hold
from portal.law.rights import Outcome, Right
from portal.letters.follow_up import Lifting
from portal.services import (
    casework,
    corrections,
    extension,
    fees,
    lifting,
    pauses,
    receipt_day,
    recipients,
    registers,
    representation,
    retention_holds,
)
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import Approval, Message, StoredFile
from tests.services.cases import RECEIVED_ON, Case, at

CANARY = "Kanarialintu"
CLOSED_ON = date(2026, 3, 10)
KEPT_UNTIL = date(2029, 3, 10)  # 36 months later
ADDRESS = f"{CANARY.lower()}@example.org"


def closed(on: date = CLOSED_ON, **asked: Any) -> Case:
    case = Case(Right.ACCESS, **asked)
    corrections.withdraw(case.row, by="subject", now=at(on))
    return case


def a_whole_life() -> Case:
    """A request that went through everything, each with a word that must be gone in the end."""
    words: dict[str, Any] = {
        "name": f"Aino {CANARY}",
        "hints": CANARY,
        "words": CANARY,
        "represented_name": CANARY,
        "on_behalf": "agent",
    }
    case = Case(
        Right.ACCESS, Right.RESTRICTION, Right.MARKETING_OBJECTION, email=ADDRESS, phone="040 123 4567",
        address=f"{CANARY}katu 1", asked={Right.MARKETING_OBJECTION: {"channels": ["email"], "channel_email": ADDRESS}},
        **words,
    )  # fmt: skip
    case.confirm().prove()
    representation.write_down(case.row, {Record.MANDATE: CANARY}, **case.acts(RECEIVED_ON, by_id=True))
    ask_and_charge(case)
    casework.carry_out(case.row, Right.MARKETING_OBJECTION, **case.acts(RECEIVED_ON, by_id=True))
    casework.add_note(case.row, text=CANARY, kind="note", **case.acts(RECEIVED_ON, by_id=True))
    for task in registers.tasks_of(case.row):
        result = registers.SearchResult("found", CANARY, CANARY)
        registers.record_result(case.row, task.uid, result, **case.acts(RECEIVED_ON, by_id=True))
    case.decide(Right.ACCESS, Outcome.GRANTED).decide(Right.RESTRICTION, Outcome.RESTRICTED)
    case.decide(Right.MARKETING_OBJECTION, Outcome.STOPPED).release(CLOSED_ON)
    tell_and_lift(case)
    begin_write()
    message = Message(subject_request_id=case.row.id, from_subject=True, at=at(CLOSED_ON))
    message.text = CANARY
    proposal = Approval(
        subject_request_id=case.row.id, action="refuse", proposal={"why": CANARY}, proposed_by_id=case.person.id,
        proposed_at=at(CLOSED_ON), decided_at=at(CLOSED_ON),
    )  # fmt: skip
    db.session.add_all([message, proposal])
    store(case, "found", None)
    db.session.commit()
    return case


def ask_and_charge(case: Case) -> None:
    """Everything that is asked of the person, before the answer."""
    who = case.acts(RECEIVED_ON, by_id=True, signs=True)
    pauses.ask_identity(case.row, pauses.IdentityQuestion(CANARY, Proof.CALL_BACK, late_reason=CANARY), **who)
    pauses.settle(case.row, PauseKind.IDENTITY, **case.acts(RECEIVED_ON))
    told = case.acts(RECEIVED_ON, signs=True)
    extension.extend(case.row, causes=[extension.Cause.NUMBER], reasons=CANARY, **told)
    items = (FeeItem(Cost.WORK, 1, Decimal("9.00")),)
    fee = fees.announce(
        case.row, Fee(Right.ACCESS, FeeKind.UNFOUNDED_OR_EXCESSIVE, items, justification=CANARY), **told
    )
    fees.waive(case.row, fee.uid, reason=CANARY, **case.acts(RECEIVED_ON))
    receipt_day.correct_receipt(case.row, RECEIVED_ON, reason=CANARY, **case.acts(RECEIVED_ON, by_id=True))


def tell_and_lift(case: Case) -> None:
    """What follows an answer."""
    row = next(row for row in case.row.rights if row.right == "restriction")
    notice = recipients.notices_of(row)[0]
    recipients.find_impossible(case.row, notice.uid, because=CANARY, **case.acts(CLOSED_ON))
    lifting.plan(case.row, Lifting(CANARY, CLOSED_ON, CANARY), **case.acts(CLOSED_ON))
    lifting.tell(case.row, **case.acts(CLOSED_ON, signs=True))
    lifting.lift(case.row, **case.acts(CLOSED_ON))
    hold = Hold(HeldBy.COMPLAINT, CANARY)
    kept = retention_holds.hold_back(case.row, hold, **case.acts(CLOSED_ON, by_id=True))
    retention_holds.let_go(case.row, kept.uid, **case.acts(CLOSED_ON))


def store(case: Case, purpose: str, ends_on: date | None) -> StoredFile:
    """Keep a file in the running use case."""
    return files.store(
        CANARY.encode(), purpose=purpose, media_type="text/plain", name=CANARY, now=at(RECEIVED_ON),
        subject_request=case.row, ends_on=ends_on,
    )  # fmt: skip


def kept_file(case: Case, purpose: str, ends_on: date | None = None) -> StoredFile:
    begin_write()
    row = store(case, purpose, ends_on)
    db.session.commit()
    return row
