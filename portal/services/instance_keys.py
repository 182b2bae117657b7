"""The keys of an installation: made once, kept in a file only its owner reads, never in the database or its backup."""

import os
import secrets
from pathlib import Path

from portal.config import KEY_BYTES, write_key_ring

FILE_NAME = "keys.toml"
PRIVATE = 0o600
OTHERS = 0o077
SIGNING_KEY_BYTES = 48
ABOUT = """\
# The keys of this installation. Whoever has them and the database can read everything; without them nobody can.
# Keep a copy apart from the database's backup.
"""


def make_keys(instance: Path) -> Path:
    """Write new keys into an instance.

    :raises FileExistsError: when it has some: they are never overwritten
    """
    ring = write_key_ring({1: secrets.token_bytes(KEY_BYTES)})
    signing = secrets.token_urlsafe(SIGNING_KEY_BYTES)
    path = instance / FILE_NAME
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w", encoding="utf-8") as file:
        file.write(f'{ABOUT}secret_key = "{signing}"\nstorage_keys = "{ring}"\n')
    return path


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner reads; whole, or not at all."""
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w", encoding="utf-8") as file:
        file.write(text)
    draft.replace(path)


def is_private(path: Path) -> bool:
    """Return whether nobody but its owner can read a file."""
    return not path.stat().st_mode & OTHERS
