"""The calendar of due dates: a secret address of one's own, with nothing of anybody behind it."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import select

from portal.law.rights import Right
from portal.services import calendar_feed, staff
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, Staff, SubjectRequest
from tests.fixtures.statements import counted
from tests.mail.world import NOW, ask, hire


@pytest.fixture(autouse=True)
def person(app: Flask) -> Iterator[Staff]:
    """An application context with a handler who has joined."""
    with app.app_context():
        ada = hire()
        change(ada, tf_primary_method="authenticator", tf_totp_secret="kept")
        yield ada


def change(row: object, **facts: object) -> None:
    begin_write()
    for name, value in facts.items():
        setattr(row, name, value)
    db.session.commit()


def asked(*rights: Right, due_on: date = date(2026, 3, 20), duty: str = "search", **more: object) -> SubjectRequest:
    row = ask(*rights)
    change(row, next_due_on=due_on, next_duty=duty, **more)
    return row


def kinds() -> list[str]:
    told = select(HistoryEvent.kind).where(HistoryEvent.kind.like("calendar%")).order_by(HistoryEvent.id)
    return list(db.session.scalars(told))


def test_an_address_opens_until_it_ends_or_another_takes_its_place(person: Staff) -> None:
    first = calendar_feed.make_address(person, now=NOW)
    assert calendar_feed.whose(first) == person
    second = calendar_feed.make_address(person, now=NOW)
    assert (calendar_feed.whose(first), calendar_feed.whose(second)) == (None, person)
    calendar_feed.end_address(person, now=NOW)
    calendar_feed.end_address(person, now=NOW)
    assert calendar_feed.whose(second) is None
    assert kinds() == ["calendar_address_made", "calendar_address_made", "calendar_address_ended"]


@pytest.mark.parametrize("secret", ["", "no-address", "x" * 101])
def test_what_is_no_address_opens_nothing(secret: str) -> None:
    assert calendar_feed.whose(secret) is None


def test_only_its_digest_is_kept(person: Staff) -> None:
    secret = calendar_feed.make_address(person, now=NOW)
    assert person.calendar_digest is not None
    assert secret not in person.calendar_digest


def test_who_was_shut_out_or_has_no_second_factor_reads_nothing(person: Staff) -> None:
    secret = calendar_feed.make_address(person, now=NOW)
    change(person, tf_primary_method=None)
    assert calendar_feed.whose(secret) is None
    change(person, tf_primary_method="authenticator")
    staff.disable(person, by=None, now=NOW)
    assert calendar_feed.whose(secret) is None


def test_it_names_what_is_owed_and_the_day_of_the_answer(person: Staff) -> None:
    row = asked(Right.ACCESS, Right.ERASURE)
    change(row.rights[0], withdrawn_at=NOW)
    days = calendar_feed.due_dates(person)
    assert [(day.duty, day.due_on, day.rights) for day in days] == [
        ("search", date(2026, 3, 20), ("erasure",)),
        ("answer", row.answer_by_on, ("erasure",)),
    ]


def test_what_is_due_with_its_answer_is_one_day_and_all_its_rights_once_none_is_open(person: Staff) -> None:
    row = asked(due_on=date(2026, 4, 7), duty="answer")
    change(row, answer_by_on=date(2026, 4, 7))
    change(row.rights[0], released_at=NOW)
    (day,) = calendar_feed.due_dates(person)
    assert (day.reference, day.rights) == (row.reference, ("access",))


def test_closed_requests_tests_and_other_controllers_are_left_out(person: Staff, app: Flask) -> None:
    asked(queue_tab="closed")
    asked(is_canary=True)
    asked(controller="alertum")
    still_owed = asked(state="closed", duty="tell_recipients")
    with counted(app) as statements:
        assert [(day.reference, day.duty) for day in calendar_feed.due_dates(person)] == [
            (still_owed.reference, "tell_recipients")
        ]
    assert len(statements) <= 5
