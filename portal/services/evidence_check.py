"""Whether an evidence file says what the history says: its events, its hashes, and its own files."""

import hashlib
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal.services.archives import CHECKSUMS
from portal.services.evidence_file import HISTORY
from portal.storage import hash_chain
from portal.storage.db import db
from portal.storage.models import HistoryEvent

PIECE_BYTES = 1 << 16


class NoEvidence(ValueError):
    """The file is no evidence file of this portal."""


def faults_of(path: Path) -> Iterator[str]:
    """Yield a sentence for everything in an evidence file that does not hold.

    :raises NoEvidence: when it is none
    """
    try:
        with zipfile.ZipFile(path) as archive:
            sums = [line.split("  ", 1) for line in archive.read(CHECKSUMS).decode().splitlines()]
            events = json.loads(archive.read(HISTORY))["events"]
            yield from changed_files(archive, sums)
            yield from changed_events(events)
    except (OSError, KeyError, ValueError, zipfile.BadZipFile) as error:
        raise NoEvidence(f"{path.name} cannot be read as an evidence file. Give a ZIP made by this portal.") from error


def changed_files(archive: zipfile.ZipFile, sums: list[list[str]]) -> Iterator[str]:
    """Yield the files that are not those whose hash the archive holds."""
    for sha256, name in sums:
        digest = hashlib.sha256()
        with archive.open(name) as content:
            while piece := content.read(PIECE_BYTES):
                digest.update(piece)
        if digest.hexdigest() != sha256:
            yield f"The file {name} is not the one that was put in."
    known = {name for _, name in sums} | {CHECKSUMS}
    yield from (f"The file {name} was added." for name in archive.namelist() if name not in known)


def changed_events(events: list[dict[str, Any]]) -> Iterator[str]:
    """Yield the events that are not those of the chain here."""
    for told in events:
        kept = db.session.get(HistoryEvent, told["id"])
        if told["hash"] != hash_chain.digest(told):
            yield f"Event {told['id']} in the file was changed: its hash does not fit it."
        elif kept is None or kept.hash != told["hash"]:
            yield f"Event {told['id']} in the file is not the one in this history."
