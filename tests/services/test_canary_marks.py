"""Nobody but the portal makes a request a self-test, and a self-test is nobody's request."""

import uuid
from collections.abc import Callable, Sequence

import pytest
from flask import Flask
from sqlalchemy import select

from portal import clock, tokens
from portal.law.actions import Action
from portal.law.rights import Right
from portal.services import (
    canary,
    canary_ending,
    canary_marks,
    confirmation,
    contacts,
    identity,
    intake,
    loading,
    retention,
    standing,
    upcoming,
    workload,
)
from portal.services.canary_marks import MarkNotOurs
from portal.services.intake import Submission
from portal.storage import queries
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, RegisterTask, SubjectRequest
from portal.tokens import Purpose, Token
from tests.fixtures.mail import SmtpServer
from tests.mail.world import hire

OWN = "portal@example.org"


def marked(mark: str, *, email: str = OWN, controller: str = "k3", **more: object) -> SubjectRequest:
    """Send a request with a mark, as the form hands it over."""
    given: dict = {"rights": (Right.ACCESS,), "language": "en", "name": "Eve", "email": email, "canary": mark} | more
    return intake.submit(Submission(controller=controller, **given), now=clock.now())


def begun() -> str:
    """Begin a run and return its uid."""
    return canary.begin("k3", by="portal", now=clock.now())


def ended() -> str:
    """Return the uid of a run that has ended."""
    uid = begun()
    canary_ending.end(uid, canary.Ending.LEFT, now=clock.now())
    return uid


@pytest.mark.parametrize(
    "of_a_stranger",
    [
        lambda: marked("canary"),
        lambda: marked(uuid.uuid4().hex),
        lambda: marked(tokens.make(Purpose.SENT, run=begun())),  # signed here, for something else
        lambda: marked(canary_marks.mark(str(uuid.uuid4()))),  # of no run
        lambda: marked(canary_marks.mark(ended())),
        lambda: marked(canary_marks.mark(begun()), email="eve@example.org"),
        lambda: marked(canary_marks.mark(begun()), controller="alertum"),
        lambda: marked(canary_marks.mark(begun()), phone="+358401234567"),
        lambda: marked(canary_marks.mark(begun()), rights=(Right.ERASURE,)),
    ],
)
def test_a_mark_marks_only_what_the_portal_itself_sends(app: Flask, of_a_stranger: Callable[[], object]) -> None:
    with app.app_context():
        with pytest.raises(MarkNotOurs):
            of_a_stranger()
        assert db.session.query(SubjectRequest).count() == 0


def test_a_mark_marks_one_request(app: Flask) -> None:
    with app.app_context():
        mark = canary_marks.mark(begun())
        marked(mark)
        with pytest.raises(MarkNotOurs):
            marked(mark)
        assert db.session.query(SubjectRequest).count() == 1


def test_it_stands_in_no_list_and_no_figure(app: Flask, smtp: SmtpServer) -> None:
    now = clock.now()
    with app.app_context():
        hire(role="dpo")
        row = marked(canary_marks.mark(begun()), name="Aino Esimerkki")
        tabs = ("to_do", "waiting", "to_approve", "unconfirmed", "closed")
        for uid_and_state in range(2):  # before its address is confirmed, and after
            lists: list[Sequence[object]] = [queries.page_of(queries.Wanted(("k3",), tab)) for tab in tabs]
            searches = (("email", OWN), ("name", "aino"))
            lists += [queries.page_of(queries.Wanted(("k3",), search=search)) for search in searches]
            lists += [upcoming.owed(now=now, within_days=None), workload.due_soon(("k3",), now=now)]
            assert not any(lists), uid_and_state
            assert set(queries.tallies({"k3": now.date()}).values()) == {queries.InTab()}
            load = workload.loads_of(("k3",), now=now)[0]
            assert (load.open, load.week, load.unconfirmed) == (0, 0, 0)
            confirm(row)
        due = retention.due("k3", now=now)
        assert (due.requests, due.files, due.held, due.every_request) == ((), (), 0, 0)
        assert db.session.query(RegisterTask).count() == 0
        assert [mail.kind for mail in db.session.scalars(select(OutboxMail))] == ["confirm", "received"]


def confirm(row: SubjectRequest) -> None:
    """Press the button of its mail."""
    contact = confirmation.email_contact(row)
    assert contact is not None
    if contact.proved_at is None:
        identity.confirm(Token(uuid.uuid4().hex, {"request": row.uid, "contact": contact.uid}), now=clock.now())


def test_nothing_is_done_with_it(app: Flask) -> None:
    with app.app_context():
        row = marked(canary_marks.mark(begun()))
        confirm(row)
        with pytest.raises(loading.RequestUnknown):
            loading.by_reference(row.reference)
        for action in Action:
            with pytest.raises(loading.RequestUnknown):
                standing.require(action, row, Right.ACCESS)
        begin_write()
        assert not contacts.replace(row, "email", "eve@example.org", now=clock.now())
        db.session.rollback()
        with pytest.raises(identity.NoLongerOpen):
            disown(row)


def disown(row: SubjectRequest) -> None:
    """Say that it was somebody else: whoever reads the mailbox may."""
    token = Token(uuid.uuid4().hex, {"request": row.uid, "contact": row.contacts[0].uid})
    identity.disown(Purpose.CONFIRM, token, now=clock.now())
