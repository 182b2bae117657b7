"""Encrypted files: each under a key of its own, wrapped by the ring; named by us, whole before its row is committed."""

import hashlib
import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy import event
from sqlalchemy.orm import Session

from portal.storage.db import db, key_ring
from portal.storage.encryption import CannotDecrypt
from portal.storage.models import StoredFile, SubjectRequest
from portal.storage.sealed_chunks import SealedWriter, opened_chunks

KEY_BITS = 256
WRITTEN = "portal.files"


class FileGone(LookupError):
    """The file was erased, or its bytes are missing."""


def folder() -> Path:
    """Return where the encrypted files lie."""
    settings = current_app.extensions["portal.settings"]
    return Path(settings.files_url or settings.instance / "files")


def path_of(uid: str) -> Path:
    """Return where one file lies; two letters of its name make the folder, so that none grows too long."""
    return folder() / uid[:2] / uid


class Writing:
    """A file being stored: what is written to it is counted, hashed and encrypted. It cannot be gone back in."""

    def __init__(self, sealed: SealedWriter) -> None:
        self.sealed, self.size, self.digest = sealed, 0, hashlib.sha256()

    def write(self, piece: bytes) -> int:
        """Take a piece of the content."""
        self.size += len(piece)
        self.digest.update(piece)
        return self.sealed.write(piece)

    def flush(self) -> None:
        """Nothing is written out before the end; archive writers ask all the same."""


@contextmanager
def writing(
    *,
    purpose: str,
    media_type: str,
    name: str,
    now: datetime,
    subject_request: SubjectRequest | None = None,
    ends_on: date | None = None,
) -> Iterator[tuple[StoredFile, Writing]]:
    """Store a file piece by piece, in the use case's transaction.

    The bytes are on the disk before the row is committed: a crash in between leaves an encrypted orphan nobody holds
    a key to, which the worker removes after a day, and never a row without its file. A rollback leaves nothing.

    :param purpose: ``letter``, ``package``, ``evidence`` or ``found``
    :param name: what people call it; kept encrypted
    :returns: the row, whose size and hash stand in it at the end, and what takes the content
    """
    key = AESGCM.generate_key(KEY_BITS)
    row = StoredFile(
        purpose=purpose, media_type=media_type, subject_request_id=subject_request.id if subject_request else None,
        stored_at=now, ends_on=ends_on, wrapped_key=b"", size=0, sha256="", times_opened=0,
    )  # fmt: skip
    row.wrapped_key = key_ring().seal(key, f"stored_file:key:{row.uid}")
    row.name = name
    with whole(path_of(row.uid)) as out:
        sealed = SealedWriter(out, key, row.uid.encode())
        taking = Writing(sealed)
        yield row, taking
        sealed.end()
    row.size, row.sha256 = taking.size, taking.digest.hexdigest()
    db.session.add(row)
    db.session.flush()


def store(content: bytes, **told: Any) -> StoredFile:
    """Encrypt and keep a short file, in the use case's transaction; ``told`` is what ``writing`` wants to know."""
    with writing(**told) as (row, out):
        out.write(content)
    return row


@contextmanager
def whole(path: Path) -> Iterator[IO[bytes]]:
    """Write a file so that it is there whole or not at all, and stays after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.part")
    try:
        with draft.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
    except BaseException:
        draft.unlink(missing_ok=True)
        raise
    draft.chmod(0o600)
    draft.rename(path)
    db.session.info.setdefault(WRITTEN, []).append(path)


@event.listens_for(db.session, "after_commit")
def keep_written(session: Session) -> None:
    """What was committed stays."""
    session.info.pop(WRITTEN, None)


@event.listens_for(db.session, "after_rollback")
def remove_written(session: Session) -> None:
    """A transaction that did not happen leaves no file."""
    for path in session.info.pop(WRITTEN, []):
        path.unlink(missing_ok=True)


def opened(row: StoredFile) -> Iterator[bytes]:
    """Return a file's content piece by piece; whether it is there is known at once, before the first piece.

    :raises FileGone: when it was erased, or its bytes are missing
    :raises portal.storage.encryption.CannotDecrypt: on the way, when it was changed on the disk
    """
    if row.erased_at is not None:
        raise FileGone("This file was erased.")
    key = key_ring().open(row.wrapped_key, f"stored_file:key:{row.uid}")
    try:
        sealed = path_of(row.uid).open("rb")
    except FileNotFoundError as error:
        raise FileGone("This file is missing on the disk. Restore it from the backup.") from error
    return pieces(sealed, key, row.uid.encode(), row.sha256)


def pieces(sealed: IO[bytes], key: bytes, place: bytes, sha256: str) -> Iterator[bytes]:
    """Yield the pieces of an open file, and close it.

    :raises portal.storage.encryption.CannotDecrypt: when it was changed, or is another one
    """
    digest = hashlib.sha256()
    with closing(sealed):
        for piece in opened_chunks(sealed, key, place):
            digest.update(piece)
            yield piece
    if digest.hexdigest() != sha256:
        raise CannotDecrypt("This file is not the one that was stored.")


def load(row: StoredFile) -> bytes:
    """Return the whole content of a short file.

    :raises FileGone: when it was erased, or its bytes are missing
    :raises portal.storage.encryption.CannotDecrypt: when it was changed on the disk
    """
    return b"".join(opened(row))


def erase(row: StoredFile, *, now: datetime) -> None:
    """Erase a file's bytes and its key; the row stays as proof that there was one."""
    path_of(row.uid).unlink(missing_ok=True)
    row.wrapped_key, row.name_sealed, row.use_because_sealed, row.erased_at = b"", None, None, now
