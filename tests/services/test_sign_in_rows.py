"""What is kept of a sign-in, whose end with whose, and what the access log tells of who looked at what."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from portal.law.rights import Right
from portal.services import access, responses, sign_ins
from portal.services.access import View
from portal.services.sign_ins import Door
from portal.storage.db import begin_write, db
from portal.storage.models import AccessEntry, SignIn, Staff
from tests.mail.world import NOW, hire
from tests.services.cases import Case
from tests.services.test_release_gate import granted

pytestmark = pytest.mark.usefixtures("session")
MINUTE = timedelta(minutes=1)


def begun(door: Door = Door.STAFF, **whose: Any) -> SignIn:
    """Begin a sign-in and read its row."""
    begin_write()
    opaque = sign_ins.begin(door, now=NOW, **whose)
    db.session.commit()
    return sign_ins.find(opaque, door, NOW) or pytest.fail("no sign-in")


def test_a_row_says_whose_it_is_from_where_and_since_when() -> None:
    case, ada = granted().release(), hire("ada@example.org")
    (release,) = responses.releases_of(case.row)
    row = begun(Door.ANSWER, subject_request=case.row, release=release, device="x" * 200, network="a network")
    assert (row.door, row.staff_id, row.subject_request_id, row.release_id) == (
        "answer", None, case.row.id, release.id,
    )  # fmt: skip
    assert (row.began_at, row.seen_at, row.fresh_at, row.ended_at) == (NOW, NOW, NOW, None)
    assert (row.device, row.network) == ("x" * 120, "a network")
    plain = begun(staff=ada)
    assert (plain.staff_id, plain.subject_request_id, plain.release_id) == (ada.id, None, None)
    assert (plain.device, plain.network) == (None, None)
    assert len({row.challenge, plain.challenge, row.digest, plain.digest}) == 4
    assert len(plain.challenge or "") == 43
    assert "grants" not in inspect(plain.staff).unloaded  # a person comes with their roles, in one statement


def test_what_is_no_text_is_no_id() -> None:
    from_cookie: Any = 5
    assert sign_ins.find(from_cookie, Door.STAFF, NOW) is None


def test_it_is_over_at_the_minute_and_fresh_only_where_it_was_made_so() -> None:
    row = begun(staff=hire())
    assert not sign_ins.is_alive(row, NOW + timedelta(minutes=30))
    row.seen_at = NOW + timedelta(hours=10)
    assert sign_ins.is_alive(row, NOW + timedelta(hours=10) - MINUTE)
    assert not sign_ins.is_alive(row, NOW + timedelta(hours=10))
    row.fresh_at = None
    assert not sign_ins.is_fresh(row, NOW)
    db.session.rollback()


def test_being_seen_is_written_after_a_whole_minute_and_of_an_open_sign_in_alone() -> None:
    ada = hire()
    open_one, other, ended = begun(staff=ada), begun(staff=ada), begun(staff=ada)
    begin_write()
    sign_ins.end(ended, NOW)
    sign_ins.end(ended, NOW + MINUTE)  # the first end stands
    db.session.commit()
    sign_ins.touch(open_one, NOW + MINUTE)
    sign_ins.touch(ended, NOW + MINUTE)
    db.session.rollback()
    assert [row.seen_at for row in (open_one, other, ended)] == [NOW + MINUTE, NOW, NOW]
    assert ended.ended_at == NOW


def test_a_page_is_shown_although_being_seen_cannot_be_written(make_app: Callable[..., Flask]) -> None:
    with make_app(database_wait_seconds=0).app_context():
        row = begun(staff=hire())
        begin_write()
        row.device = "changed by a use case"
        db.session.flush()
        sign_ins.touch(row, NOW + MINUTE)
        db.session.rollback()
        assert row.seen_at == NOW


def test_all_of_a_person_or_of_a_request_end_and_nobody_else_s(caplog: pytest.LogCaptureFixture) -> None:
    case, ada, beata = Case(Right.ACCESS), hire("ada@example.org"), hire("beata@example.org")
    first, long_over, others = begun(staff=ada), begun(staff=ada), begun(staff=beata)
    status = begun(Door.STATUS, subject_request=case.row)
    begin_write()
    long_over.ended_at = NOW - MINUTE
    caplog.set_level("INFO")
    sign_ins.end_all(now=NOW, staff=ada)
    db.session.commit()
    rows = (first, long_over, others, status)
    assert [row.ended_at for row in rows] == [NOW, NOW - MINUTE, None, None]
    begin_write()
    sign_ins.end_all(now=NOW, subject_request=case.row)
    db.session.commit()
    assert [row.ended_at for row in rows] == [NOW, NOW - MINUTE, None, NOW]
    lines = [vars(line) for line in caplog.records if line.message == "session_ended"]
    assert [(line["cause"], line["uid"], line["staff"]) for line in lines] == [
        ("ended_all", None, ada.id), ("ended_all", case.uid, None),
    ]  # fmt: skip


def test_a_person_sees_their_open_sign_ins_at_the_desk_the_newest_first() -> None:
    ada, beata = hire("ada@example.org"), hire("beata@example.org")
    older, newer, ended, run_out = (begun(staff=ada) for _ in range(4))
    begun(Door.CODE, staff=ada)
    begun(staff=beata)
    begin_write()
    newer.began_at = newer.seen_at = NOW + MINUTE
    ended.ended_at, run_out.seen_at = NOW, NOW - timedelta(hours=1)
    db.session.commit()
    assert sign_ins.open_of(ada, NOW + MINUTE) == [newer, older]


def test_what_is_over_is_forgotten_after_ninety_days_whichever_way_it_ended() -> None:
    ada, long_ago = hire(), NOW - timedelta(days=90)
    stays, ended, unseen = begun(staff=ada), begun(staff=ada), begun(staff=ada)
    begin_write()
    stays.ended_at = stays.seen_at = long_ago
    ended.ended_at, unseen.seen_at = long_ago - MINUTE, long_ago - MINUTE
    db.session.flush()
    sign_ins.forget_old(NOW)
    assert db.session.scalars(select(SignIn)).all() == [stays]
    db.session.rollback()


def look(case: Case, staff: Staff, page: str, minutes: int) -> None:
    """Look at a page of a request."""
    access.note_view(case.row, staff, page, now=NOW + minutes * MINUTE, known=access.views_of(case.row))
    db.session.rollback()


def test_the_access_log_tells_who_looked_at_which_page_once_in_ten_minutes() -> None:
    case, other = Case(Right.ACCESS), Case(Right.ACCESS, email="other@example.org")
    ada, beata = hire("ada@example.org", name="Ada"), hire("beata@example.org", name="Beata")
    for staff, page, minutes in (
        (ada, "letter", 0), (ada, "letter", 9), (ada, "notes", 9), (beata, "letter", 9), (ada, "letter", 10),
    ):  # fmt: skip
        look(case, staff, page, minutes)
    look(other, ada, "letter", 10)
    access.note_view(case.row, ada, "letter", now=NOW + 19 * MINUTE)  # nothing read before: the log itself is asked
    db.session.rollback()
    views = access.views_of(case.row)
    assert views == [
        View(ada.id, "Ada", "letter", NOW + 10 * MINUTE), View(beata.id, "Beata", "letter", NOW + 9 * MINUTE),
        View(ada.id, "Ada", "notes", NOW + 9 * MINUTE), View(ada.id, "Ada", "letter", NOW),
    ]  # fmt: skip
    assert access.views_of(case.row, most=1) == views[:1]
    assert access.last_views(views) == views[:2]
    known = [View(ada.id, "Ada", "fresh", NOW)]
    access.note_view(case.row, ada, "fresh", now=NOW + 9 * MINUTE, known=known)  # what is known answers alone
    db.session.rollback()
    assert db.session.scalar(select(AccessEntry.id).where(AccessEntry.page == "fresh")) is None


def test_a_page_of_the_access_log_is_of_ones_own_controllers_and_as_narrow_as_asked() -> None:
    case, ada, beata = Case(Right.ACCESS), hire("ada@example.org", name="Ada"), hire("beata@example.org", name="Beata")
    begin_write()
    db.session.add_all(
        AccessEntry(staff_id=ada.id, subject_request_id=case.row.id, page=str(number), at=NOW) for number in range(60)
    )
    db.session.commit()
    look(case, beata, "letter", 1)
    page = access.page_of(["k3"])
    assert (len(page), page[0].name, page[0].page, page[0].at) == (51, "Beata", "letter", NOW + MINUTE)
    assert (page[0].reference, page[0].controller) == (case.row.reference, "k3")
    assert [line.id for line in page] == sorted((line.id for line in page), reverse=True)
    assert access.page_of(["alertum"]) == access.page_of(["k3"], reference="another") == []
    assert [line.name for line in access.page_of(["k3"], staff_id=beata.id)] == ["Beata"]
    older = access.page_of(["k3"], reference=case.row.reference, before=page[1].id)
    assert older[:49] == page[2:]
    assert len(older) == 51
