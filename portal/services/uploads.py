"""Files that people add: looked at, measured and drawn anew first, then kept encrypted under a name of ours."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import PurePath
from typing import IO, Any

from flask import current_app
from sqlalchemy import func, select

from portal.law.broken_rules import RuleBroken
from portal.logs.security import SecurityEvent, note
from portal.services.file_kinds import EVERY_KIND, FileKind, FileOfOtherKind, kind_of, other_kind
from portal.services.images import drawn_anew
from portal.storage import files
from portal.storage.db import db
from portal.storage.models import RegisterTask, StoredFile, SubjectRequest
from portal.translations import file_names

MEBIBYTE = 1024 * 1024
PIECE_BYTES = 256 * 1024
MOST_FILES = 100
LONGEST_HINT = 40
EICAR = b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE"
FOUND, EVIDENCE = "found", "evidence"


class FileTooLarge(RuleBroken):
    """A file above what the installation takes."""


class FileHarmful(RuleBroken):
    """A file with a known harmful content."""


class TooManyFiles(RuleBroken):
    """More files than anybody can look through."""


class FileSealed(RuleBroken):
    """The file went out with an answer, or its request is closed: it stays as it is."""


@dataclass(frozen=True)
class Checked:
    """A file that may be kept: what it is, its content, and what its owner called it."""

    kind: FileKind
    content: IO[bytes]
    called: str


def most_mib() -> int:
    """Return how large one file may be."""
    return int(current_app.extensions["portal.settings"].max_upload_mib)


def checked(stream: IO[bytes], called: str, *, kinds: frozenset[FileKind] = EVERY_KIND) -> Checked:
    """Look at a file before a use case begins, since looking takes its time.

    :param called: the name it came under; of plain text it tells whether it is a table, else it decides nothing
    :raises FileTooLarge: when it is above the limit
    :raises FileHarmful: when it is known to be harmful
    :raises FileOfOtherKind: when it is not of one of the kinds taken here
    """
    try:
        return looked_at(stream, called, kinds)
    except RuleBroken as refusal:
        note(SecurityEvent.INPUT_REFUSED, cause=type(refusal).__name__)
        raise


def looked_at(stream: IO[bytes], called: str, kinds: frozenset[FileKind]) -> Checked:
    """Look at size, kind and content, in this order."""
    require_size(stream)
    kind = kind_of(stream, called)
    require_harmless(stream)
    if kind not in kinds:
        raise other_kind() if kinds == EVERY_KIND else PaperNeeded("Choose a PDF file or a picture (PNG, JPEG).")
    return Checked(kind, drawn_anew(stream, kind) if kind.is_image else stream, called)


class PaperNeeded(FileOfOtherKind):
    """Only what can be looked at at a glance is taken as evidence."""


def require_size(stream: IO[bytes]) -> None:
    """Refuse a file above the limit.

    :raises FileTooLarge: saying the limit
    """
    most = most_mib()
    if stream.seek(0, 2) > most * MEBIBYTE:
        raise FileTooLarge(f"This file is larger than {most} MB. Save it smaller, or in parts.", most=most)


def require_harmless(stream: IO[bytes]) -> None:
    """Refuse what every scanner knows, wherever in the file it stands.

    :raises FileHarmful: when it is there
    """
    stream.seek(0)
    before = b""
    while piece := stream.read(PIECE_BYTES):
        if EICAR in before + piece:
            raise FileHarmful("This file is known to be harmful, so it is not taken.")
        before = piece[-len(EICAR) :]


def keep(
    file: Checked,
    subject_request: SubjectRequest,
    *,
    purpose: str,
    stem: str,
    by: str,
    now: datetime,
    task: RegisterTask | None = None,
) -> StoredFile:
    """Keep a file that was looked at, in the caller's transaction.

    :param stem: what our name for it begins with, such as the register's key
    :param by: ``register``, ``subject`` or ``staff:<id>``
    :raises TooManyFiles: when the request has enough of them
    """
    number = count_of(subject_request) + 1
    if number > MOST_FILES:
        raise TooManyFiles(f"This request has {MOST_FILES} files already. Put several into one.", most=MOST_FILES)
    name = f"{stem}-{number}{hint_of(file.called)}.{file.kind.ending}"
    told: dict[str, Any] = {"purpose": purpose, "media_type": file.kind.media_type, "name": name, "now": now}
    file.content.seek(0)
    with files.writing(subject_request=subject_request, **told) as (row, out):
        while piece := file.content.read(PIECE_BYTES):
            out.write(piece)
    row.added_by, row.register_task_id = by, task.id if task else None
    return row


def keep_all(
    given: Iterable[Checked],
    subject_request: SubjectRequest,
    *,
    stem: str,
    by: str,
    now: datetime,
    task: RegisterTask | None = None,
) -> list[StoredFile]:
    """Keep several files that were found, in the caller's transaction."""  # fmt: skip
    return [keep(one, subject_request, purpose=FOUND, stem=stem, by=by, now=now, task=task) for one in given]


def count_of(subject_request: SubjectRequest) -> int:
    """Return how many files people have added to a request, those that are gone too: a number names one file only."""
    added = select(func.count()).where(
        StoredFile.subject_request_id == subject_request.id, StoredFile.added_by.is_not(None)
    )
    return db.session.scalar(added) or 0


def hint_of(called: str) -> str:
    """Return a hint of what a file was called, in plain letters, so that it can be told from the next one."""
    hint = file_names.plain(PurePath(called.replace("\\", "/")).stem)[:LONGEST_HINT].strip("-")
    return f"-{hint}" if hint else ""


def found_files(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the files added to a request's answer or to its searches that are still there, oldest first."""
    return there(subject_request, FOUND)


def there(subject_request: SubjectRequest, purpose: str) -> list[StoredFile]:
    """Return a request's files of one purpose that are still there, oldest first."""
    mine = select(StoredFile).where(
        StoredFile.subject_request_id == subject_request.id,
        StoredFile.purpose == purpose,
        StoredFile.erased_at.is_(None),
    )
    return list(db.session.scalars(mine.order_by(StoredFile.id)))


def file_of(subject_request: SubjectRequest, uid: str, purpose: str = FOUND) -> StoredFile | None:
    """Return one of a request's files, if it is there."""
    return next((row for row in there(subject_request, purpose) if row.uid == uid), None)


def require_unsealed(row: StoredFile) -> None:
    """Refuse to change what went out.

    :raises FileSealed: when it did
    """
    if row.release_id is not None:
        raise FileSealed("This file was sealed with the answer, so it can no longer be changed.")
