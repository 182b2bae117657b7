"""A form sent twice is one request, also when both arrive at the same moment; what does not exist is said to be so."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import event, func, select

from portal.law.rights import Right
from portal.services import intake, loading
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


@pytest.mark.parametrize("look", [loading.by_uid, loading.hold, loading.by_reference])
def test_what_does_not_exist_is_said_to_be_so(app: Flask, look: Callable[[str], SubjectRequest]) -> None:
    with app.app_context(), pytest.raises(loading.RequestUnknown):
        look("no such")
