"""Nothing incomplete is sent, and what the law does not know cannot be decided: the gate stands before every letter."""

import ast
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from portal.config import ROOT
from portal.law.fees import Cost, Fee, FeeItem, FeeKind, FeeNotAllowed
from portal.law.letter_parts import LetterIncomplete, letter_for
from portal.law.parts import Part
from portal.law.refusals import GroundNotAllowed, Refusal
from portal.law.rights import RULES, Outcome, Right
from portal.law.wrong_steps import NotForThisRight, RightNotAsked
from portal.letters.answers import Answer, RefusalFacts
from portal.letters.answers.answer import facts_type
from portal.services import fees, responses
from portal.storage.db import begin_write, db
from portal.storage.models import Letter, OutboxMail, Release
from tests.letters.samples import FACTS, refusal
from tests.mail.world import PERSON
from tests.services.cases import RECEIVED_ON, Case, again

ON = date(2026, 3, 9)
NEVER_REFUSED = [Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL]
MONEY = (FeeItem(Cost.WORK, 1, Decimal("9.00")),)
BLANK: dict[type, Any] = {str: "", tuple: (), date: None, dict: {}}

TAKEN_AWAY: list[tuple[Right, Outcome, str, tuple[Part, ...]]] = [
    (Right.ACCESS, Outcome.GRANTED, "data_from", (Part.DATA_FROM,)),
    (Right.ACCESS, Outcome.GRANTED, "found", (Part.COPY,)),
    (Right.ACCESS, Outcome.NOTHING_HELD, "registers", (Part.REGISTERS_SEARCHED, Part.SEARCHED_ON)),
    (Right.RECTIFICATION, Outcome.CORRECTED, "changes", (Part.OLD_AND_NEW,)),
    (Right.RECTIFICATION, Outcome.COMPLETED, "rectified_on", (Part.RECTIFIED_ON,)),
    (Right.ERASURE, Outcome.ERASED, "erased", (Part.ERASED_WHAT, Part.ERASED_WHERE, Part.ERASED_ON)),
    (Right.ERASURE, Outcome.ERASED, "backups_until", (Part.BACKUPS,)),
    (Right.RESTRICTION, Outcome.RESTRICTED, "data", (Part.RESTRICTED_WHAT,)),
    (Right.RESTRICTION, Outcome.RESTRICTED, "restricted_from", (Part.RESTRICTED_FROM,)),
    (Right.OBJECTION, Outcome.STOPPED, "stopped", (Part.STOPPED_WHAT,)),
    (Right.OBJECTION, Outcome.STOPPED, "stopped_on", (Part.STOPPED_FROM,)),
    (Right.MARKETING_OBJECTION, Outcome.STOPPED, "channels", (Part.CHANNELS,)),
    (Right.MARKETING_OBJECTION, Outcome.STOPPED, "stopped_on", (Part.STOPPED_FROM,)),
    (Right.MARKETING_OBJECTION, Outcome.NO_DATA_FOUND_BLOCKED, "blocked", (Part.BLOCKED_ADDRESS,)),
    (Right.PORTABILITY, Outcome.DELIVERED, "format", (Part.FORMAT,)),
    (Right.PORTABILITY, Outcome.DELIVERED, "included", (Part.WHAT_IS_IN,)),
    (Right.PORTABILITY, Outcome.SENT_DIRECTLY, "sent_to", (Part.SENT_TO,)),
    (Right.PORTABILITY, Outcome.FILE_GIVEN, "why_not_direct", (Part.WHY_NOT_DIRECT,)),
    (Right.CONSENT_WITHDRAWAL, Outcome.WITHDRAWN, "consent", (Part.WHICH_CONSENT,)),
    (Right.CONSENT_WITHDRAWAL, Outcome.WITHDRAWN, "withdrawn_on", (Part.WITHDRAWN_FROM,)),
    (Right.CONSENT_WITHDRAWAL, Outcome.NO_SUCH_CONSENT, "basis", (Part.WHICH_BASIS,)),
    (Right.CONSENT_WITHDRAWAL, Outcome.NO_SUCH_CONSENT, "other_right", (Part.WHICH_RIGHT_FITS,)),
]


def decided(answer: Answer) -> Case:
    """A request of one right, proved at the level it needs and decided like this."""
    case = Case(answer.right).confirm().prove()
    responses.decide(case.row, answer, **case.acts(ON, by_id=True))
    return case


def sending(case: Case) -> LetterIncomplete:
    """Try to send, and return what the gate says; nothing may be left of the try."""
    with pytest.raises(LetterIncomplete) as gate:
        case.release(ON)
    uid = case.uid
    db.session.rollback()
    kinds = {Letter: (), Release: (), OutboxMail: (OutboxMail.kind == "answer_ready",)}
    assert [db.session.scalar(select(func.count()).select_from(kind).where(*only)) for kind, only in kinds.items()] == [
        0, 0, 0,
    ]  # fmt: skip
    assert again(uid).closure is None
    return gate.value


