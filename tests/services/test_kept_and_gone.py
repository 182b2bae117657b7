"""What holds a closed request back, and what is written down outside the database of what was erased."""

import json
import locale
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from portal.law.retention import HeldBy, Hold
from portal.law.rights import Right
from portal.services import forgotten, kept_outside, retention_holds
from portal.services.forgotten import Tombstone, TombstoneUnreadable
from portal.services.loading import RequestUnknown
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import RestrictionLift, RetentionHold
from tests.services.cases import Case, at
from tests.services.lives import CLOSED_ON, KEPT_UNTIL, closed, kept_file

pytestmark = pytest.mark.usefixtures("session")
STATUTE = Hold(HeldBy.STATUTE, " Bookkeeping Act ", date(2031, 12, 31))


def test_a_hold_is_kept_as_it_was_entered_and_ends_once_on_its_own_request() -> None:
    case, other = closed(), closed(email="other@example.org")
    kept = retention_holds.hold_back(case.row, STATUTE, **case.acts(CLOSED_ON, by_id=True))
    claim = retention_holds.hold_back(
        case.row, Hold(HeldBy.LEGAL_CLAIM, "A claim."), **case.acts(CLOSED_ON, by_id=True)
    )
    db.session.rollback()
    assert (kept.subject_request_id, kept.held_by, kept.until_on) == (case.row.id, "statute", date(2031, 12, 31))
    assert (kept.begun_at, kept.begun_by_id, kept.because) == (at(CLOSED_ON), case.person.id, "Bookkeeping Act")
    assert retention_holds.open_holds(case.row) == [kept, claim]
    assert retention_holds.open_holds(other.row) == []
    with pytest.raises(RequestUnknown):
        retention_holds.let_go(other.row, kept.uid, **other.acts(KEPT_UNTIL))
    retention_holds.let_go(case.row, kept.uid, **case.acts(KEPT_UNTIL))
    assert retention_holds.open_holds(case.row) == [claim]
    with pytest.raises(RequestUnknown):
        retention_holds.let_go(case.row, kept.uid, **case.acts(KEPT_UNTIL))
    db.session.rollback()
    ends = select(RetentionHold.ended_at).order_by(RetentionHold.id)
    assert db.session.scalars(ends).all() == [at(KEPT_UNTIL), None]
    assert [(event.kind, event.by, event.at, event.facts) for event in case.history()[-3:]] == [
        ("held_back", case.by, at(CLOSED_ON), {"held_by": "statute"}),
        ("held_back", case.by, at(CLOSED_ON), {"held_by": "legal_claim"}),
        ("hold_ended", case.by, at(KEPT_UNTIL), {"held_by": "statute"}),
    ]


def test_what_was_entered_and_what_is_owed_hold_a_request_back() -> None:
    case = closed()
    assert retention_holds.holds_of(case.row) == ()
    kept = retention_holds.hold_back(case.row, STATUTE, **case.acts(CLOSED_ON, by_id=True))
    bare = retention_holds.hold_back(case.row, Hold(HeldBy.COMPLAINT, "x"), **case.acts(CLOSED_ON, by_id=True))
    begin_write()
    bare.because = ""
    assert retention_holds.holds_of(case.row) == (
        Hold(HeldBy.STATUTE, "Bookkeeping Act", kept.until_on), Hold(HeldBy.COMPLAINT, "complaint"),
    )  # fmt: skip
    db.session.rollback()
    opened = Case(Right.ACCESS, email="other@example.org").row
    assert retention_holds.holds_of(opened) == (Hold(HeldBy.OPEN_REQUEST, opened.next_duty),)
    begin_write()
    opened.next_duty = ""
    assert retention_holds.holds_of(opened) == (Hold(HeldBy.OPEN_REQUEST, "open"),)
    db.session.rollback()


def test_a_planned_lifting_holds_until_the_person_was_told() -> None:
    case = Case(Right.RESTRICTION)
    begin_write()
    right = case.row.rights[0]
    right.outcome = "restricted"
    planned = RestrictionLift(subject_request_id=case.row.id, requested_right_id=right.id, lift_on=KEPT_UNTIL)
    db.session.add(planned)
    owed = Hold(HeldBy.OPEN_REQUEST, case.row.next_duty)
    assert retention_holds.holds_of(case.row) == (Hold(HeldBy.LIFTING_UNTOLD, "lifting"), owed)
    planned.told_on = CLOSED_ON
    assert retention_holds.holds_of(case.row) == (owed,)
    db.session.rollback()


def test_a_file_is_erased_with_its_tombstone() -> None:
    row = kept_file(closed(), "package", CLOSED_ON)
    begin_write()
    forgotten.erase(row, today=KEPT_UNTIL, now=at(KEPT_UNTIL))
    db.session.commit()
    assert (row.erased_at, files.path_of(row.uid).exists()) == (at(KEPT_UNTIL), False)
    assert list(forgotten.read(kept_outside.lines_of(forgotten.path()))) == [Tombstone("file", row.uid, "2029-03-10")]


def test_tombstones_are_read_once_each_and_a_spoilt_one_is_named() -> None:
    file = forgotten.stone_of("file", "a", CLOSED_ON)
    request = forgotten.stone_of("request", "a", CLOSED_ON, closed_on=KEPT_UNTIL, closure="answered")
    assert file == Tombstone("file", "a", "2026-03-10", "", "")
    assert request == Tombstone("request", "a", "2026-03-10", "2029-03-10", "answered")
    lines = [json.dumps(vars(stone)) + "\n" for stone in (file, request, file, request)]
    assert list(forgotten.read([*lines, '{"kind": "fi'])) == [file, request]
    assert list(forgotten.read([*lines, lines[0].rstrip()])) == [file, request]
    for spoilt, line in (([*lines, "spoilt\n"], 5), (['{"kind": 1}', *lines], 1)):
        with pytest.raises(TombstoneUnreadable, match=f"Line {line} "):
            list(forgotten.read(spoilt))


def test_lines_are_added_where_only_we_read_and_come_back_with_their_ends(tmp_path: Path) -> None:
    path = tmp_path / "lines"
    spoken = locale.setlocale(locale.LC_CTYPE)
    locale.setlocale(locale.LC_CTYPE, "C")  # what the machine speaks makes no difference
    try:
        assert kept_outside.lines_of(path) == kept_outside.lines_of(tmp_path) == []
        for text in ("first", "zweite ä"):
            kept_outside.add_line(path, text)
        assert kept_outside.lines_of(path) == ["first\n", "zweite ä\n"]
    finally:
        locale.setlocale(locale.LC_CTYPE, spoken)
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.read_bytes() == "first\nzweite ä\n".encode()
