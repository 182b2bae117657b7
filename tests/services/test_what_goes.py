"""What goes on which day, and what is left of it: in few rows, since every change that is tried runs these tests."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import inspect, select

from portal.controllers.installed import profiles
from portal.controllers.policies import Keep
from portal.law.retention import HeldBy, Hold
from portal.law.rights import Right
from portal.services import forgotten, intake, kept_outside, retention, retention_holds, shrinking, sign_ins
from portal.services.forgotten import Tombstone
from portal.services.retention import Due
from portal.storage import files
from portal.storage.db import Model, begin_write, db
from portal.storage.models import (
    Approval,
    Fee,
    HistoryEvent,
    MarketingChoice,
    Message,
    Note,
    RecipientNotice,
    RegisterTask,
    RightPause,
)
from tests.fixtures.statements import counted
from tests.services.cases import RECEIVED_ON, Case, at
from tests.services.lives import CLOSED_ON, closed, store

pytestmark = pytest.mark.usefixtures("session")
COMPLAINT = Hold(HeldBy.COMPLAINT, "A complaint.")
LATE = datetime(2026, 3, 17, 22, 30, tzinfo=UTC)  # half an hour into the 18th where the example controllers are


@pytest.fixture(autouse=True)
def short(session: Any) -> Iterator[None]:
    """Let the example controller keep a package for seven days, and what is closed for one month."""
    served = profiles()
    before = served["k3"]
    served["k3"] = replace(before, keep=Keep(package_days=7, closed_months=1))
    yield
    served["k3"] = before


def test_requests_go_when_their_month_is_over_the_oldest_first(app: Flask) -> None:
    assert retention.due("k3", now=at(date(2027, 2, 28))) == Due((), (), 0, 0)
    days = (31, date(2027, 1, 31)), (30, date(2027, 1, 30)), (29, date(2027, 1, 31)), (28, date(2027, 2, 2))
    ends, before, held, later = (closed(day, email=f"aino{number}@example.org") for number, day in days)
    for case in (held, later):
        retention_holds.hold_back(case.row, COMPLAINT, **case.acts(RECEIVED_ON, by_id=True))
    elsewhere = intake.Submission(controller="alertum", language="en", rights=(Right.ACCESS,), email="a@example.org")
    intake.submit(elsewhere, now=at(RECEIVED_ON))
    first, both = (before.uid,), (before.uid, ends.uid)
    assert retention.due("k3", now=at(date(2027, 2, 27))) == Due((), (), 0, 4)
    assert retention.due("k3", now=at(date(2027, 2, 28))) == Due(both, (), 1, 4)  # February has no 30th, nor a 31st
    assert retention.requests_due("k3", today=date(2027, 3, 1)) == (both, 1)
    assert retention.requests_due("k3", today=date(2027, 3, 2)) == (both, 2)
    assert retention.due("alertum", now=at(date(2040, 1, 1))) == Due((), (), 0, 1)
    with counted(app) as statements:
        assert retention.requests_due("k3", today=date(2027, 2, 1)) == ((), 0)
    assert len(statements) == 1  # what may not go yet is not even looked at
    shrinking.shrink(ends.uid, now=at(date(2027, 2, 28)))
    assert retention.requests_due("k3", today=date(2027, 2, 28)) == (first, 1)


def test_files_go_on_their_day_each_with_its_tombstone() -> None:
    case, ended, other = Case(Right.ACCESS), closed(email="b@example.org"), closed(email="c@example.org")
    begin_write()
    ends_on = date(2026, 3, 15)
    names = {
        store(case, "package", ends_on).uid: "package", store(case, "found", ends_on).uid: "its content",
        store(case, "letter", ends_on).uid: "letter", store(case, "evidence", None).uid: "unseen",
        store(ended, "evidence", None).uid: "evidence", store(ended, "found", None).uid: "put into nothing",
        store(other, "evidence", None).uid: "of another controller",
    }  # fmt: skip
    seen = store(case, "evidence", None)
    seen.looked_at, names[seen.uid] = datetime(2026, 3, 12, 22, 30, tzinfo=UTC), "seen"
    other.row.controller = "alertum"
    db.session.commit()
    gone_by = {
        9: set[str](),
        10: {"evidence"},
        12: {"evidence"},
        13: {"evidence", "seen"},
        15: {"evidence", "seen"},
        16: {"evidence", "seen", "package", "its content"},
        17: {"evidence", "seen", "package", "its content"},
        18: {"evidence", "seen", "package", "its content", "put into nothing"},
    }
    for day, gone in gone_by.items():
        assert {names[uid] for uid in retention.files_due("k3", today=date(2026, 3, day))} == gone, day
    db.session.rollback()
    retention.erase_files([seen.uid], now=LATE)
    assert seen.uid not in retention.files_due("k3", today=date(2026, 3, 18))
    assert seen.erased_at == LATE
    assert list(forgotten.read(kept_outside.lines_of(forgotten.path()))) == [Tombstone("file", seen.uid, "2026-03-18")]
    event = case.history()[-1]
    assert (event.kind, event.by, event.at) == ("file_erased", "portal", LATE)
    assert event.facts == {"purpose": "evidence", "sha256": seen.sha256}
    db.session.rollback()


def filled(email: str) -> Case:
    """Close a request and let everything be said in it that is to be gone, or to stay, in one row each."""
    case = closed(name="Aino", words="Hei", email=email)
    row, who = case.row, case.person.id
    begin_write()
    right = row.rights[0]
    row.child_birth_year, row.idempotency_digest, row.unread_since_on = 2015, row.uid, CLOSED_ON
    row.refused_channels, row.has_protected_address = ["phone"], True
    of: dict[str, Any] = {"subject_request_id": row.id}
    made: list[tuple[Any, str]] = [
        (Message(from_subject=True, at=at(CLOSED_ON), **of), "text"),
        (Note(kind="note", by_id=who, at=at(CLOSED_ON), **of), "text"),
        (Fee(right="access", kind="x", currency="EUR", payment_reference="RF18", **of), "reason"),
        (Approval(action="x", proposal={"why": "x"}, proposed_by_id=who, proposed_at=at(CLOSED_ON), **of), "content"),
        (RegisterTask(register="x", responsible="b@example.org", due_on=CLOSED_ON, **of), "found"),
        (RightPause(right="access", kind="identity", asked_at=at(CLOSED_ON), asked_on=CLOSED_ON, **of), "reason"),
        (RecipientNotice(requested_right_id=right.id, recipient="Posti"), "impossible_because"),
        (
            MarketingChoice(
                controller="k3", channel="email", choice="prohibited", source="x", made_at=at(CLOSED_ON), **of
            ),
            "address",
        ),
    ]
    for one, text in made:
        setattr(one, text, "Kanarialintu")
        db.session.add(one)
    sign_ins.begin("status", now=at(CLOSED_ON), subject_request=row)
    store(case, "letter", None)
    files.erase(store(case, "found", None), now=at(RECEIVED_ON))
    db.session.commit()
    return case


def everything() -> dict[tuple[str, Any], dict[str, Any]]:
    """Return every row of every table by its key, what is sealed opened."""
    db.session.rollback()
    found = {}
    for mapper in Model.registry.mappers:
        names = [column.key.removesuffix("_sealed") for column in mapper.column_attrs if column.key != "version"]
        for row in db.session.scalars(select(mapper.class_)).all():
            found[mapper.class_.__tablename__, inspect(row).identity] = {name: getattr(row, name) for name in names}
    return found


def test_of_a_request_that_shrinks_this_goes_and_nothing_else() -> None:
    stays = filled("a@example.org")
    others = everything()
    case = filled("b@example.org")
    begin_write()
    case.row.linked_to_id = stays.row.id
    db.session.commit()
    request_id, before = case.row.id, everything()
    shrinking.shrink(case.uid, now=LATE)
    after = everything()
    moves_on = {"history_head", "tally"}
    assert [key for key in others if key[0] not in moves_on and others[key] != after.get(key)] == []
    goes_whole = {"message", "note", "look_up", "outbox_mail"}
    assert {table for table, key in before if (table, key) not in after} == goes_whole
    assert not [key for key in after if key[0] in goes_whole and after[key]["subject_request_id"] == request_id]
    (new,) = after.keys() - before.keys()
    event = db.session.get_one(HistoryEvent, new[1])
    assert (event.kind, event.by, event.at, event.request_uid) == ("shrunk", "portal", LATE, case.uid)
    changed = [
        (f"{table}.{name}", after[table, key][name])
        for (table, key), row in before.items()
        for name in row
        if (table, key) in after and table not in moves_on and after[table, key][name] != row[name]
    ]
    emptied = (
        "contact.value", "fee.reason", "approval.content", "register_task.responsible", "register_task.responsible",
        "register_task.found", "requested_right.asked", "right_pause.reason", "recipient_notice.impossible_because",
    )  # fmt: skip
    set_back: list[tuple[str, Any]] = [
        ("subject_request.name", None), ("subject_request.words", None), ("subject_request.linked_to_id", None),
        ("subject_request.child_birth_year", None), ("subject_request.idempotency_digest", None),
        ("subject_request.unread_since_on", None), ("subject_request.refused_channels", []),
        ("subject_request.has_protected_address", False), ("subject_request.receipt_code_version", 2),
        ("subject_request.shrunk_on", date(2026, 3, 18)), ("fee.payment_reference", None), ("approval.proposal", {}),
        ("marketing_choice.subject_request_id", None), ("sign_in.ended_at", LATE), ("stored_file.wrapped_key", b""),
        ("stored_file.name", None), ("stored_file.erased_at", LATE),
    ]  # fmt: skip
    assert sorted(changed, key=str) == sorted([*((name, "") for name in emptied), *set_back], key=str)
    stone = Tombstone("request", case.uid, "2026-03-18", "2026-03-10", "withdrawn")
    assert list(forgotten.read(kept_outside.lines_of(forgotten.path()))) == [stone]
