"""Files and rows are compared both ways."""

from sqlalchemy.orm import scoped_session

from portal import clock
from portal.services.inventory import take_stock
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
