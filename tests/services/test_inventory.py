"""Files and rows are compared both ways, and what a killed process left is removed."""

from datetime import timedelta

from sqlalchemy.orm import scoped_session

from portal import clock
from portal.services.inventory import BELONGS_BY, FEW, take_stock, tidy
from portal.storage import files
from portal.storage.db import begin_write
from portal.storage.models import StoredFile


def stored(session: scoped_session) -> StoredFile:
    """Keep a file the way a use case does."""
    begin_write()
    row = files.store(b"letter", purpose="letter", media_type="application/pdf", name="answer.pdf", now=clock.now())
    session.commit()
    return row


def test_an_instance_without_files_agrees(session: scoped_session) -> None:
    stock = take_stock()
    assert (stock.kept, stock.missing, stock.orphans) == (0, (), ())


def test_a_row_without_its_file_is_missing(session: scoped_session) -> None:
    kept, lost = stored(session).uid, stored(session).uid
    files.path_of(lost).unlink()
    assert take_stock().missing == (lost,)
    assert take_stock().kept == 1
    assert kept != lost


def test_a_file_without_a_row_is_an_orphan_half_written_ones_too(session: scoped_session) -> None:
    uid = stored(session).uid
    files.path_of(uid).with_name(".draft.part").write_bytes(b"half")
    assert take_stock().orphans == (".draft.part",)


def test_an_erased_file_is_not_missed(session: scoped_session) -> None:
    row = stored(session)
    begin_write()
    files.erase(row, now=clock.now())
    session.commit()
    assert take_stock().missing == ()


def test_what_belongs_to_nothing_goes_after_a_day(session: scoped_session) -> None:
    kept = stored(session).uid
    left = files.path_of(kept).with_name(".draft.part")
    left.write_bytes(b"half")
    assert tidy(now=clock.now()) == 0  # a use case may still be at it
    assert tidy(now=clock.now() + BELONGS_BY + timedelta(minutes=1)) == 1
    assert not left.exists()
    assert files.path_of(kept).exists()


def test_many_files_of_nothing_stay_for_the_database_may_be_the_wrong_one(session: scoped_session) -> None:
    place = files.path_of(stored(session).uid)
    for number in range(FEW + 1):
        place.with_name(f"other-{number}").write_bytes(b"sealed")
    assert tidy(now=clock.now() + 2 * BELONGS_BY) == 0
    assert len(take_stock().orphans) == FEW + 1
