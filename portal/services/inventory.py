"""Whether files and rows agree: every row has its bytes, and no bytes lie there without a row."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from portal.storage import files
from portal.storage.db import db
from portal.storage.models import StoredFile


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


def stored_paths(folder: Path) -> list[Path]:
    """Return every file below a folder, half-written ones too."""
    return [path for path in folder.rglob("*") if path.is_file()] if folder.is_dir() else []
