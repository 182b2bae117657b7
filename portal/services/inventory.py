"""Whether files and rows agree: every row has its bytes, and no bytes lie there without a row for long."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import select

from portal.storage import files
from portal.storage.db import db
from portal.storage.models import StoredFile

log = logging.getLogger(__name__)
BELONGS_BY = timedelta(days=1)
FEW = 10
A_FIFTH = 5


@dataclass(frozen=True)
class Inventory:
    """What does not agree, by the files' own names, which tell nothing of anybody."""

    kept: int
    missing: tuple[str, ...]
    orphans: tuple[str, ...]


def take_stock() -> Inventory:
    """Compare the folder of encrypted files with the rows that tell of them."""
    wanted = set(db.session.scalars(select(StoredFile.uid).where(StoredFile.erased_at.is_(None))))
    there = {path.name for path in stored_paths(files.folder())}
    return Inventory(len(wanted & there), tuple(sorted(wanted - there)), tuple(sorted(there - wanted)))


def tidy(*, now: datetime) -> int:
    """Remove what processes that were killed left behind: files a day old that no row tells of, so that no key opens.

    Where they are many the database may be the wrong one, and all of them stay.

    :returns: how many were removed
    """
    wanted = set(db.session.scalars(select(StoredFile.uid).where(StoredFile.erased_at.is_(None))))
    db.session.rollback()
    orphans = [path for path in stored_paths(files.folder()) if path.name not in wanted and is_old(path, now)]
    if len(orphans) > max(FEW, len(wanted) // A_FIFTH):
        log.error("orphan_files_left", extra={"files": len(orphans)})
        return 0
    for path in orphans:
        path.unlink(missing_ok=True)
    return len(orphans)


def is_old(path: Path, now: datetime) -> bool:
    """Tell whether a file has lain there so long that no use case can still be at it."""
    return now - datetime.fromtimestamp(path.stat().st_mtime, UTC) > BELONGS_BY


def stored_paths(folder: Path) -> list[Path]:
    """Return every file below a folder, half-written ones too."""
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
