"""Encrypted files: each under a key of its own, wrapped by the ring; named by us, whole before its row is committed."""

import hashlib
import os
from datetime import date, datetime
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app

from portal.storage.db import db, key_ring
from portal.storage.encryption import NONCE_BYTES, CannotDecrypt
from portal.storage.models import StoredFile, SubjectRequest

KEY_BITS = 256


class FileGone(LookupError):
    """The file was erased, or its bytes are missing."""


def folder() -> Path:
    """Return where the encrypted files lie."""
    settings = current_app.extensions["portal.settings"]
    return Path(settings.files_url or settings.instance / "files")


def path_of(uid: str) -> Path:
    """Return where one file lies; two letters of its name make the folder, so that none grows too long."""
    return folder() / uid[:2] / uid


def store(
    content: bytes,
    *,
    purpose: str,
    media_type: str,
    name: str,
    now: datetime,
    subject_request: SubjectRequest | None = None,
    ends_on: date | None = None,
) -> StoredFile:
    """Encrypt and keep a file, in the use case's transaction.

    The bytes are on the disk before the row is committed: a crash in between leaves an encrypted orphan nobody holds
    a key to, which ``flask check`` names, and never a row without its file.

    :param purpose: ``letter``, ``package``, ``evidence`` or ``found``
    :param name: what people call it; kept encrypted
    """
    key = AESGCM.generate_key(KEY_BITS)
    row = StoredFile(
        purpose=purpose,
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        subject_request_id=subject_request.id if subject_request else None,
        stored_at=now,
        ends_on=ends_on,
        wrapped_key=b"",
    )
    row.wrapped_key = key_ring().seal(key, f"stored_file:key:{row.uid}")
    row.name = name
    nonce = os.urandom(NONCE_BYTES)
    write_whole(path_of(row.uid), nonce + AESGCM(key).encrypt(nonce, content, row.uid.encode()))
    db.session.add(row)
    db.session.flush()
    return row


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it is there whole or not at all, and stays after a power cut."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_name(f".{path.name}.part")
    with draft.open("wb") as out:
        out.write(content)
        out.flush()
        os.fsync(out.fileno())
    draft.chmod(0o600)
    draft.rename(path)


def load(row: StoredFile) -> bytes:
    """Return a file's content.

    :raises FileGone: when it was erased, or its bytes are missing
    :raises portal.storage.encryption.CannotDecrypt: when it was changed on the disk
    """
    if row.erased_at is not None:
        raise FileGone("This file was erased.")
    try:
        sealed = path_of(row.uid).read_bytes()
    except FileNotFoundError as error:
        raise FileGone("This file is missing on the disk. Restore it from the backup.") from error
    key = key_ring().open(row.wrapped_key, f"stored_file:key:{row.uid}")
    content = AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], row.uid.encode())
    if hashlib.sha256(content).hexdigest() != row.sha256:
        raise CannotDecrypt("This file is not the one that was stored.")
    return content


def erase(row: StoredFile, *, now: datetime) -> None:
    """Erase a file's bytes and its key; the row stays as proof that there was one."""
    path_of(row.uid).unlink(missing_ok=True)
    row.wrapped_key, row.name_sealed, row.erased_at = b"", None, now
