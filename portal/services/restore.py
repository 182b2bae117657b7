"""A backup put into an empty instance: whole or, interrupted, begun again; nothing that was over works once more.

Mails that waited are held, links and sign-ins are ended, and what was erased after the backup is erased again. Until
all of that is done a marker in the instance keeps the portal from serving.
"""

import json
from base64 import b64decode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from flask import current_app

from portal.config import RESTORE_MARKER, Settings
from portal.controllers import installed
from portal.services import (
    backup_manifest,
    empty_instance,
    forgotten,
    history_heads,
    instance_content,
    instance_keys,
    kept_back,
    retention,
)
from portal.services.backup import durable, place_of, signing_fingerprint
from portal.services.backup_manifest import DATABASE, FILES, INSTANCE, PIECE, Manifest, NoBackup
from portal.services.kept_outside import lines_of
from portal.storage import files, history, keys, migrating, table_dump
from portal.storage.db import begin_write, db, key_ring
from portal.storage.encryption import CannotDecrypt
from portal.storage.sealed_chunks import opened_chunks


@dataclass(frozen=True)
class Restored:
    """What came of a restore.

    :param held: how many mails wait for somebody to release them
    :param forgotten: how many things were erased again
    :param kept: files of the instance folder that were there already and are other ones than the backup's
    """

    manifest: Manifest
    held: int
    forgotten: int
    kept: list[str]


def restore(folder: Path, *, erased: Iterable[str], now: datetime) -> Restored:
    """Restore a backup.

    :param erased: lines of the newest file of tombstones there is
    :raises NoBackup: when the folder holds none, or not as it was written, or other keys or a newer release made it
    :raises empty_instance.NotEmpty: when there is something in the instance, or a worker runs on it
    :raises portal.services.forgotten.TombstoneUnreadable: when that file is spoilt; before anything is changed
    :raises instance_keys.KeysElsewhere: when links cannot be ended, since the signing key is not in keys.toml
    """
    stones = list(forgotten.read(erased))
    manifest = backup_manifest.read(folder)
    key = key_of(manifest)
    require_whole(folder, manifest)
    settings: Settings = current_app.extensions["portal.settings"]
    empty_instance.require(manifest.uid, now=now)
    require_end_of_links(settings, manifest)
    instance_keys.write_private(settings.instance / RESTORE_MARKER, manifest.uid)
    instance_keys.end_links(settings)
    keys.refresh(current_app)
    kept = instance_content.put_in_place(settings.instance, opened(folder, INSTANCE, key, manifest))
    installed.init_app(current_app, settings)
    put_files_in_place(folder)
    put_database_in_place(opened(folder, DATABASE, key, manifest), manifest, now=now)
    again = finish(manifest, stones, now=now)
    (settings.instance / RESTORE_MARKER).unlink()
    return Restored(manifest, len(kept_back.waiting()), again, kept)


def key_of(manifest: Manifest) -> bytes:
    """Return the key of a backup.

    :raises NoBackup: when the instance's keys are other ones
    """
    ring = key_ring()
    mine = ring.fingerprints()
    for number, fingerprint in manifest.keys.items():
        if mine.get(number) != fingerprint:
            raise NoBackup(
                f"This backup needs the storage key {number} of the installation it was made on, and this instance "
                "has not got it. Put the keys.toml that was kept apart from the backup into the instance folder."
            )
    try:
        return ring.open(b64decode(manifest.wrapped_key), place_of(manifest.uid))
    except CannotDecrypt as error:
        raise NoBackup("The key of this backup does not open: its manifest was changed. Take another one.") from error


def require_whole(folder: Path, manifest: Manifest) -> None:
    """Refuse a backup that is not as it was written, or that this release is too old for.

    :raises NoBackup: saying which files
    """
    if not migrating.is_known(manifest.revision):
        raise NoBackup(f"This backup was made by the newer release {manifest.release}. Install that one, then restore.")
    if found := list(backup_manifest.faults(folder, manifest)):
        raise NoBackup(f"This backup is not as it was written: {'; '.join(found[:5])}. Take another one.")


def require_end_of_links(settings: Settings, manifest: Manifest) -> None:
    """Refuse where old links would work on: where the environment gives the signing key they were made with.

    :raises instance_keys.KeysElsewhere: saying what to do
    """
    known = {signing_fingerprint(key) for key in (settings.secret_key, *settings.secret_key_fallbacks)}
    if not instance_keys.are_in_file(settings) and manifest.signing_key in known:
        raise instance_keys.KeysElsewhere(
            "The links mailed before would work on: PORTAL_SECRET_KEY is the key they were signed with. Give it a new "
            "random value, leave PORTAL_SECRET_KEY_FALLBACKS empty, and run this again."
        )


def opened(folder: Path, name: str, key: bytes, manifest: Manifest) -> Iterator[bytes]:
    """Yield the lines of an encrypted file of a backup."""
    waiting = b""
    with (folder / name).open("rb") as sealed:
        for chunk in opened_chunks(sealed, key, f"{manifest.uid}:{name}".encode()):
            *lines, waiting = (waiting + chunk).split(b"\n")
            yield from lines


def put_files_in_place(folder: Path) -> None:
    """Copy the encrypted files as they are."""
    for source in sorted((folder / FILES).glob("*/*")):
        target = files.path_of(source.name)
        target.unlink(missing_ok=True)
        with source.open("rb") as content, durable(target) as out:
            while piece := content.read(PIECE):
                out.write(piece)


def put_database_in_place(lines: Iterable[bytes], manifest: Manifest, *, now: datetime) -> None:
    """Put every row into empty tables as they were then, hold and end what must be, and bring them to this release."""
    db.session.remove()
    migrating.bring_to(manifest.revision)
    with db.engine.connect().execution_options(portal_write=True) as connection, connection.begin():
        table_dump.load(connection, lines)
        for statement in (*kept_back.holding(), *empty_instance.ending(now)):
            connection.execute(statement)
    migrating.bring_to_head()


def finish(manifest: Manifest, stones: list[forgotten.Tombstone], *, now: datetime) -> int:
    """Record the restore, erase again what was erased since, and return how much that was."""
    history_heads.write_down(now=now, is_restored=True)
    begin_write()
    facts = {"made_at": manifest.made_at.isoformat(timespec="seconds"), "events": manifest.events}
    history.record("restored", at=now, by="portal", facts=facts)
    kept_back.tell_staff(manifest.made_at, now=now)
    db.session.commit()
    known = set(forgotten.read(lines_of(forgotten.path())))
    for stone in stones:
        if stone not in known:
            forgotten.note(stone)
    there = retention.there_among(manifest.gone)
    retention.erase_files(there, now=now)
    every = [json.dumps(vars(stone)) + "\n" for stone in (*known, *stones)]
    return len(there) + retention.forget_again(every, now=now)
