"""What a backup says of itself: when and by what it was made, which keys open it, and the checksum of every file in it.

It is written last: a folder without it is no backup, only what an interrupted one left.
"""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from portal.services.instance_keys import write_private

NAME = "manifest.json"
FORMAT = 1
DATABASE, INSTANCE, FILES = "database.sealed", "instance.sealed", "files"
PIECE = 1024 * 1024


class NoBackup(RuntimeError):
    """A folder holds no backup that can be restored; the message says what is wrong and what to do."""


@dataclass(frozen=True)
class Member:
    """One file of a backup."""

    path: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """Everything but the content.

    :param revision: the migration the database stood at
    :param wrapped_key: the key of this backup, sealed by the ring
    :param keys: fingerprints of the storage keys that open what is in it, by number
    :param signing_key: fingerprint of the key that mailed links were signed with
    :param events: how many events the history had, and ``head`` the hash of the last
    :param gone: files that were erased while the backup was made, by name; their rows are in it
    """

    uid: str
    made_at: datetime
    release: str
    database: str
    revision: str
    wrapped_key: str
    keys: dict[str, str]
    signing_key: str
    events: int
    head: str
    gone: list[str]
    members: list[Member]
    format: int = FORMAT


def write(folder: Path, manifest: Manifest) -> None:
    """Say that a backup is whole."""
    said = asdict(manifest) | {"made_at": manifest.made_at.isoformat()}
    write_private(folder / NAME, json.dumps(said, indent=1) + "\n")


def read(folder: Path) -> Manifest:
    """Return what a backup says of itself.

    :raises NoBackup: when it says nothing, or something this release does not know
    """
    path = folder / NAME
    if not path.is_file():
        raise NoBackup(
            f"{folder} holds no whole backup: {NAME}, which is written last, is missing. Take another backup."
        )
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        if said["format"] != FORMAT:
            raise NoBackup(f"This backup is of format {said['format']}, made by a newer release. Install that one.")
        made_at, members = datetime.fromisoformat(said["made_at"]), [Member(**one) for one in said["members"]]
        return Manifest(**said | {"made_at": made_at, "members": members})
    except (KeyError, TypeError, ValueError) as error:
        raise NoBackup(f"{path} cannot be read. Take another backup.") from error


def faults(folder: Path, manifest: Manifest) -> Iterator[str]:
    """Yield what of a backup is not as it was written."""
    for member in manifest.members:
        path = folder / member.path
        if not path.is_file():
            yield f"{member.path} is missing"
        elif digest_of(path) != member.sha256:
            yield f"{member.path} was changed"


def member_of(folder: Path, path: Path) -> Member:
    """Return a written file as the manifest has it."""
    return Member(path.relative_to(folder).as_posix(), path.stat().st_size, digest_of(path))


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
