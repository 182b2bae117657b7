"""What of the instance folder goes into a backup: profiles, settings that are no secret, and what lies outside the
database for its sake. Keys and passwords never do, wherever they were written.
"""

import json
import tomllib
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from portal.config import Settings
from portal.services.instance_keys import write_private
from portal.storage import values

SETTINGS, PROFILES = "portal.toml", "controllers"
SECRET = frozenset(setting.name for setting in fields(Settings) if setting.metadata["secret"])
ABOUT = "# From a backup. Passwords and keys are not in one: {left_out}.\n"


def lines(instance: Path, *others: str) -> Iterator[bytes]:
    """Yield a line for each file.

    :param others: further files to take where they are there
    """
    yield values.line([SETTINGS, encoded(plain_settings(instance / SETTINGS).encode())])
    taken = [instance / name for name in others]
    taken += sorted((instance / PROFILES).rglob("*")) if (instance / PROFILES).is_dir() else []
    for path in taken:
        if path.is_file():
            yield values.line([path.relative_to(instance).as_posix(), encoded(path.read_bytes())])


def encoded(content: bytes) -> str:
    """Return a file's content as a line has it."""
    return b64encode(content).decode()


def plain_settings(path: Path) -> str:
    """Return the settings file without what is secret in it."""
    given = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    kept = {name: value for name, value in given.items() if name not in SECRET}
    left_out = ", ".join(sorted(given.keys() - kept.keys())) or "none was set here"
    return ABOUT.format(left_out=left_out) + "".join(f"{name} = {toml(value)}\n" for name, value in kept.items())


def toml(value: Any) -> str:
    """Return a setting's value as TOML: a text, number, truth, or list of texts, which JSON writes alike."""
    return json.dumps(value, ensure_ascii=False)


def put_in_place(instance: Path, content: Iterable[bytes]) -> list[str]:
    """Write the files of a backup into an instance; what is there already stays.

    :returns: the names of those that were there and are other ones
    """
    kept = []
    for line in content:
        name, text = json.loads(line)
        path, wanted = instance / name, b64decode(text)
        if path.is_file():
            kept += [name] if path.read_bytes() != wanted else []
            continue
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_private(path, wanted)
    return kept
