"""The running installation's key ring, which follows keys.toml: a rotation needs no restart, and nobody is shut out."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from portal.config import read_key_ring, read_toml
from portal.storage.encryption import KeyRing

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

RING, FOLLOWED = "portal.keys", "portal.keys.followed"
FILE_NAME = "keys.toml"
Stamp = tuple[int, int, int]


@dataclass
class Followed:
    """The file the keys came from, as it was when it was read.

    :param signs: whether the signing key is from it too
    """

    path: Path
    stamp: Stamp | None
    given: Mapping[str, Any]
    signs: bool


def init_app(app: "Flask", settings: "Settings") -> None:
    """Open the key ring, and follow the file its keys are in."""
    app.extensions[RING] = KeyRing(settings.storage_keys, settings.retired_keys)
    app.extensions[FOLLOWED] = followed_by(settings)


def followed_by(settings: "Settings") -> Followed | None:
    """Return the file the keys are in; None where the environment gives them."""
    path = settings.instance / FILE_NAME
    if not path.is_file():
        return None
    given = keys_in(path)
    if given["storage_keys"] != settings.storage_keys:
        return None
    return Followed(path, stamp_of(path), given, given["secret_key"] == settings.secret_key)


def stamp_of(path: Path) -> Stamp | None:
    """Return what changes when a file is replaced; None while there is none."""
    try:
        told = path.stat()
    except OSError:
        return None
    return told.st_ino, told.st_mtime_ns, told.st_size


def keys_in(path: Path) -> dict[str, Any]:
    """Return every key the file has, as the settings have them."""
    given = read_toml(path)
    return {
        "secret_key": str(given.get("secret_key", "")),
        "secret_key_fallbacks": tuple(given.get("secret_key_fallbacks", ())),
        "storage_keys": read_key_ring(str(given.get("storage_keys", ""))),
        "retired_keys": read_key_ring(str(given.get("retired_keys", ""))),
    }


def refresh(app: "Flask") -> None:
    """Take the keys up anew, if their file has changed since: a look at its date, nearly always."""
    followed: Followed | None = app.extensions[FOLLOWED]
    if followed is None or (stamp := stamp_of(followed.path)) is None or stamp == followed.stamp:
        return
    given, followed.stamp = keys_in(followed.path), stamp
    if given == followed.given or not given["storage_keys"]:
        return
    followed.given = given
    app.extensions[RING] = KeyRing(given["storage_keys"], given["retired_keys"])
    taken = given if followed.signs else {name: given[name] for name in ("storage_keys", "retired_keys")}
    app.extensions["portal.settings"] = settings = replace(app.extensions["portal.settings"], **taken)
    app.config.update(SECRET_KEY=settings.secret_key, SECRET_KEY_FALLBACKS=list(settings.secret_key_fallbacks))
