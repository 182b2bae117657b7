"""Papers a person sends: only after confirmation, looked at once, then deleted."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest

from portal.law.rights import Right
from portal.services import loading, messages, papers, retention, uploads
from portal.services.file_kinds import PAPERS
from portal.storage.db import db
from portal.storage.models import OutboxMail
from tests import files as made
from tests.services.cases import RECEIVED_ON, Case, again, at

DAY = RECEIVED_ON + timedelta(days=1)


pytestmark = pytest.mark.usefixtures("session")


def send(case: Case, count: int = 1, *, note: str = "") -> None:
    """Send papers from the status page."""
    given = [uploads.checked(BytesIO(made.PDF), "card.pdf", kinds=PAPERS) for _ in range(count)]
    papers.add(case.row, given, note=note, now=at(DAY))


def test_a_paper_is_looked_at_then_deleted() -> None:
    case = Case(Right.RECTIFICATION).confirm()
    send(case, note="My card, with the right spelling.")
    (paper,) = papers.still_there(case.row)
    assert paper.name == "evidence-1-card.pdf"
    text = messages.thread_of(case.row)[0].message.text
    assert text == "My card, with the right spelling.\n\nI sent: evidence-1-card.pdf"
    acts: dict[str, Any] = {"by": case.by, "now": at(DAY)}
    assert papers.look_at(case.row, paper.uid, **acts).looked_at == at(DAY)
    papers.look_at(case.row, paper.uid, **acts)
    assert case.events()[-2:] == ["paper_added", "paper_looked_at"]
    papers.delete(case.row, paper.uid, **acts)
    assert papers.still_there(case.row) == []
    assert [row.erased_at for row in papers.all_of(case.row)] == [at(DAY)]
    with pytest.raises(loading.RequestUnknown):
        papers.look_at(case.row, paper.uid, **acts)


def test_what_was_looked_at_goes_with_the_daily_work() -> None:
    case = Case(Right.ACCESS).confirm()
    send(case, 2)
    first, _ = papers.still_there(case.row)
    assert retention.run("k3", now=at(DAY)).files == ()
    papers.look_at(case.row, first.uid, by=case.by, now=at(DAY))
    assert retention.run("k3", now=at(DAY)).files == (first.uid,)


def test_staff_are_told_once_until_it_is_read() -> None:
    case = Case(Right.ACCESS).confirm()
    send(case)
    send(case)
    kinds = [mail.kind for mail in db.session.query(OutboxMail).filter_by(subject_request_id=case.row.id)]
    assert kinds.count("staff_reply") == 1
    assert again(case.uid).unread_since_on == DAY


def test_nothing_is_taken_before_it_is_confirmed_nor_more_than_can_be_looked_at() -> None:
    case = Case(Right.ACCESS)
    with pytest.raises(papers.PapersNotNow):
        send(case)
    db.session.rollback()
    case.confirm()
    with pytest.raises(papers.PapersEnough):
        send(case, papers.MOST + 1)
