"""Whoever asks for another: nothing is handed over before it is written down that it may."""

from datetime import date
from typing import Any

import pytest

from portal.law.representation import Record, RepresentationNotRecorded
from portal.law.rights import Right
from portal.services import representation
from portal.services.representation import NothingToRecord
from portal.storage.db import begin_write
from tests.services.cases import Case, at

pytestmark = pytest.mark.usefixtures("session")
FRIDAY = date(2026, 3, 6)


def guardian(**differs: Any) -> Case:
    return Case(Right.ACCESS, on_behalf="guardian", represented_name="Lapsi Esimerkki", **differs).confirm()


def write(case: Case, **texts: str) -> None:
    told = {Record(kind): text for kind, text in texts.items()}
    representation.write_down(case.row, told, **case.acts(FRIDAY, by_id=True))


def test_what_is_missing_is_named_until_it_is_written() -> None:
    case = guardian(child_birth_year=2015)
    missing = representation.missing_of(case.row)
    assert Record.CHILD_VIEW in missing
    with pytest.raises(RepresentationNotRecorded):
        representation.require_written(case.row, case.row.rights)
    write(case, **{kind.value: f"About {kind.value}" for kind in missing})
    assert representation.missing_of(case.row) == ()
    representation.require_written(case.row, case.row.rights)
    assert representation.written(case.row)[Record.CHILD_VIEW].text == "About child_view"


def test_the_newest_text_counts_and_the_same_text_is_nothing_new() -> None:
    case = guardian()
    write(case, child_view="Not asked yet")
    write(case, child_view="Agrees", protection=" ")
    assert representation.written(case.row)[Record.CHILD_VIEW].text == "Agrees"
    with pytest.raises(NothingToRecord):
        write(case, child_view="Agrees", mandate="")


def test_for_oneself_there_is_nothing_to_write() -> None:
    case = Case(Right.ACCESS).confirm()
    assert representation.missing_of(case.row) == ()
    representation.require_written(case.row, case.row.rights)
    with pytest.raises(NothingToRecord):
        write(case, mandate="Nobody asked")


@pytest.mark.parametrize(("born", "first"), [(2011, True), (2012, False), (None, False)])
def test_a_young_person_of_fifteen_is_asked_first(born: int | None, first: bool) -> None:
    assert representation.must_be_asked_first(guardian(child_birth_year=born).row, today=FRIDAY) is first


def test_what_was_taken_back_needs_no_record() -> None:
    case = guardian()
    begin_write()
    for row in case.row.rights:
        row.withdrawn_at = at(FRIDAY)
    assert representation.rights_of(case.row.rights) == []
