"""Files are stored piece by piece, encrypted, and never half."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.orm import scoped_session

from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.encryption import CannotDecrypt
from portal.storage.models import StoredFile
from portal.storage.sealed_chunks import CHUNK_BYTES, PREFIX_BYTES, TAG_BYTES

NOW = datetime(2026, 3, 3, 9, tzinfo=UTC)
SEALED_CHUNK = CHUNK_BYTES + TAG_BYTES
SECRET = b"Aino Esimerkki "


@pytest.fixture(autouse=True)
def in_a_context(session: scoped_session[Any]) -> Iterator[None]:
    """Every test here works on the session."""
    begin_write()
    yield
    db.session.rollback()


def kept(content: bytes) -> StoredFile:
    """Store a file."""
    return files.store(content, purpose="found", media_type="text/plain", name="card.txt", now=NOW)


@pytest.mark.parametrize("size", [0, 1, CHUNK_BYTES - 1, CHUNK_BYTES, CHUNK_BYTES + 1, 3 * CHUNK_BYTES])
def test_what_is_stored_comes_back(size: int) -> None:
    content = (SECRET * (size // len(SECRET) + 1))[:size]
    row = kept(content)
    assert files.load(row) == content
    assert (row.size, files.path_of(row.uid).stat().st_mode & 0o777) == (size, 0o600)


def test_pieces_written_one_by_one_are_one_file() -> None:
    with files.writing(purpose="found", media_type="text/plain", name="a.txt", now=NOW) as (row, out):
        for _ in range(40_000):
            out.write(SECRET)
    pieces = list(files.opened(row))
    assert b"".join(pieces) == SECRET * 40_000
    assert max(map(len, pieces)) <= CHUNK_BYTES


def test_nothing_of_it_stands_on_the_disk_in_clear() -> None:
    row = kept(SECRET * 100)
    assert SECRET not in files.path_of(row.uid).read_bytes()


def swapped(sealed: bytes) -> bytes:
    """Put the second chunk before the first."""
    head, first, second = (
        sealed[:PREFIX_BYTES],
        sealed[PREFIX_BYTES:][:SEALED_CHUNK],
        sealed[PREFIX_BYTES:][SEALED_CHUNK:],
    )
    return head + second[:SEALED_CHUNK] + first + second[SEALED_CHUNK:]


@pytest.mark.parametrize(
    "harm",
    [
        lambda sealed: sealed[: PREFIX_BYTES + 2 * SEALED_CHUNK],  # the last chunk is gone
        lambda sealed: sealed[:PREFIX_BYTES] + sealed[PREFIX_BYTES + SEALED_CHUNK :],  # the first one is
        lambda sealed: sealed + sealed[-TAG_BYTES:],
        lambda sealed: sealed[:-1] + bytes([sealed[-1] ^ 1]),
        lambda sealed: sealed[:5],
        swapped,
    ],
)
def test_a_file_that_was_changed_does_not_open(harm: Callable[[bytes], bytes]) -> None:
    row = kept(SECRET * (2 * CHUNK_BYTES // len(SECRET) + 100))
    path = files.path_of(row.uid)
    path.write_bytes(harm(path.read_bytes()))
    with pytest.raises(CannotDecrypt):
        files.load(row)


def test_another_files_bytes_do_not_open_in_its_place() -> None:
    one, other = kept(b"one"), kept(b"other")
    files.path_of(one.uid).write_bytes(files.path_of(other.uid).read_bytes())
    with pytest.raises(CannotDecrypt):
        files.load(one)


def test_a_hash_that_does_not_fit_is_told() -> None:
    row = kept(b"one")
    row.sha256 = "0" * 64
    with pytest.raises(CannotDecrypt):
        files.load(row)


def test_what_is_rolled_back_leaves_no_file() -> None:
    path = files.path_of(kept(SECRET).uid)
    assert path.exists()
    db.session.rollback()
    assert not path.exists()


def break_off() -> None:
    """Begin to write a file, and fail on the way."""
    with files.writing(purpose="found", media_type="text/plain", name="a.txt", now=NOW) as (_, out):
        out.write(SECRET)
        raise RuntimeError


def test_what_breaks_off_on_the_way_leaves_no_file() -> None:
    with pytest.raises(RuntimeError):
        break_off()
    assert [path for path in Path(files.folder()).rglob("*") if path.is_file()] == []


def test_what_is_committed_stays_when_a_later_use_case_is_rolled_back() -> None:
    row = kept(SECRET)
    path = files.path_of(row.uid)
    db.session.commit()
    db.session.rollback()
    assert path.exists()


def test_an_erased_file_is_gone_with_its_key_and_name() -> None:
    row = kept(SECRET)
    files.erase(row, now=NOW)
    assert (row.name, row.wrapped_key, files.path_of(row.uid).exists()) == (None, b"", False)
    with pytest.raises(files.FileGone):
        files.opened(row)


def test_a_missing_file_says_what_to_do() -> None:
    row = kept(SECRET)
    files.path_of(row.uid).unlink()
    with pytest.raises(files.FileGone, match="backup"):
        files.opened(row)
