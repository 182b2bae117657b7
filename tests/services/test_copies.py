"""Copies on paper: the first is free; further ones go out as asked, once their fee is accepted where there is one."""

from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from portal.law.fees import further_copies
from portal.law.rights import Outcome, Right
from portal.services import copies, fees, posting, print_batch, returned_post, waits
from portal.services.answer_store import document_of
from portal.services.copies import Copies
from portal.services.fee_standing import fees_of
from portal.services.returned_post import Because
from portal.storage.db import db
from portal.storage.models import Fee
from tests.services.cases import RECEIVED_ON, Case, at

pytestmark = pytest.mark.usefixtures("session")
NEXT = RECEIVED_ON + timedelta(days=1)


def asked(*rights: Right, number: str = "3", **differs: Any) -> Case:
    """Somebody asks by post for several copies."""
    given: dict[str, Any] = {"delivery": "post", "address": "Kotikatu 1\n33100 Tampere", "language": "en"} | differs
    return Case(*(rights or (Right.ACCESS,)), asked={Right.ACCESS: {"copies": number}}, **given).confirm().prove()


def announced(case: Case) -> Fee:
    fee = further_copies(3, Decimal("2.00"), postage=Decimal("2.50"))
    assert fee is not None
    return fees.announce(case.row, fee, **case.acts(RECEIVED_ON, signs=True))


def stand(case: Case, on: date = NEXT) -> Copies:
    return copies.copies_of(case.row, case.row.rights[0], today=on)


def printed() -> int:
    """Return how many letters the print holds: each shows its address once."""
    pages = PdfReader(BytesIO(print_batch.print_batch(posting.waiting(["k3"]), now=at(NEXT)).data)).pages
    return sum("Kotikatu 1" in page.extract_text() for page in pages)


def test_as_many_go_out_as_are_accepted_and_the_letter_says_so() -> None:
    case = asked().decide(Right.ACCESS, Outcome.GRANTED)
    assert stand(case) == (3, 3, "free"), "nothing was announced, so nothing is charged"
    fee = announced(case)
    assert stand(case) == (1, 3, "announced"), "the first copy waits for nothing"
    fees.accept(case.row, fee.uid, by="subject", now=at(NEXT))
    assert stand(case) == (3, 3, "accepted")
    fees.mark_paid(case.row, fee.uid, paid_on=NEXT, **case.acts(NEXT))
    assert stand(case) == (3, 3, "paid")
    case.release(NEXT)
    (row,) = posting.of_request(case.row)
    assert row.copies == 3
    said = " ".join(document_of(row.letter.document).parts["copy"])
    assert "comes in 3 copies" in said
    assert "You have paid for the further copies." in said
    assert printed() == 3
    assert copies.paid_among([case.row.id]) == {case.row.id}
    posting.note_posted([row.id], NEXT, **case.acts(NEXT, by_id=True))
    returned_post.note_returned(case.row, row.id, on=NEXT, because=Because.REFUSED, **case.acts(NEXT))
    returned_post.post_again(case.row, row.id, **case.acts(NEXT))
    assert printed() == 3, "what came back goes out as it was"


def test_copies_whose_fee_was_declined_lapse_and_those_waived_go_out() -> None:
    case = asked()
    fees.cancel(case.row, announced(case).uid, by="subject", now=at(NEXT))
    assert stand(case) == (1, 3, "cancelled")
    other = asked()
    fees.waive(other.row, announced(other).uid, reason="A kindness.", **other.acts(NEXT))
    assert stand(other) == (3, 3, "waived")


def test_further_copies_accepted_after_the_first_went_out_are_posted_then() -> None:
    case = asked(Right.ACCESS, Right.ERASURE)
    fee = announced(case)
    case.decide(Right.ACCESS, Outcome.GRANTED).release()
    assert [row.copies for row in posting.of_request(case.row)] == [1]
    fees.accept(case.row, fee.uid, by="subject", now=at(NEXT))
    first, further = posting.of_request(case.row)
    assert (first.copies, further.copies) == (1, 2)
    for row, told in ((first, "answer_posted"), (further, "copies_posted")):
        posting.note_posted([row.id], NEXT, **case.acts(NEXT, by_id=True))
        assert (case.mails()[-1].kind, case.mails()[-1].facts) == (told, {"posted_on": NEXT.isoformat()})
    count = len(case.mails())
    returned_post.note_returned(case.row, further.id, on=NEXT, because=Because.REFUSED, **case.acts(NEXT))
    again = NEXT + timedelta(days=1)
    returned_post.post_again(case.row, further.id, **case.acts(again))
    posting.note_posted([posting.of_request(case.row)[-1].id], again, **case.acts(again, by_id=True))
    assert len(case.mails()) == count, "what is sent once more is told of once"


def test_further_copies_accepted_after_the_first_was_handed_over_bring_the_request_back() -> None:
    case = asked(delivery="onsite")
    fee = announced(case)
    case.decide(Right.ACCESS, Outcome.GRANTED).release()
    assert (case.row.queue_tab, copies.further_by_hand(case.row)) == ("closed", 0)
    fees.accept(case.row, fee.uid, by="subject", now=at(NEXT))
    assert (case.row.queue_tab, case.row.next_duty, copies.further_by_hand(case.row)) == ("to_do", "read_reply", 2)
    assert posting.of_request(case.row) == [], "nothing goes by post"


def test_once_answered_the_fee_is_open_until_its_last_day() -> None:
    accepted, waived, lapsed = asked(), asked(), asked()
    for case in (accepted, waived, lapsed):
        announced(case)
        case.decide(Right.ACCESS, Outcome.GRANTED).release()
    said = " ".join(document_of(accepted.letters()[-1].document).parts["copy"])
    assert "The first copy is free of charge. For the further copies we announced a fee." in said
    assert "this first" not in said, "the further copies are this letter too"
    fees.accept(accepted.row, fees_of(accepted.row)[0].uid, by="subject", now=at(NEXT))
    fees.waive(waived.row, fees_of(waived.row)[0].uid, reason="A kindness.", **waived.acts(NEXT))
    for case in (accepted, waived):
        assert [row.copies for row in posting.of_request(case.row)] == [1, 2]
        assert case.row.state == "closed"
    waits.follow("k3", now=at(RECEIVED_ON + timedelta(days=15)))
    assert [lapsed.events()[-1], *(row.copies for row in posting.of_request(lapsed.row))] == ["fee_lapsed", 1]


def test_nothing_is_charged_where_the_answer_holds_no_copy() -> None:
    case = asked()
    fee = announced(case)
    case.decide(Right.ACCESS, Outcome.NOTHING_HELD).release()
    with pytest.raises(fees.FeeSettled):
        fees.accept(case.row, fee.uid, by="subject", now=at(NEXT))
    db.session.rollback()
    fees.waive(case.row, fee.uid, reason="Moot.", **case.acts(NEXT))
    assert [row.copies for row in posting.of_request(case.row)] == [1]


@pytest.mark.parametrize(
    ("differs", "outcome"), [({"delivery": "download"}, Outcome.GRANTED), ({}, Outcome.NOTHING_HELD)]
)
def test_what_is_read_on_the_website_or_holds_nothing_is_one(differs: dict[str, Any], outcome: Outcome) -> None:
    case = asked(**differs).decide(Right.ACCESS, outcome)
    assert stand(case) == copies.ONE
    assert copies.paid_among([]) == set()


@pytest.mark.parametrize("number", ["", "0", "many"])
def test_who_says_no_number_gets_one(number: str) -> None:
    assert copies.asked_for(asked(number=number).row.rights[0]) == 1
