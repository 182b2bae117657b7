"""Letters that go by post: printed in one file, posted on a day, and owed again when they come back."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader, PdfWriter
from sqlalchemy import select

from portal.law.rights import Outcome, Right
from portal.law.states import Closure
from portal.letters.elsewhere import NotThisLaw
from portal.services import chronicle, closing, misdelivery, posting, print_batch, redelivery, returned_post, timeline
from portal.services.dates import DayNotPossible
from portal.services.misdelivery import Fault, WhatHappened
from portal.services.redelivery import NoPostalAddress
from portal.services.returned_post import Because, NotPosted, NotReturned, NotToldHow
from portal.storage.db import begin_write, db
from portal.storage.models import Letter, OutboxMail, Posting
from tests.services.cases import ANSWER_BY, RECEIVED_ON, Case, again, at

pytestmark = pytest.mark.usefixtures("session")
HOME = "Kotikatu 1\n33100 Tampere"
NEXT = RECEIVED_ON + timedelta(days=1)


def by_post(**asked: Any) -> Case:
    """A request answered by post."""
    given: dict[str, Any] = {"delivery": "post", "address": HOME} | asked
    case = Case(Right.ACCESS, **given)
    if asked.get("email") != "":
        case.confirm()
    return case.prove().decide(Right.ACCESS, Outcome.GRANTED).release()


def posted(case: Case, on: date = NEXT, noted_on: date | None = None) -> Posting:
    chosen = [row.id for row, _request in posting.waiting(["k3"])]
    posting.note_posted(chosen, on, **case.acts(noted_on or on, by_id=True))
    (row, _request), *_more = posting.posted(["k3"])
    return row


def texts(batch: print_batch.Printed) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(batch.data)).pages] if batch.data else []


def test_an_answered_letter_is_owed_until_it_is_posted() -> None:
    case = by_post()
    assert (case.row.state, case.row.queue_tab, case.row.next_duty) == ("closed", "to_do", "post")
    assert case.row.next_due_on == NEXT
    row = posted(case)
    assert (row.posted_on, row.posted_by_id) == (NEXT, case.person.id)
    assert (case.row.queue_tab, case.events()[-1]) == ("closed", "posted")
    mail = db.session.scalars(select(OutboxMail).where(OutboxMail.kind == "answer_posted")).one()
    assert mail.facts == {"posted_on": NEXT.isoformat()}
    assert posting.note_posted([row.id], NEXT, **case.acts(NEXT, by_id=True)) == 0, "it stays as it was written"


def test_a_letter_is_posted_on_a_day_that_can_be() -> None:
    case = by_post(email="")
    for day in (RECEIVED_ON - timedelta(days=1), NEXT + timedelta(days=1)):
        with pytest.raises(DayNotPossible):
            posting.note_posted([1], day, **case.acts(NEXT, by_id=True))
        db.session.rollback()
    posted(case)
    assert "answer_posted" not in {mail.kind for mail in db.session.scalars(select(OutboxMail))}


def test_the_register_goes_page_by_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(posting, "PAGE_ROWS", 1)
    first, second = by_post(), by_post()
    posted(second)
    page = posting.posted(["k3"])
    assert [request.uid for _row, request in page] == [second.uid, first.uid]
    (newest, _request), *_more = page
    after = posting.posted(["k3"], (NEXT, newest.id))
    assert [request.uid for _row, request in after] == [first.uid]


def test_each_envelope_begins_on_a_new_sheet_and_shows_an_address() -> None:
    by_post(name="Aino Esimerkki")
    by_post(has_protected_address=True, name="Hilla Piilo")
    by_post(name="Nimi Vain", address="")
    pages = texts(print_batch.print_batch(posting.waiting(["k3"]), now=at(NEXT)))
    assert len(pages) % print_batch.SIDES == 0
    first = next(number for number, text in enumerate(pages) if "Aino Esimerkki" in text)
    sheet = next(number for number, text in enumerate(pages) if "Hilla Piilo" in text)
    assert (first % 2, sheet % 2) == (0, 0)
    assert "Kotikatu 1" in pages[first]
    assert "Kotikatu 1" in pages[sheet], "the address sheet"
    assert "Nimi Vain" not in "".join(pages), "there is no address to post to"


@pytest.mark.parametrize(("pages", "sides"), [(1, 2), (2, 2), (3, 4)])
def test_an_odd_letter_gets_an_empty_back(pages: int, sides: int) -> None:
    letter, made, batch = PdfWriter(), BytesIO(), PdfWriter()
    for _page in range(pages):
        letter.add_blank_page(100, 100)
    letter.write(made)
    print_batch.add(batch, made.getvalue())
    assert len(batch.pages) == sides


def test_a_new_address_is_printed_on_a_sheet_of_its_own() -> None:
    case = by_post(email="")
    begin_write()
    case.row.contacts[0].value = "Uusi tie 2\n00100 Helsinki"
    db.session.commit()
    pages = texts(print_batch.print_batch(posting.waiting(["k3"]), now=at(NEXT)))
    assert "Uusi tie 2" in pages[0]
    assert "Kotikatu 1" in "".join(pages[1:]), "the letter stays as it was sent"


def test_a_letter_whose_file_is_gone_is_left_out() -> None:
    case = by_post(email="")
    begin_write()
    db.session.scalars(select(Letter)).one().pdf_id = None
    db.session.commit()
    assert not texts(print_batch.print_batch(posting.waiting(["k3"]), now=at(NEXT)))
    assert [row.letter.kind for row in posting.of_request(case.row)] == ["access"]


def test_what_came_back_is_owed_again_until_it_is_sent_once_more() -> None:
    case = by_post(email="")
    back = NEXT + timedelta(days=6)
    row = posted(case, noted_on=back)
    returned_post.note_returned(case.row, row.id, on=back, because=Because.REFUSED, **case.acts(back))
    assert (case.row.queue_tab, case.row.next_duty, case.row.next_due_on) == ("to_do", "deliver_again", ANSWER_BY)
    with pytest.raises(NotPosted):
        returned_post.note_returned(case.row, row.id, on=back, because=Because.REFUSED, **case.acts(back))
    db.session.rollback()
    returned_post.post_again(case.row, row.id, **case.acts(back))
    assert (case.row.next_duty, [one.id for one, _row in posting.waiting(["k3"])]) == ("post", [row.id + 1])
    posted(case, back)
    assert case.row.queue_tab == "closed"
    told = [(one.at, one.text) for one in timeline.public_timeline(case.row, "en")]
    sent, day = "We posted a letter to you.", back.isoformat()
    assert told[:2] == [(day, sent), (day, "We send the letter that came back once more.")]
    assert told[3] == (NEXT.isoformat(), sent), "on the day it went to the post, which was noted later"
    first = next(one for one in reversed(timeline.staff_timeline(case.row, "en")) if one.kind == "posted")
    assert (first.day, first.text) == (NEXT.isoformat(), "A letter was posted. (noted on Tue 10 Mar 11:00)")
    assert "happened on 4 March 2026" in " ".join(one.text for one in chronicle.page_of(chronicle.Scope(["k3"]), "en"))
    with pytest.raises(NotReturned):
        returned_post.post_again(case.row, row.id, **case.acts(back))


def test_what_cannot_be_sent_again_is_settled_with_a_word() -> None:
    case = by_post(email="")
    row = posted(case)
    with pytest.raises(DayNotPossible):
        returned_post.note_returned(case.row, row.id, on=RECEIVED_ON, because=Because.OTHER, **case.acts(NEXT))
    db.session.rollback()
    returned_post.note_returned(case.row, row.id, on=NEXT, because=Because.UNKNOWN, **case.acts(NEXT))
    begin_write()
    case.row.contacts[0].replaced_at = at(NEXT)
    db.session.commit()
    with pytest.raises(NoPostalAddress):
        returned_post.post_again(case.row, row.id, **case.acts(NEXT))
    db.session.rollback()
    with pytest.raises(NotToldHow):
        returned_post.settle(case.row, row.id, how=" ", **case.acts(NEXT, by_id=True))
    returned_post.settle(case.row, row.id, how="Read to her by phone.", **case.acts(NEXT, by_id=True))
    assert (again(case.uid).queue_tab, case.events()[-1]) == ("closed", "post_settled")
    with pytest.raises(NotReturned):
        returned_post.settle(case.row, row.id, how="Again.", **case.acts(NEXT, by_id=True))


def test_a_notice_to_whoever_has_no_e_mail_address_goes_by_post() -> None:
    case = Case(Right.ACCESS, email="", address=HOME)
    closing.close_other(case.row, NotThisLaw(Closure.OTHER_LAW, "Another act."), **case.acts(NEXT, signs=True))
    (waiting,) = posting.waiting(["k3"])
    assert (waiting[0].letter.kind, print_batch.may_print(waiting)) == ("not_this_law", True)
    mailed = Case(Right.ACCESS, address=HOME).confirm()
    closing.close_other(mailed.row, NotThisLaw(Closure.OTHER_LAW, "Another act."), **mailed.acts(NEXT, signs=True))
    assert len(posting.waiting(["k3"])) == 1


def test_an_answer_that_no_mail_announces_is_printed_instead() -> None:
    case = Case(Right.ACCESS, address=HOME).confirm().prove().decide(Right.ACCESS, Outcome.GRANTED).release()
    assert posting.waiting(["k3"]) == []
    uid = release_uid(case)
    redelivery.post_instead(case.row, uid, **case.acts(NEXT))
    assert (len(posting.waiting(["k3"])), case.row.next_duty) == (1, "post")
    misdelivery.note(
        case.row, WhatHappened(at(NEXT), "A neighbour has it.", Fault.ADDRESS, uid), **case.acts(NEXT, by_id=True)
    )
    assert posting.waiting(["k3"]) == [], "what was stopped goes nowhere"


def release_uid(case: Case) -> str:
    release = case.letters()[-1].release
    assert release is not None
    return release.uid
