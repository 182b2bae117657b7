"""The keys of an installation: made once, kept in a file only its owner reads, never in the database or its backup."""

import json
import os
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from portal.config import KEY_BYTES, Settings, write_key_ring
from portal.storage.keys import FILE_NAME, keys_in

PRIVATE = 0o600
OTHERS = 0o077
SIGNING_KEY_BYTES = 48
__all__ = ["FILE_NAME", "KeysElsewhere", "change", "is_private", "make_keys", "write_private"]
ABOUT = """\
# The keys of this installation. Whoever has them and the database can read everything; without them nobody can.
# Keep a copy apart from the database's backup.
"""


class KeysElsewhere(RuntimeError):
    """The environment gives the keys, where no command can write; the message says what to do."""


def make_keys(instance: Path) -> Path:
    """Write new keys into an instance.

    :raises FileExistsError: when it has some: they are never overwritten
    """
    path = instance / FILE_NAME
    text = written({"secret_key": new_signing_key(), "storage_keys": {1: new_storage_key()}})
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "w", encoding="utf-8") as file:
        file.write(text)
    return path


def new_signing_key() -> str:
    """Return a signing key nobody can guess."""
    return secrets.token_urlsafe(SIGNING_KEY_BYTES)


def new_storage_key() -> bytes:
    """Return a storage key nobody can guess."""
    return secrets.token_bytes(KEY_BYTES)


def written(given: Mapping[str, Any]) -> str:
    """Return the text of keys.toml for these keys; what is empty is left out."""
    lines = [f"secret_key = {json.dumps(given['secret_key'])}"]
    if given.get("secret_key_fallbacks"):
        lines.append(f"secret_key_fallbacks = {json.dumps(list(given['secret_key_fallbacks']))}")
    lines.append(f'storage_keys = "{write_key_ring(given["storage_keys"])}"')
    if given.get("retired_keys"):
        lines.append(f'retired_keys = "{write_key_ring(given["retired_keys"])}"')
    return ABOUT + "\n".join(lines) + "\n"


def are_in_file(settings: Settings) -> bool:
    """Return whether all keys come from the file, which a command can write."""
    path = settings.instance / FILE_NAME
    return path.is_file() and all(getattr(settings, name) == key for name, key in keys_in(path).items())


def change(settings: Settings, **changes: Any) -> None:
    """Write other keys into the file: all of them at once, and whole or not at all.

    :raises KeysElsewhere: when the keys are not in it
    """
    if not are_in_file(settings):
        raise KeysElsewhere("The keys are given by the environment, where this command cannot write.")
    path = settings.instance / FILE_NAME
    write_private(path, written(keys_in(path) | changes))


def end_links(settings: Settings) -> None:
    """Sign with a new key alone: every mailed link and every cookie from before is dead.

    Where the environment gives the signing key, another one stands there by now.
    """
    if are_in_file(settings):
        change(settings, secret_key=new_signing_key(), secret_key_fallbacks=())


def write_private(path: Path, content: str | bytes) -> None:
    """Write a file that only its owner reads; whole, or not at all, and there to stay after a power cut."""
    draft = path.with_name(f".{path.name}.part")
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE), "wb") as file:
        file.write(content.encode() if isinstance(content, str) else content)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


def is_private(path: Path) -> bool:
    """Return whether nobody but its owner can read a file."""
    return not path.stat().st_mode & OTHERS
