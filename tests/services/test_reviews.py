"""Access is looked through every so many months: admins are reminded until one of them says it was done."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from portal.law.time_limits import months_after
from portal.services import reviews, sign_in_log, sign_ins
from portal.services.granting import NotAnAdmin
from portal.services.sign_ins import Door
from portal.storage.db import begin_write, db
from portal.storage.models import HistoryEvent, OutboxMail, Staff
from tests.mail.world import NOW, hire


@pytest.fixture
def admin(app: Flask) -> Iterator[Staff]:
    """An application context with a handler, an admin of one controller and one of all."""
    with app.app_context():
        hire()
        hire("local@example.org", role="admin")
        boss = hire("boss@example.org", role="admin", name="Bo Ek")
        begin_write()
        boss.grants[0].controller = "*"
        db.session.commit()
        yield boss


def months_later(count: int, days: int = 0) -> datetime:
    day = months_after(NOW.date(), count) + timedelta(days=days)
    return NOW.replace(year=day.year, month=day.month, day=day.day)


def reminded() -> list[str]:
    told = select(Staff.email).join(OutboxMail, OutboxMail.staff_id == Staff.id)
    return list(db.session.scalars(told.where(OutboxMail.kind == "access_review_due").order_by(OutboxMail.id)))


def test_admins_of_all_are_reminded_when_it_is_time_and_every_two_weeks(admin: Staff) -> None:
    assert reviews.remind(now=months_later(6, days=-1)) == 0
    assert [reviews.remind(now=months_later(6, days=day)) for day in (0, 1, 13, 14)] == [1, 0, 0, 1]
    assert reminded() == ["boss@example.org"] * 2


def test_a_review_is_kept_and_puts_the_next_one_off(admin: Staff) -> None:
    review = reviews.record(by=admin, now=months_later(5))
    assert (review.people, review.grants, review.reviewed_by) == (3, 3, admin)
    assert reviews.due_on() == months_after(NOW.date(), 11)
    assert reviews.remind(now=months_later(10)) == 0
    assert reviews.remind(now=months_later(11)) == 1
    assert db.session.scalars(select(HistoryEvent.facts).where(HistoryEvent.kind == "access_reviewed")).one() == {
        "people": 3,
        "grants": 3,
    }


def test_only_an_admin_of_all_reviews(admin: Staff) -> None:
    local = db.session.scalars(select(Staff).where(Staff.email == "local@example.org")).one()
    with pytest.raises(NotAnAdmin):
        reviews.record(by=local, now=NOW)


def test_nobody_is_reminded_where_it_is_turned_off_or_nobody_works(make_app: Callable[..., Flask], app: Flask) -> None:
    with app.app_context():
        assert reviews.due_on() is None
        assert reviews.remind(now=NOW) == 0
    with make_app(review_months=0).app_context():
        hire(role="admin")
        assert reviews.due_on() is None


def test_the_report_says_who_holds_what_since_when_and_when_they_were_here(admin: Staff) -> None:
    begin_write()
    for at in (NOW, NOW + timedelta(days=3)):
        sign_ins.begin(Door.STAFF, now=at, staff=admin, device="Firefox")
    sign_ins.begin(Door.CODE, now=NOW + timedelta(days=5), staff=admin)
    db.session.scalars(select(Staff).where(Staff.email == "handler@example.org")).one().active = False
    db.session.commit()
    report = {held.person.email: held for held in reviews.report()}
    assert set(report) == {"local@example.org", "boss@example.org"}
    assert report["boss@example.org"].signed_in_at == NOW + timedelta(days=3)
    assert report["local@example.org"].signed_in_at is None
    assert [(grant.role, grant.granted_at) for grant in report["boss@example.org"].grants] == [("admin", NOW)]


def test_the_log_lists_finished_sign_ins_newest_first_and_page_by_page(admin: Staff) -> None:
    begin_write()
    for number in range(3):
        sign_ins.begin(Door.STAFF, now=NOW + timedelta(hours=number), staff=admin, device=f"Browser {number}")
    sign_ins.begin(Door.CODE, now=NOW, staff=admin)
    db.session.commit()
    first = sign_in_log.page_of({admin.id}, now=NOW + timedelta(hours=2, minutes=20), most=1)
    assert [(row.device, row.is_open) for row in first] == [("Browser 2", True), ("Browser 1", False)]
    rest = sign_in_log.page_of({admin.id}, now=NOW, before=first[0].id)
    assert [row.device for row in rest] == ["Browser 1", "Browser 0"]
    assert sign_in_log.page_of(set(), now=NOW) == []
