"""What goes into a package: files that staff or a register's person added, each taken in or left out with a reason."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from portal.law.broken_rules import RuleBroken
from portal.law.states import State
from portal.services import filing, forgotten, loading, uploads
from portal.services.history import record
from portal.services.uploads import Checked, FileSealed, require_unsealed
from portal.storage.models import StoredFile, SubjectRequest

STEM = "answer"


class Use(StrEnum):
    """What becomes of a found file in the answer."""

    TAKEN_IN = "taken_in"
    LEFT_OUT = "left_out"


class ReasonMissing(RuleBroken):
    """What is left out is left out for a reason that the person is told."""


class BeingApproved(RuleBroken):
    """The answer was put to a second person as it is, its files among it."""


class FileUndecided(RuleBroken):
    """Nobody has said yet whether a file from a register goes into the answer."""


def files_for(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the files that are not sealed in an answer yet, oldest first."""
    return [row for row in uploads.found_files(subject_request) if row.release_id is None]


def taken_in(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the files that go into the next answer."""
    return [row for row in files_for(subject_request) if row.use == Use.TAKEN_IN]


def left_out(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the files that stay out of the next answer."""
    return [row for row in files_for(subject_request) if row.use == Use.LEFT_OUT]


def undecided(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the files nobody has decided on."""
    return [row for row in files_for(subject_request) if row.use is None]


def require_decided(subject_request: SubjectRequest) -> None:
    """Refuse to send an answer while a register's file is neither in nor out.

    :raises FileUndecided: saying how many there are
    """
    if waiting := len(undecided(subject_request)):
        raise FileUndecided(f"{waiting} files wait. Say of each whether it goes into the answer.", files=waiting)


def add(subject_request: SubjectRequest, given: Sequence[Checked], *, by: str, now: datetime) -> list[StoredFile]:
    """Add files to the next answer; they go in unless somebody leaves them out.

    :raises portal.services.uploads.FileSealed: when the request is closed
    :raises portal.services.uploads.TooManyFiles: when there are enough of them
    """
    subject_request = held_open(subject_request)
    kept = keep_taken_in(subject_request, given, stem=STEM, by=by, now=now)
    filing.finish(subject_request, now=now)
    return kept


def keep_taken_in(
    subject_request: SubjectRequest, given: Sequence[Checked], *, stem: str, by: str, now: datetime
) -> list[StoredFile]:
    """Keep files that go into the answer, in the caller's transaction."""
    kept = uploads.keep_all(given, subject_request, stem=stem, by=by, now=now)
    for row in kept:
        row.use = Use.TAKEN_IN
    record(subject_request, "file_added", by=by, now=now, sha256=[row.sha256 for row in kept])
    return kept


def decide(
    subject_request: SubjectRequest, uid: str, use: Use, *, because: str = "", by: str, now: datetime
) -> None:  # fmt: skip
    """Take a file in, or leave it out with a reason; it may be decided anew until the answer is sent.

    :param because: why it is left out, such as others' rights (Art 15(4)); the person reads it
    :raises ReasonMissing: when it is left out without one
    :raises loading.RequestUnknown: when the request has no such file
    :raises portal.services.uploads.FileSealed: when it went out, or the request is closed
    """
    subject_request = held_open(subject_request)
    if use is Use.LEFT_OUT and not because.strip():
        raise ReasonMissing("Write why this file is left out. The person reads it.")
    row = unsealed(subject_request, uid)
    row.use, row.use_because = use.value, because.strip() if use is Use.LEFT_OUT else None
    if use is Use.LEFT_OUT:
        record(subject_request, "file_left_out", by=by, now=now, sha256=row.sha256)
    else:
        record(subject_request, "file_taken_in", by=by, now=now, sha256=row.sha256)
    filing.finish(subject_request, now=now)


def remove(subject_request: SubjectRequest, uid: str, *, by: str, now: datetime) -> None:
    """Erase a file that was added by mistake.

    :raises loading.RequestUnknown: when the request has no such file
    :raises portal.services.uploads.FileSealed: when it went out, or the request is closed
    """
    subject_request = held_open(subject_request)
    row = unsealed(subject_request, uid)
    forgotten.erase(row, today=filing.today_of(subject_request, now), now=now)
    record(subject_request, "file_removed", by=by, now=now, sha256=row.sha256)
    filing.finish(subject_request, now=now)


def held_open(subject_request: SubjectRequest) -> SubjectRequest:
    """Begin a use case on the files of a request that is open.

    :raises portal.services.uploads.FileSealed: when it is closed
    :raises BeingApproved: while a second person is asked to approve the answer
    """
    subject_request = loading.hold(subject_request.uid)
    if subject_request.state == State.TO_APPROVE:
        raise BeingApproved("A second person is asked to approve the answer as it is. Take that back first.")
    if subject_request.closed_at is not None:
        raise FileSealed("This file was sealed with the answer, so it can no longer be changed.")
    return subject_request


def unsealed(subject_request: SubjectRequest, uid: str) -> StoredFile:
    """Return one of a request's files that may still be changed.

    :raises loading.RequestUnknown: when the request has no such file
    :raises portal.services.uploads.FileSealed: when it went out
    """
    row = uploads.file_of(subject_request, uid)
    if row is None:
        raise loading.RequestUnknown("This request has no such file.")
    require_unsealed(row)
    return row
