"""A form sent twice is one request, also when both arrive at the same moment; what does not exist is said to be so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from portal.law.rights import Right
from portal.services import corrections, intake, loading, sent_again
from portal.services.intake import Submission
from portal.storage.db import db
from portal.storage.models import OutboxMail, SubjectRequest

NOON = datetime(2026, 4, 7, 9, 0, tzinfo=UTC)
SENT = Submission(
    controller="k3", rights=(Right.ACCESS,), asked={}, name="Aino Esimerkki", email="aino@example.org", language="en",
    idempotency_key="a" * 32,
)  # fmt: skip


def submit(app: Flask) -> str:
    """Send the form, as another process would."""
    with app.app_context():
        return intake.submit(SENT, now=NOON).reference


def test_the_second_of_two_is_told_of_the_first(app: Flask) -> None:
    assert submit(app) == submit(app)


@pytest.mark.postgresql_once
def test_the_slower_of_two_at_once_is_told_of_the_faster(app: Flask) -> None:
    first: list[str] = []
    is_asked = iter([True])

    def let_another_in(_mapper: Any, _connection: Any, _row: SubjectRequest) -> None:
        if next(is_asked, False):
            with ThreadPoolExecutor(max_workers=1) as pool:
                first.append(pool.submit(submit, app).result())

    event.listen(SubjectRequest, "before_insert", let_another_in)
    try:
        second = submit(app)
    finally:
        event.remove(SubjectRequest, "before_insert", let_another_in)
    assert [second] == first
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(SubjectRequest)) == 1
        assert db.session.scalar(select(func.count()).where(OutboxMail.kind == "confirm")) == 1


@pytest.mark.parametrize(
    ("differs", "is_the_same"),
    [
        ({"idempotency_key": "b" * 32}, True),  # the browser fetched the form anew
        ({"name": "Aino Mäkelä"}, False),
        ({"phone": "040 123 4567"}, False),
        ({"rights": (Right.ACCESS, Right.ERASURE)}, False),
        ({"asked": {Right.ACCESS: {"access_scope": "part", "access_detail": "2019"}}}, False),
        ({"delivery": "onsite"}, False),
        ({"controller": "alertum"}, False),
    ],
)
def test_the_same_is_what_says_the_same(app: Flask, differs: dict[str, Any], is_the_same: bool) -> None:
    with app.app_context():
        row = intake.submit(SENT, now=NOON)
        assert sent_again.is_the_same(row, replace(SENT, **differs)) is is_the_same


def test_what_was_taken_back_may_be_asked_again(app: Flask) -> None:
    with app.app_context():
        row = intake.submit(SENT, now=NOON)
        corrections.withdraw(row, by="subject", now=NOON)
        assert not sent_again.is_the_same(row, SENT)


@pytest.mark.parametrize("look", [loading.by_uid, loading.hold, loading.by_reference])
def test_what_does_not_exist_is_said_to_be_so(app: Flask, look: Callable[[str], SubjectRequest]) -> None:
    with app.app_context(), pytest.raises(loading.RequestUnknown):
        look("no such")
