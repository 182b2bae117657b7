"""The package that goes with an answer: one ZIP, sealed as it is sent, and gone when its download time ends."""

import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import IO, cast

from sqlalchemy import select

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.letters.answers import AccessFacts, Answer, CopyForm
from portal.letters.package_contents import Contents, LeftOut, PackedFile
from portal.letters.package_sheet import manifest, sheet
from portal.services import filing, forgotten, package_files
from portal.services.answer_store import answer_of
from portal.services.file_kinds import DOCX, EVERY_KIND, JPEG, PDF, PNG, XLSX
from portal.services.history import record
from portal.services.uploads import FOUND
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import Letter, RegisterTask, Release, RequestedRight, StoredFile, SubjectRequest

PURPOSE = "package"
FOLDER = "files"
SHEETS = {"fi": "lue-minut.txt", "sv": "las-mig.txt", "en": "read-me.txt"}
MANIFEST = "manifest.json"
PRESSED = frozenset(kind.media_type for kind in (PDF, PNG, JPEG, DOCX, XLSX))
"""What is compressed already is stored as it is."""


class PackageEmpty(RuleBroken):
    """A letter that says the copy can be downloaded needs a file to download."""


def seal(
    subject_request: SubjectRequest,
    release: Release,
    rows: Iterable[RequestedRight],
    letters: Sequence[Letter],
    *,
    by: str,
    now: datetime,
) -> StoredFile | None:
    """Put the package of an answer together and seal what lies in it, in the release's own transaction.

    :param rows: the rights that are answered by it
    :returns: the package; None where the letters are all there is
    :raises portal.services.package_files.FileUndecided: while a register's file is neither in nor out
    :raises PackageEmpty: when a letter promises a download and there is none
    """
    package_files.require_decided(subject_request)
    inside, outside = package_files.taken_in(subject_request), package_files.left_out(subject_request)
    if not inside:
        if any(promises_download(row) for row in rows):
            raise PackageEmpty(
                "The letter says that the copy can be downloaded. Add its file, or put it in the letter."
            )
        return None
    told = contents_of(subject_request, [row.pdf for row in letters if row.pdf], inside, outside, now=now)
    with files.writing(
        purpose=PURPOSE, media_type="application/zip", name=f"{subject_request.reference}.zip", now=now,
        subject_request=subject_request, ends_on=release.ends_on,
    ) as (package, out):  # fmt: skip
        local = clock.local(now, profile_of(subject_request.controller).time_zone)
        write(cast(IO[bytes], out), told, [*(row.pdf for row in letters if row.pdf), *inside], local)
    package.release_id = release.id
    for row in (*inside, *outside):
        row.release_id, row.ends_on = release.id, release.ends_on
    record(subject_request, "package_sealed", by=by, now=now, sha256=package.sha256, files=len(inside))
    return package


def promises_download(row: RequestedRight) -> bool:
    """Tell whether a right's letter says that the copy can be downloaded."""
    answer = answer_of(row)
    return answer is not None and isinstance(answer.facts, AccessFacts) and answer.facts.copy is CopyForm.DOWNLOAD


def dated(subject_request: SubjectRequest, answer: Answer, *, on: date) -> Answer:
    """Return an answer that says until when its copy can be downloaded, if it goes out on this day."""
    if not (isinstance(answer.facts, AccessFacts) and answer.facts.copy is CopyForm.DOWNLOAD):
        return answer
    until = on + timedelta(days=profile_of(subject_request.controller).keep.package_days)
    return replace(answer, facts=replace(answer.facts, download_until=until))


def contents_of(
    subject_request: SubjectRequest,
    papers: Sequence[StoredFile],
    inside: Sequence[StoredFile],
    outside: Sequence[StoredFile],
    *,
    now: datetime,
) -> Contents:
    """Return what the package tells of itself, in the person's language."""
    profile = profile_of(subject_request.controller)
    packed = [PackedFile(place_of(row), row.media_type, row.size, row.sha256) for row in (*papers, *inside)]
    return Contents(
        profile.name.in_(subject_request.language),
        subject_request.reference,
        subject_request.language,
        now,
        clock.local_day(now, profile.time_zone),
        packed,
        [left_out(subject_request, row) for row in outside],
    )


def left_out(subject_request: SubjectRequest, row: StoredFile) -> LeftOut:
    """Return a file that stays out, in words that tell of nobody else."""
    task = db.session.get(RegisterTask, row.register_task_id) if row.register_task_id else None
    register = profile_of(subject_request.controller).register(task.register) if task else None
    endings = {kind.media_type: kind.ending for kind in EVERY_KIND}
    named = register.label.in_(subject_request.language) if register else ""
    return LeftOut(named, endings.get(row.media_type, "").upper(), row.use_because or "")


def place_of(row: StoredFile) -> str:
    """Return where a file lies in the package: letters in front, the data in a folder."""
    return row.name or row.uid if row.purpose != FOUND else f"{FOLDER}/{row.name}"


def write(out: IO[bytes], told: Contents, rows: Sequence[StoredFile], local: datetime) -> None:
    """Write the archive piece by piece; no file is ever whole in memory."""
    when = local.timetuple()[:6]
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in ((SHEETS.get(told.language, SHEETS["en"]), sheet(told)), (MANIFEST, manifest(told))):
            archive.writestr(member(name, when), text.encode("utf-8-sig" if name != MANIFEST else "utf-8"))
        for row in rows:
            with archive.open(member(place_of(row), when, row.media_type), "w") as into:
                for piece in files.opened(row):
                    into.write(piece)


def member(name: str, when: tuple[int, ...], media_type: str = "") -> zipfile.ZipInfo:
    """Return the head of one file of the archive."""
    info = zipfile.ZipInfo(name, cast("tuple[int, int, int, int, int, int]", when))
    info.compress_type = zipfile.ZIP_STORED if media_type in PRESSED else zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


def of_release(release: Release) -> StoredFile | None:
    """Return the package of an answer, also when it is gone."""
    mine = select(StoredFile).where(StoredFile.release_id == release.id, StoredFile.purpose == PURPOSE)
    return db.session.scalar(mine.order_by(StoredFile.id.desc()))


def sealed_in(release: Release) -> list[StoredFile]:
    """Return the files that were sealed with an answer, taken in or left out, oldest first."""
    mine = select(StoredFile).where(StoredFile.release_id == release.id, StoredFile.purpose == FOUND)
    return list(db.session.scalars(mine.order_by(StoredFile.id)))


def note_opened(row: StoredFile, *, now: datetime) -> None:
    """Count that a package was downloaded; that it was, is shown to staff."""
    begin_write()
    db.session.refresh(row)
    row.first_opened_at, row.times_opened = row.first_opened_at or now, row.times_opened + 1
    db.session.commit()


def prolong(release: Release) -> None:
    """Let a package live as long as its answer is announced for anew, in the caller's transaction."""
    for row in (of_release(release), *sealed_in(release)):
        if row is not None and row.erased_at is None:
            row.ends_on = release.ends_on


def stop(subject_request: SubjectRequest, release: Release, *, now: datetime) -> None:
    """Erase a package that reached the wrong person; its files may go out anew, in the caller's transaction."""
    package = of_release(release)
    if package is not None and package.erased_at is None:
        forgotten.erase(package, today=filing.today_of(subject_request, now), now=now)
        record(subject_request, "file_erased", by="portal", now=now, purpose=PURPOSE, sha256=package.sha256)
    for row in sealed_in(release):
        row.release_id = row.ends_on = None
