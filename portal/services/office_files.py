"""Word and Excel files, read as the archives they are: whole, of bearable size, and with nothing in them that runs."""

import zipfile
import zlib
from typing import IO

from portal.law.broken_rules import RuleBroken

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MAIN_PART = {WORD: "word/document.xml", SHEET: "xl/workbook.xml"}
TYPES = "[Content_Types].xml"
MOST_PARTS = 5000
MOST_BYTES = 300 * 1024 * 1024
MOST_RATIO = 200
TYPES_BYTES = 1024 * 1024
PIECE_BYTES = 256 * 1024
RUNS = ("vbaproject", "macrosheets/", "activex/", "embeddings/", "oleobject")
ENDINGS = (".bin", ".exe", ".js", ".vbs")
HARMLESS_BINARIES = ("printersettings",)


class FileWithMacros(RuleBroken):
    """An office file that carries a program or another file."""


class FileUnfolds(RuleBroken):
    """An archive that grows beyond measure when it is opened."""


def media_type(stream: IO[bytes]) -> str | None:
    """Return which office file an archive is; None for any other archive.

    :raises FileWithMacros: when it carries something that runs
    :raises FileUnfolds: when it would grow beyond measure
    """
    try:
        with zipfile.ZipFile(stream) as archive:
            return type_of(archive)
    except RuleBroken:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return None


def type_of(archive: zipfile.ZipFile) -> str | None:
    """Return the type an archive says it is, where its parts agree."""
    parts = archive.infolist()
    names = {part.filename for part in parts}
    if TYPES not in names or len(names) != len(parts) or any(is_outside(part) for part in parts):
        return None
    require_bearable(parts)
    require_still(names)
    with archive.open(TYPES) as told:
        types = told.read(TYPES_BYTES).decode("utf-8", "replace")
    if "macroenabled" in types.lower():
        raise carries_macros()
    found = [kind for kind, main in MAIN_PART.items() if main in names and f"{kind}.main+xml" in types]
    return found[0] if len(found) == 1 and is_whole(archive) else None


def is_outside(part: zipfile.ZipInfo) -> bool:
    """Tell whether a part is locked, or would be unpacked to somewhere else."""
    steps = part.filename.replace("\\", "/").split("/")
    return bool(part.flag_bits & 1) or ".." in steps or not steps[0]


def require_bearable(parts: list[zipfile.ZipInfo]) -> None:
    """Refuse what would grow beyond measure.

    :raises FileUnfolds: when there are too many parts, or they are too large
    """
    folded, whole = sum(part.compress_size for part in parts), sum(part.file_size for part in parts)
    if len(parts) > MOST_PARTS or whole > MOST_BYTES or whole > MOST_RATIO * max(folded, 1024):
        raise FileUnfolds("This file grows too large when it is opened. Save it as PDF and try again.")


def require_still(names: set[str]) -> None:
    """Refuse what runs.

    :raises FileWithMacros: when a part is a program, or a file within the file
    """
    for name in (name.lower() for name in names):
        is_program = any(mark in name for mark in RUNS) or name.endswith(ENDINGS)
        if is_program and not any(fine in name for fine in HARMLESS_BINARIES):
            raise carries_macros()


def carries_macros() -> FileWithMacros:
    """Return what is said of a file with a program in it."""
    return FileWithMacros("This file holds macros or other files. Save it without them, or as PDF, and try again.")


def is_whole(archive: zipfile.ZipFile) -> bool:
    """Tell whether every part unfolds to what the archive says of it."""
    for part in archive.infolist():
        with archive.open(part) as content:
            size = 0
            while piece := content.read(PIECE_BYTES):
                size += len(piece)
            if size != part.file_size:
                return False
    return True
