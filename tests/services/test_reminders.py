"""Staff are reminded seven, three and one day before, and of what is late; each of it once, and nobody else is."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.services import reminders
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, Staff, SubjectRequest
from tests.mail.world import NOW, ask, forget_mails, hire

DUE = date(2026, 4, 7)


@pytest.fixture(autouse=True)
def context(app: Flask) -> Iterator[None]:
    """An application context with staff and one request, due on 7 April."""
    with app.app_context():
        for role in ("handler", "approver", "dpo", "auditor", "admin"):
            hire(f"{role}@example.org", role=role)
        begin_write()
        asked = ask()
        begin_write()
        due_at(db.session.get_one(SubjectRequest, asked.id), DUE)
        db.session.commit()
        forget_mails()
        yield


def due_at(subject_request: SubjectRequest, day: date, *, late_after: date | None = None) -> None:
    """Let something be owed on a day."""
    subject_request.next_due_on, subject_request.late_after_on = day, late_after or day


def reminded(*days: date) -> list[tuple[str, str]]:
    """Remind on these days, and return the kind of each mail and whom it goes to."""
    for day in days:
        reminders.remind("k3", today=day, now=NOW)
    mails = select(OutboxMail.kind, Staff.email).join(Staff, Staff.id == OutboxMail.staff_id).order_by(OutboxMail.id)
    return [(kind, email.partition("@")[0]) for kind, email in db.session.execute(mails)]


@pytest.mark.parametrize(
    ("days_left", "expected"),
    [
        (8, []),
        (7, [("staff_due_soon", "handler")]),
        (5, [("staff_due_soon", "handler")]),  # the day of seven was missed, because no worker ran
        (3, [("staff_due_soon", "handler")]),
        (1, [("staff_due_soon", "handler"), ("staff_due_soon", "approver")]),
        (0, [("staff_due_soon", "handler"), ("staff_due_soon", "approver")]),
        (-1, [("staff_overdue", "handler"), ("staff_overdue", "approver"), ("staff_overdue", "dpo")]),
    ],
)
def test_who_hears_and_when(days_left: int, expected: list[tuple[str, str]]) -> None:
    assert reminded(DUE - timedelta(days=days_left)) == expected


def test_a_step_is_taken_once_however_often_the_work_is_done() -> None:
    before = [DUE - timedelta(days=days) for days in (7, 7, 6, 5, 4)]
    assert len(reminded(*before)) == 1
    assert len(reminded(*(DUE - timedelta(days=days) for days in (3, 2)))) == 2


def test_lateness_is_told_again_after_a_week() -> None:
    late = [DUE + timedelta(days=days) for days in range(1, 8)]
    assert len(reminded(*late)) == 3
    assert len(reminded(DUE + timedelta(days=8))) == 6


def test_a_date_that_moved_is_reminded_of_anew() -> None:
    reminded(DUE - timedelta(days=7))
    begin_write()
    due_at(db.session.scalars(select(SubjectRequest)).one(), DUE + timedelta(days=30))
    db.session.commit()
    assert len(reminded(DUE + timedelta(days=23))) == 2


def test_what_is_done_at_once_counts_as_late_only_after_the_next_working_day() -> None:
    begin_write()
    due_at(db.session.scalars(select(SubjectRequest)).one(), DUE, late_after=DUE + timedelta(days=3))
    db.session.commit()
    assert {kind for kind, _ in reminded(*(DUE + timedelta(days=days) for days in range(4)))} == {"staff_due_soon"}
    assert {kind for kind, _ in reminded(DUE + timedelta(days=4))} == {"staff_due_soon", "staff_overdue"}


def test_without_a_handler_the_others_are_told() -> None:
    begin_write()
    for person in db.session.scalars(select(Staff)):
        person.active = person.email != "handler@example.org"
    db.session.commit()
    assert reminded(DUE - timedelta(days=7)) == [("staff_due_soon", "approver"), ("staff_due_soon", "dpo")]


def test_what_a_closed_request_still_owes_is_reminded_of() -> None:
    begin_write()
    asked = db.session.scalars(select(SubjectRequest)).one()
    asked.state, asked.queue_tab = "closed", "to_do"
    db.session.commit()
    assert reminded(DUE) != []


@pytest.mark.parametrize("change", [{"state": "closed", "queue_tab": "closed"}, {"is_canary": True}])
def test_a_closed_request_and_the_channels_self_test_remind_nobody(change: dict[str, object]) -> None:
    begin_write()
    for name, value in change.items():
        setattr(db.session.scalars(select(SubjectRequest)).one(), name, value)
    db.session.commit()
    assert reminded(DUE) == []
