"""The house's history and access log: newest first, page by page, and never another controller's."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from portal.services import access, chronicle, granting, own_account, staff
from portal.services.chronicle import Scope
from portal.services.granting import NewGrant
from portal.services.grants import Role
from portal.services.notices import Rhythm
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import Staff, SubjectRequest
from portal.translations.page_words import page_name
from tests.mail.world import NOW, ask, hire


@pytest.fixture(autouse=True)
def ada(app: Flask) -> Iterator[Staff]:
    """An application context with a handler."""
    with app.app_context():
        yield hire()


def record(kind: str, row: SubjectRequest | None = None, **more: object) -> None:
    begin_write()
    given: dict[str, Any] = {"by": "portal", **more}
    if row is not None:
        given |= {"request_uid": row.uid, "controller": row.controller}
    history.record(kind, at=NOW, **given)
    db.session.commit()


def texts(scope: Scope, **more: int) -> list[str]:
    return [entry.text for entry in chronicle.page_of(scope, "en", **more)]


def test_it_tells_who_did_what_about_which_request_newest_first(ada: Staff) -> None:
    row = ask()
    record("assigned", row, by=f"staff:{ada.id}")
    first = chronicle.page_of(Scope(("k3",)), "en")[0]
    assert (first.text, first.who, first.reference) == ("Assigned.", "Ada Virtanen", row.reference)
    assert first.controller
    assert len(first.hash) == 64


def test_pages_go_on_where_the_one_before_ended() -> None:
    row = ask()
    for _ in range(3):
        record("noted", row)
    first = chronicle.page_of(Scope(("k3",)), "en", most=2)
    assert len(first) == 3
    rest = chronicle.page_of(Scope(("k3",)), "en", before=first[1].id)
    assert rest[0].id == first[2].id


def test_nothing_crosses_and_the_house_is_for_who_oversees_all(ada: Staff) -> None:
    row = ask()
    granting.grant(ada, NewGrant(Role.APPROVER, "alertum"), by=None, now=NOW)
    granting.grant(ada, NewGrant(Role.DPO, "*"), by=None, now=NOW)
    record("access_reviewed", by=f"staff:{ada.id}")
    record("noted", row)
    assert texts(Scope(("alertum",))) == ["A role was granted. · Ada Virtanen · Approver"]
    everything = texts(Scope(("k3", "alertum"), has_house=True))
    assert everything[:2] == ["A note was written.", "Access was reviewed."]
    assert "A role was granted. · Ada Virtanen · Data protection officer" in everything
    assert "Access was reviewed." not in texts(Scope(("k3", "alertum")))


def test_one_request_or_one_person_can_be_looked_at(ada: Staff) -> None:
    one, other = ask(), ask()
    record("noted", one, by=f"staff:{ada.id}")
    record("noted", other)
    assert texts(Scope(("k3",), reference=one.reference))[0] == "A note was written."
    assert {entry.reference for entry in chronicle.page_of(Scope(("k3",), reference=one.reference), "en")} == {
        one.reference
    }
    assert texts(Scope(("k3",), by_id=ada.id)) == ["A note was written."]
    assert texts(Scope(("alertum",), reference=one.reference)) == []


def test_the_access_log_tells_who_looked(ada: Staff) -> None:
    one, other = ask(), ask()
    bo = hire("bo@example.org", name="Bo Ek")
    access.note_view(one, ada, "staff.casework.show", now=NOW)
    access.note_view(other, bo, "staff.fees.announce", now=NOW + timedelta(minutes=1))
    db.session.rollback()
    newest, oldest = access.page_of(("k3",))
    assert (newest.name, newest.reference, newest.page) == ("Bo Ek", other.reference, "staff.fees.announce")
    assert [row.id for row in access.page_of(("k3",), before=newest.id)] == [oldest.id]
    assert [row.id for row in access.page_of(("k3",), reference=one.reference)] == [oldest.id]
    assert [row.id for row in access.page_of(("k3",), staff_id=bo.id)] == [newest.id]
    assert access.page_of(("alertum",)) == []


def test_a_page_opened_again_within_ten_minutes_is_one_line(ada: Staff) -> None:
    row = ask()
    access.note_view(row, ada, "staff.casework.show", now=NOW)
    db.session.rollback()
    known = access.views_of(row)
    access.note_view(row, ada, "staff.casework.show", now=NOW + timedelta(minutes=9), known=known)
    access.note_view(row, ada, "staff.casework.show", now=NOW + timedelta(minutes=9))
    access.note_view(row, ada, "staff.fees.announce", now=NOW + timedelta(minutes=9), known=known)
    db.session.rollback()
    views = access.views_of(row)
    assert [view.page for view in views] == ["staff.fees.announce", "staff.casework.show"]
    assert access.last_views(views) == views[:1]


def test_pages_have_names() -> None:
    assert [page_name(one, "en") for one in ("staff.fees.announce", "staff.unheard_of.show", "page")] == [
        "Fee", "Another page", "Another page",
    ]  # fmt: skip


def test_who_ever_worked_somewhere_is_known_there(ada: Staff) -> None:
    bo = hire("bo@example.org", name="Bo Ek")
    begin_write()
    bo.grants[0].ended_at = NOW
    db.session.commit()
    assert staff.ever_at(("k3",)) == [ada, bo]
    assert staff.ever_at(("alertum",)) == []


def test_each_chooses_how_often_mail_comes(ada: Staff) -> None:
    own_account.choose_rhythm(ada, Rhythm.AT_ONCE)
    assert ada.mail_rhythm == "at_once"