def sample(right: Right, outcome: Outcome) -> Any:
    """Return complete facts; "nothing held" is said of the address the person confirmed."""
    wanted = facts_type(right, outcome)
    assert wanted is not None
    facts: Any = FACTS[wanted]
    return replace(facts, identifiers=(PERSON,)) if outcome is Outcome.NOTHING_HELD else facts


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize(("right", "outcome", "fact", "parts"), TAKEN_AWAY)
def test_taking_a_fact_away_makes_sending_fail_and_names_the_part(
    right: Right, outcome: Outcome, fact: str, parts: tuple[Part, ...]
) -> None:
    facts = sample(right, outcome)
    poorer = replace(facts, **{fact: BLANK[type(getattr(facts, fact))]})
    gate = sending(decided(Answer(right, outcome, poorer)))
    assert (gate.letter, gate.missing) == (letter_for(right, outcome), parts)


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("right", [right for right, rule in RULES.items() if rule.may_refuse])
def test_a_refusal_without_its_reasons_or_its_grounds_own_part_is_not_sent(right: Right) -> None:
    whole = refusal("unfounded_or_excessive")
    silent = sending(decided(Answer(right, Outcome.REFUSED, refusal=replace(whole, reasons=" "))))
    assert silent.missing == (Part.REASONS,)
    bare = sending(decided(Answer(right, Outcome.REFUSED, refusal=replace(whole, details={}))))
    assert bare.missing == (Part.WHY_UNFOUNDED_OR_EXCESSIVE,)


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("outcome", list(Outcome))
@pytest.mark.parametrize("right", NEVER_REFUSED)
def test_a_refusal_of_what_is_never_refused_cannot_be_written_down(right: Right, outcome: Outcome) -> None:
    assert {Outcome.REFUSED, Outcome.PARTLY}.isdisjoint(RULES[right].outcomes)
    if outcome in RULES[right].outcomes:
        assert Answer(right, outcome).outcome is outcome
        return
    with pytest.raises(ValueError, match=f"{right} has no outcome {outcome}"):
        Answer(right, outcome, refusal=refusal("unfounded_or_excessive"))


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("right", NEVER_REFUSED)
def test_nor_decided_nor_sent_nor_charged(right: Right) -> None:
    case = Case(right).confirm()
    forged = Answer(right, RULES[right].outcomes[0])
    object.__setattr__(forged, "outcome", Outcome.REFUSED)
    object.__setattr__(forged, "refusal", RefusalFacts(("unfounded_or_excessive",), "Too often."))
    with pytest.raises(GroundNotAllowed, match="cannot be refused, on any ground"):
        responses.decide(case.row, forged, **case.acts(ON, by_id=True))
    db.session.rollback()
    begin_write()
    row = case.row.rights[0]
    row.outcome, row.answer, row.decided_at = "refused", '{"facts": null, "refusal": {}}', case.acts(ON)["now"]
    db.session.commit()
    with pytest.raises(ValueError, match=f"{right} has no outcome refused"):
        case.release(ON)
    db.session.rollback()
    with pytest.raises(GroundNotAllowed):
        Refusal(right, ("unfounded_or_excessive",), "Too often.", whole=True, decided_on=ON)
    with pytest.raises(FeeNotAllowed):
        Fee(right, FeeKind.UNFOUNDED_OR_EXCESSIVE, MONEY, justification="Too often.")


@pytest.mark.usefixtures("session")
@pytest.mark.parametrize("right", NEVER_REFUSED)
def test_no_fee_is_announced_on_a_request_that_has_none(right: Right) -> None:
    of_access = Fee(Right.ACCESS, FeeKind.UNFOUNDED_OR_EXCESSIVE, MONEY, justification="Too often.")
    case = Case(right).confirm()
    with pytest.raises((NotForThisRight, RightNotAsked)):
        fees.announce(case.row, of_access, **case.acts(RECEIVED_ON, signs=True))


def places_that_make_letters() -> Iterator[tuple[str, str]]:
    """Find each function of the product that keeps a frozen letter or renders one as PDF."""
    for path in sorted((ROOT / "portal").rglob("*.py")):
        source = path.read_text(encoding="utf-8")
        if "portal.storage.models import" not in source or "Letter" not in source:
            continue
        for function in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)):
            made = [node for node in ast.walk(function) if isinstance(node, ast.Call)]
            if any(isinstance(call.func, ast.Name) and call.func.id == "Letter" for call in made):
                yield path.relative_to(ROOT).as_posix(), ast.get_source_segment(source, function) or ""


def test_every_letter_that_is_kept_has_passed_the_gate() -> None:
    places = dict(places_that_make_letters())
    assert list(places) == ["portal/services/letters.py"]
    (body,) = places.values()
    assert body.index("finished(made)") < body.index("pdf.render(document)") < body.index("Letter(")
