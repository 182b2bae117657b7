"""A backup while the portal runs: every row as one moment has it, the encrypted files, profiles and plain settings.

The database comes first and the files after it, so each row finds its file; one that was erased in between is named in
the manifest. Everything but the manifest is encrypted, under a key of its own that the ring seals; no key lies in it.
"""

import os
import uuid
from base64 import b64encode
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import IO

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from flask import current_app
from sqlalchemy import select
from sqlalchemy.engine import Connection

from portal.config import Settings
from portal.services import backup_manifest, forgotten, history_heads, instance_content, upkeep
from portal.services.backup_manifest import DATABASE, FILES, INSTANCE, PIECE, Manifest
from portal.storage import files, migrating, resealing, table_dump
from portal.storage.db import begin_write, db, key_ring
from portal.storage.encryption import KeyRing, digest_of
from portal.storage.models import HistoryHead, StoredFile
from portal.storage.sealed_chunks import SealedWriter

PRIVATE_FOLDER, PRIVATE_FILE = 0o700, 0o600
KEY_BITS = 256


class CannotBackUp(RuntimeError):
    """No backup can be made; the message says why and what to do."""


@dataclass(frozen=True)
class Made:
    """A finished backup, and which files were missing on the disk before it began."""

    manifest: Manifest
    missing: list[str]


def make(folder: Path, *, now: datetime) -> Made:
    """Make a backup in a new folder.

    :raises CannotBackUp: when there is something in the folder, or the database is another release's
    """
    if folder.exists() and any(folder.iterdir()):
        raise CannotBackUp(f"{folder} is not empty. Name a folder that does not exist yet.")
    if not migrating.is_at_head():
        raise CannotBackUp("The database is not at this release. Run: flask db upgrade")
    folder.mkdir(parents=True, exist_ok=True, mode=PRIVATE_FOLDER)
    folder.chmod(PRIVATE_FOLDER)
    uid, key = str(uuid.uuid4()), AESGCM.generate_key(KEY_BITS)
    with table_dump.snapshot() as connection:
        seal(folder / DATABASE, key, uid, table_dump.dumped(connection))
        wanted, (events, head) = files_of(connection), head_of(connection)
        numbers = resealing.numbers_in_use(connection)
        revision = migrating.revision_of(connection) or ""
    absent = [name for name in wanted if not copied(name, folder)]
    gone, missing = sorted_out(absent)
    settings: Settings = current_app.extensions["portal.settings"]
    seal(folder / INSTANCE, key, uid, instance_content.lines(settings.instance, forgotten.NAME, history_heads.NAME))
    ring = key_ring()
    manifest = Manifest(
        uid=uid, made_at=now, release=version("article12"), database=db.engine.dialect.name, revision=revision,
        wrapped_key=b64encode(ring.seal(key, place_of(uid))).decode(), keys=fingerprints(ring, numbers),
        signing_key=signing_fingerprint(settings.secret_key), events=events, head=head, gone=gone,
        members=[backup_manifest.member_of(folder, path) for path in sorted(folder.rglob("*")) if path.is_file()],
    )  # fmt: skip
    backup_manifest.write(folder, manifest)
    upkeep.note_backup(now=now)
    return Made(manifest, missing)


def fingerprints(ring: KeyRing, numbers: set[int]) -> dict[str, str]:
    """Return what tells the keys that this backup needs from other ones."""
    return {number: told for number, told in ring.fingerprints().items() if int(number) in {ring.current, *numbers}}


def place_of(uid: str) -> str:
    """Return what the key of a backup is bound to."""
    return f"backup:key:{uid}"


def signing_fingerprint(secret_key: str) -> str:
    """Return what tells a signing key from another one; it is random and long, so nobody finds it by trying."""
    return digest_of(f"article12:signing:{secret_key}")


def files_of(connection: Connection) -> list[str]:
    """Return the names of the files that are there."""
    return list(connection.execute(select(StoredFile.uid).where(StoredFile.erased_at.is_(None))).scalars())


def head_of(connection: Connection) -> tuple[int, str]:
    """Return where the history stands."""
    row = connection.execute(select(HistoryHead.events, HistoryHead.hash)).one()
    return row.events, row.hash


def seal(path: Path, key: bytes, uid: str, lines: Iterable[bytes]) -> None:
    """Write lines into an encrypted file, bound to this backup and to its name."""
    with durable(path) as out:
        sealed = SealedWriter(out, key, f"{uid}:{path.name}".encode())
        for line in lines:
            sealed.write(line)
        sealed.end()


@contextmanager
def durable(path: Path) -> Iterator[IO[bytes]]:
    """Write a new file for its owner alone, which stays after a power cut."""
    for folder in reversed([path.parent, *path.parent.parents]):
        folder.mkdir(exist_ok=True, mode=PRIVATE_FOLDER)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb") as out:
        yield out
        out.flush()
        os.fsync(out.fileno())


def copied(name: str, folder: Path) -> bool:
    """Copy one encrypted file as it is; False where it is not on the disk."""
    source = files.path_of(name)
    try:
        content = source.open("rb")
    except FileNotFoundError:
        return False
    with content, durable(folder / FILES / name[:2] / name) as out:
        while piece := content.read(PIECE):
            out.write(piece)
    return True


def sorted_out(absent: list[str]) -> tuple[list[str], list[str]]:
    """Tell files that were erased while the backup was made from those that are missing.

    Their rows are read under the lock, so that who erases one just now is waited for.
    """
    if not absent:
        return [], []
    begin_write()
    erased = select(StoredFile.uid).where(StoredFile.uid.in_(absent), StoredFile.erased_at.is_not(None))
    gone = set(db.session.scalars(erased.with_for_update()))
    db.session.rollback()
    return sorted(gone), sorted(set(absent) - gone)
