"""A lost code is replaced on paper or by a link; nobody at the desk sees it, and no mailbox alone brings it."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal import tokens
from portal.law.receipt_codes import CodeWay
from portal.law.rights import Outcome, Right
from portal.services import corrections, identity, new_codes, receipts, sign_ins, visits
from portal.services.new_codes import AskedTooOften, NoWayForCode
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail
from portal.tokens import Purpose
from tests.services.cases import Case, at

pytestmark = pytest.mark.usefixtures("session")
FRIDAY = date(2026, 3, 6)
NETWORK = "192.0.2.1"


def link_of(case: Case) -> str:
    contact = next(row for row in case.row.contacts if row.kind == "email" and row.replaced_at is None)
    return tokens.make(Purpose.NEW_CODE, request=case.uid, contact=contact.uid)


def test_a_mailbox_alone_brings_no_code() -> None:
    case = Case(Right.ACCESS).confirm()
    assert new_codes.ways_of(case.row) == ()
    with pytest.raises(NoWayForCode):
        new_codes.send_link(case.row, **case.acts(FRIDAY))
    with pytest.raises(NoWayForCode):
        new_codes.print_letter(case.row, **case.acts(FRIDAY), signed_by="Ada Virtanen")
    case.prove()
    assert new_codes.ways_of(case.row) == (CodeWay.MAIL,)


@pytest.mark.parametrize("delivery", ["post", "download"])
def test_a_letter_carries_a_new_code_each_time_and_ends_the_old_one(delivery: str) -> None:
    case = Case(Right.ACCESS, email="", address="Kotikatu 1\n33100 Tampere", delivery=delivery, language="en")
    old = receipts.code_of(case.row)
    opaque = visits.enter(case.row.reference, old, network=NETWORK, device="", now=at(FRIDAY))
    made = new_codes.print_letter(case.row, **case.acts(FRIDAY, hour=10), signed_by="Ada Virtanen")
    said = " ".join(PdfReader(BytesIO(made.data)).pages[0].extract_text().split())
    assert ("You also need the code to open the answer." in said) is (delivery == "download")
    assert receipts.code_of(case.row) != old
    assert not receipts.is_code_of(case.row, old)
    assert sign_ins.find(opaque, sign_ins.Door.STATUS, at(FRIDAY, 10)) is None
    assert case.events()[-1] == "receipt_code_replaced"


def test_after_the_answer_a_call_still_opens_a_way_for_a_lost_code() -> None:
    case = Case(Right.OBJECTION).confirm()
    case.decide(Right.OBJECTION, Outcome.STOPPED).release()
    assert (case.row.state, new_codes.ways_of(case.row)) == ("closed", ())
    new_codes.ask(case.row.reference, network=NETWORK, now=at(FRIDAY))
    assert (case.row.queue_tab, case.row.next_duty, case.row.next_due_on) == ("to_do", "send_code", date(2026, 3, 11))
    case.prove(FRIDAY)
    assert new_codes.ways_of(case.row) == (CodeWay.MAIL,)
    new_codes.send_link(case.row, **case.acts(FRIDAY))
    assert (case.row.queue_tab, case.row.next_duty) == ("closed", "")
    with pytest.raises(identity.NoLongerOpen):
        identity.send_register_link(case.row, register="customers", email="a@example.org", **case.acts(FRIDAY))


def test_never_by_post_is_never_by_post() -> None:
    case = Case(Right.ACCESS, email="", address="Kotikatu 1", refused_channels=("post",))
    assert new_codes.ways_of(case.row) == ()


def test_the_mailed_link_makes_a_code_once() -> None:
    case = Case(Right.ACCESS).confirm().prove()
    old = receipts.code_of(case.row)
    new_codes.send_link(case.row, **case.acts(FRIDAY))
    assert case.mails()[-1].kind == "new_code"
    assert receipts.is_code_of(case.row, old)
    read, found = new_codes.read_link(link_of(case))
    opaque = new_codes.take(read, found, device="", now=at(FRIDAY, 11))
    assert sign_ins.find(opaque, sign_ins.Door.SENT, at(FRIDAY, 11)) is not None
    assert not receipts.is_code_of(case.row, old)
    with pytest.raises(tokens.TokenUsed):
        new_codes.take(read, found, device="", now=at(FRIDAY, 12))


def test_a_link_to_an_address_that_was_changed_is_over() -> None:
    case = Case(Right.ACCESS).confirm().prove()
    link = link_of(case)
    corrections.correct_email(case.row, email="uusi@example.org", now=at(FRIDAY))
    with pytest.raises(tokens.TokenExpired):
        new_codes.read_link(link)


def test_asking_tells_staff_once_a_day_and_the_asker_nothing() -> None:
    case = Case(Right.ACCESS).confirm()
    for hour in (9, 10):
        new_codes.ask(case.row.reference, network=NETWORK, now=at(FRIDAY, hour))
    new_codes.ask("K3K-7F4M-92XD", network=NETWORK, now=at(FRIDAY))
    assert case.events().count("new_code_asked") == 2
    assert db.session.query(OutboxMail).filter_by(kind="staff_code_lost").count() == 1


def test_a_shrunk_request_has_nobody_to_tell() -> None:
    case = Case(Right.ACCESS).confirm()
    begin_write()
    case.row.shrunk_on = FRIDAY
    db.session.commit()
    new_codes.ask(case.row.reference, network=NETWORK, now=at(FRIDAY))
    assert "new_code_asked" not in case.events()


def test_one_network_asks_only_so_often() -> None:
    for _ in range(new_codes.ASKS_PER_NETWORK):
        new_codes.ask("K3K-7F4M-92XD", network=NETWORK, now=at(FRIDAY))
    with pytest.raises(AskedTooOften):
        new_codes.ask("K3K-7F4M-92XD", network=NETWORK, now=at(FRIDAY))
    new_codes.ask("K3K-7F4M-92XD", network=NETWORK, now=at(FRIDAY) + timedelta(hours=1))


def test_a_token_of_nobody_s_is_not_read() -> None:
    with pytest.raises(tokens.TokenInvalid):
        new_codes.read_link("nothing")
