"""Nothing of a person is left of a request but its proof; and a restored backup forgets it again."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from sqlalchemy import JSON, LargeBinary, String, func, select

from portal.law.rights import Right
from portal.services import corrections, forgotten, links, receipts, reopening, retention, shrinking
from portal.storage import files, hash_chain
from portal.storage.db import Model, db
from portal.storage.models import LookUp, MarketingChoice
from tests.services.cases import RECEIVED_ON, Case, again, at
from tests.services.lives import ADDRESS, CANARY, CLOSED_ON, KEPT_UNTIL, a_whole_life, closed, kept_file

pytestmark = pytest.mark.usefixtures("session")


def readable() -> Iterator[str]:
    """Yield all that anybody with the keys can read: every text, and every sealed value opened."""
    for mapper in Model.registry.mappers:
        for row in db.session.scalars(select(mapper.class_)):
            for column in mapper.local_table.columns:
                if isinstance(column.type, LargeBinary) and column.name.endswith("_sealed"):
                    yield f"{column}: {getattr(row, column.name.removesuffix('_sealed'))}"
                elif isinstance(column.type, String | JSON):
                    yield f"{column}: {getattr(row, column.name)}"


def told_of_the_person() -> set[str]:
    """Return the columns in which a word of the person, or of their addresses, still stands."""
    words = (CANARY.lower(), "1234567", "123 4567")
    return {text.partition(": ")[0] for text in readable() if any(word in text.lower() for word in words)}


def test_a_request_that_went_through_everything_shrinks_to_its_proof() -> None:
    case = a_whole_life()
    hashes = [letter.sha256 for letter in case.letters()]
    assert told_of_the_person() >= {"approval.proposal", "contact.value_sealed", "subject_request.name_sealed"}
    assert len(told_of_the_person()) > 20
    assert retention.run("k3", now=at(KEPT_UNTIL)).requests == (case.uid,)
    row = again(case.uid)
    assert told_of_the_person() == {"marketing_choice.address_sealed"}  # the suppression list lives on, untied
    assert db.session.scalars(select(MarketingChoice)).one().subject_request_id is None
    assert db.session.scalar(select(func.count()).select_from(LookUp)) == 0  # no address leads to it any more
    assert (row.received_on, row.answer_by_on, row.closed_on) == (RECEIVED_ON, date(2026, 6, 3), CLOSED_ON)
    assert (row.closure, row.shrunk_on, row.queue_tab) == ("answered", KEPT_UNTIL, "closed")
    assert [(one.right, one.outcome) for one in row.rights] == [
        ("access", "granted"), ("restriction", "restricted"), ("marketing_objection", "stopped"),
    ]  # fmt: skip
    assert [letter.sha256 for letter in case.letters()] == hashes
    assert not [path for path in files.folder().rglob("*") if path.is_file()]
    assert list(hash_chain.broken_links()) == []


def test_nothing_sealed_is_forgotten_when_a_table_is_added() -> None:
    """A table with sealed columns is emptied by its key to the request, or named with its reason."""
    case = closed()
    names = {model.__tablename__ for model in shrinking.sealed_models()}
    assert len(names) > 10
    for model in shrinking.sealed_models():
        if model.__tablename__ not in shrinking.STAYS_SEALED:
            assert shrinking.whose_rows(model, case.row) is not None
    assert names >= shrinking.STAYS_SEALED


def test_the_old_code_opens_nothing_and_the_request_is_not_taken_up_again() -> None:
    case = closed()
    code = receipts.code_of(case.row)
    retention.run("k3", now=at(KEPT_UNTIL))
    row = again(case.uid)
    assert not receipts.is_code_of(row, code)
    with pytest.raises(reopening.Shrunk):
        reopening.reopen(row, rights=[Right.ACCESS], **case.acts(KEPT_UNTIL))


def test_linked_requests_lose_their_tie_and_the_others_keep_it() -> None:
    cases = [Case(Right.ACCESS, email=f"aino{number}@example.org").confirm() for number in range(3)]
    for case in cases[1:]:
        links.link(case.row, cases[0].uid, **case.acts(RECEIVED_ON))
    corrections.withdraw(cases[0].row, by="subject", now=at(CLOSED_ON))
    retention.run("k3", now=at(KEPT_UNTIL))
    assert [again(case.uid).linked_to_id for case in cases] == [None, None, cases[1].row.id]


class TestForgettingAgain:
    """A backup from before is restored: what was erased since is erased again, from the tombstones outside it."""

    def test_tombstones_tell_nothing_of_anybody(self) -> None:
        case = closed(name=CANARY)
        kept_file(case, "package", CLOSED_ON)
        retention.run("k3", now=at(KEPT_UNTIL))
        text = forgotten.path().read_text(encoding="utf-8")
        assert [json.loads(line)["kind"] for line in text.splitlines()] == ["file", "request"]
        assert CANARY not in text
        assert forgotten.path().stat().st_mode & 0o777 == 0o600

    def test_what_a_backup_brings_back_is_erased_again(self) -> None:
        case, stays = Case(Right.ACCESS, email=ADDRESS), closed(email="other@example.org")
        ended = closed(email="third@example.org")
        package, kept = (kept_file(stays, "package", date(2040, 1, 1)) for _ in range(2))
        stones = [
            forgotten.stone_of(forgotten.REQUEST, case.uid, KEPT_UNTIL, closed_on=CLOSED_ON, closure="withdrawn"),
            forgotten.stone_of(forgotten.FILE, package.uid, KEPT_UNTIL),
            forgotten.stone_of(forgotten.REQUEST, ended.uid, KEPT_UNTIL, closed_on=KEPT_UNTIL, closure="answered"),
            forgotten.stone_of(forgotten.REQUEST, "not-in-this-backup", KEPT_UNTIL),
            forgotten.stone_of(forgotten.REQUEST, kept.uid, KEPT_UNTIL),  # an id is one thing's alone
            forgotten.stone_of(forgotten.FILE, stays.uid, KEPT_UNTIL),
        ]
        lines = [json.dumps(vars(stone)) + "\n" for stone in stones]
        assert retention.forget_again([*lines, *lines, '{"kind": "requ'], now=at(KEPT_UNTIL)) == 3
        row = again(case.uid)  # it was open when the backup was taken
        assert (row.state, row.closure, row.closed_on) == ("closed", "withdrawn", CLOSED_ON)
        row = again(ended.uid)  # it had ended before
        assert (row.closure, row.closed_on, row.shrunk_on) == ("withdrawn", CLOSED_ON, KEPT_UNTIL)
        assert told_of_the_person() == {"stored_file.name_sealed"}
        assert (package.erased_at, kept.erased_at) == (at(KEPT_UNTIL), None)
        assert again(stays.uid).shrunk_on is None
        assert retention.forget_again(lines, now=at(KEPT_UNTIL)) == 0

    def test_a_spoilt_file_erases_nothing(self) -> None:
        case = closed()
        stone = forgotten.stone_of(forgotten.REQUEST, case.uid, KEPT_UNTIL, closed_on=CLOSED_ON, closure="withdrawn")
        with pytest.raises(forgotten.TombstoneUnreadable, match="Line 2"):
            retention.forget_again([json.dumps(vars(stone)) + "\n", "spoilt\n"], now=at(KEPT_UNTIL))
        assert again(case.uid).shrunk_on is None
