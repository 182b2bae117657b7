"""The package: taken in or left out with a reason, sealed once, gone with its time; and the data for machines."""

import csv
import io
import json
import zipfile
from datetime import date, timedelta
from io import BytesIO

import pytest

from portal.law.rights import Outcome, Right
from portal.letters.answers import AccessFacts, CopyForm, Found
from portal.services import (
    loading,
    misdelivery,
    package,
    package_files,
    portable_data,
    redelivery,
    registers,
    responses,
    retention,
    uploads,
)
from portal.services.misdelivery import Fault, WhatHappened
from portal.services.package_files import Use
from portal.services.registers import SearchResult
from portal.storage import files
from portal.storage.db import begin_write, db
from portal.storage.models import Release, StoredFile
from tests import files as made
from tests.services.cases import RECEIVED_ON, Case, again, at

DAY = RECEIVED_ON + timedelta(days=1)
SCAN = b"%PDF-1.7\n" + b"scan " * 200 + b"\n%%EOF\n"


pytestmark = pytest.mark.usefixtures("session")


@pytest.fixture
def case() -> Case:
    """A request for access whose identity is proved."""
    return Case(Right.ACCESS).confirm().prove()


def add(case: Case, *contents: bytes) -> list[StoredFile]:
    """Add files to the answer at the desk."""
    given = [uploads.checked(BytesIO(content), "Card of Aino.pdf") for content in contents]
    return package_files.add(case.row, given, by=case.by, now=at(DAY))


def from_register(case: Case, content: bytes = made.CSV) -> StoredFile:
    """Keep a file as the person responsible for a register adds it."""
    begin_write()
    (task,) = registers.tasks_of(case.row)
    given = [uploads.checked(BytesIO(content), "export.csv")]
    (row,) = uploads.keep_all(given, case.row, stem=task.register, by="register", now=at(DAY), task=task)
    db.session.commit()
    return row


def decide(case: Case, row: StoredFile, use: Use, because: str = "") -> None:
    """Say what becomes of a file."""
    package_files.decide(case.row, row.uid, use, because=because, by=case.by, now=at(DAY))


def sent(case: Case) -> StoredFile:
    """Send the answer, and return its package."""
    case.decide(Right.ACCESS, Outcome.GRANTED).release(DAY)
    row = package.of_release(responses.releases_of(case.row)[0])
    assert row is not None
    return row


def opened(row: StoredFile) -> zipfile.ZipFile:
    """Open a package as the person does."""
    return zipfile.ZipFile(BytesIO(files.load(row)))


def test_it_holds_letters_files_and_what_tells_of_them(case: Case) -> None:
    (scan,) = add(case, SCAN)
    table, extra = from_register(case), from_register(case, made.TXT)
    decide(case, table, Use.TAKEN_IN)
    decide(case, extra, Use.LEFT_OUT, "It is about somebody else (Art 15(4)).")
    row = sent(case)
    with opened(row) as archive:
        reference = case.row.reference
        letter, named = f"{reference}-access.pdf", ("files/answer-1-card-of-aino.pdf", "files/customers-2-export.csv")
        assert archive.namelist() == ["read-me.txt", "manifest.json", letter, *named]
        assert archive.read(named[0]) == SCAN
        stored = {info.filename for info in archive.infolist() if info.compress_type == zipfile.ZIP_STORED}
        assert stored == {letter, named[0]}
        told = json.loads(archive.read("manifest.json"))
        assert {file["path"]: file["sha256"] for file in told["files"]}[named[0]] == scan.sha256
        assert [left["because"] for left in told["left_out"]] == ["It is about somebody else (Art 15(4))."]
        words = archive.read("read-me.txt").decode("utf-8-sig")
    assert "It is about somebody else" in words
    assert scan.sha256 in words
    assert (row.ends_on, row.release_id is not None) == (date(2026, 4, 3), True)
    assert case.events()[-2:] == ["package_sealed", "released"]


def test_letters_alone_need_no_package(case: Case) -> None:
    case.decide(Right.ACCESS, Outcome.GRANTED).release(DAY)
    assert package.of_release(responses.releases_of(case.row)[0]) is None


def test_a_register_s_file_is_decided_before_anything_goes_out(case: Case) -> None:
    row = from_register(case)
    with pytest.raises(package_files.FileUndecided):
        sent(case)
    db.session.rollback()
    decide(case, row, Use.TAKEN_IN)
    assert package_files.undecided(case.row) == []


def test_what_is_left_out_has_a_reason(case: Case) -> None:
    (row,) = add(case, SCAN)
    with pytest.raises(package_files.ReasonMissing):
        decide(case, row, Use.LEFT_OUT, " ")
    decide(case, row, Use.LEFT_OUT, "Others")
    assert [left.because for left in [package.left_out(case.row, row)]] == ["Others"]
    assert package.left_out(case.row, row).named("en") == "A file (PDF)"
    decide(case, row, Use.TAKEN_IN)
    assert row.use_because is None


def test_a_file_added_by_mistake_is_erased(case: Case) -> None:
    (row,) = add(case, SCAN)
    package_files.remove(case.row, row.uid, by=case.by, now=at(DAY))
    assert package_files.files_for(case.row) == []
    with pytest.raises(loading.RequestUnknown):
        package_files.remove(case.row, row.uid, by=case.by, now=at(DAY))


def test_nothing_changes_once_it_is_sealed_or_put_to_a_second_person(case: Case) -> None:
    (row,) = add(case, SCAN)
    begin_write()
    case.row.state = "to_approve"
    db.session.commit()
    with pytest.raises(package_files.BeingApproved):
        add(case, SCAN)
    db.session.rollback()
    begin_write()
    case.row.state = "open"
    db.session.commit()
    sent(case)
    with pytest.raises(uploads.FileSealed):
        package_files.remove(case.row, row.uid, by=case.by, now=at(DAY))
    with pytest.raises(uploads.FileSealed):
        uploads.require_unsealed(row)


def test_a_letter_that_promises_a_download_has_one_and_says_until_when(case: Case) -> None:
    facts = AccessFacts(CopyForm.DOWNLOAD, DAY, (Found("customers"),))
    case.decide(Right.ACCESS, Outcome.GRANTED, facts=facts)
    with pytest.raises(package.PackageEmpty):
        case.release(DAY)
    db.session.rollback()
    add(case, SCAN)
    case.release(DAY)
    assert "3 April 2026" in (case.letters()[-1].document or "")


def test_it_goes_with_its_time_and_so_do_the_files_it_was_made_of(case: Case) -> None:
    add(case, SCAN)
    row = sent(case)
    assert row.ends_on
    assert retention.run("k3", now=at(row.ends_on)).files == ()
    gone = retention.run("k3", now=at(row.ends_on + timedelta(days=1))).files
    assert len(gone) == 2
    assert uploads.found_files(again(case.uid)) == []


def test_files_of_a_request_that_ended_otherwise_go_too(case: Case) -> None:
    add(case, SCAN)
    begin_write()
    row = case.row
    row.closed_on, row.closed_at, row.closure, row.state = DAY, at(DAY), "withdrawn", "closed"
    db.session.commit()
    assert retention.run("k3", now=at(DAY + timedelta(days=30))).files == ()
    assert len(retention.run("k3", now=at(DAY + timedelta(days=31))).files) == 1


def test_an_answer_announced_anew_after_its_time_lives_again(case: Case) -> None:
    add(case, SCAN)
    row = sent(case)
    late = at(DAY + timedelta(days=31))
    (release,) = responses.releases_of(case.row)
    redelivery.mail_again(case.row, release.uid, by=case.by, now=late)
    assert row.ends_on == DAY + timedelta(days=61)


def test_what_reached_the_wrong_person_is_erased_and_its_files_go_out_anew(case: Case) -> None:
    add(case, SCAN)
    first = sent(case)
    (release,) = responses.releases_of(case.row)
    happened = WhatHappened(at(DAY, 10), "Sent to another Aino.", Fault.CONTENT, release.uid)
    misdelivery.note(case.row, happened, **case.acts(DAY, hour=11, by_id=True))
    assert first.erased_at is not None
    case.release(DAY)
    newest = package.of_release(responses.releases_of(again(case.uid))[0])
    assert newest is not None
    assert "files/answer-1-card-of-aino.pdf" in opened(newest).namelist()
    package.prolong(db.session.get_one(Release, first.release_id))  # what is erased stays so
    package.stop(case.row, db.session.get_one(Release, first.release_id), now=at(DAY))  # once more changes nothing
    assert files.load(newest)


def test_how_often_it_was_downloaded_is_counted(case: Case) -> None:
    add(case, SCAN)
    row = sent(case)
    package.note_opened(row, now=at(DAY, 10))
    package.note_opened(row, now=at(DAY, 12))
    assert (row.times_opened, row.first_opened_at) == (2, at(DAY, 10))


TYPED = "# Courses\nName: Aino\nFirst aid 2025\n\n# Other\nFormula: =1+1\n"


def test_data_for_machines_come_from_the_searches(case: Case) -> None:
    assert portable_data.suggested(case.row) == ""
    (task,) = registers.tasks_of(case.row)
    found = SearchResult("found", "Aino", "Name: Aino")
    registers.record_result(case.row, task.uid, found, **case.acts(DAY, by_id=True))
    assert portable_data.suggested(case.row) == "# Customer and marketing register\nName: Aino"
    begin_write()
    registers.tasks_of(case.row)[0].register = "gone"
    db.session.commit()
    assert portable_data.suggested(case.row) == "# gone\nName: Aino"


def test_data_for_machines_are_two_files_in_the_package(case: Case) -> None:
    portable_data.make(case.row, TYPED, by=case.by, now=at(DAY))
    first, second = package_files.taken_in(case.row)
    assert (first.name, second.name) == ("data-1.json", "data-2.csv")
    told = json.loads(files.load(first))
    assert [register["name"] for register in told["registers"]] == ["Courses", "Other"]
    assert told["registers"][0]["fields"][1] == {"name": "", "value": "First aid 2025"}
    rows = list(csv.reader(io.StringIO(files.load(second).decode("utf-8-sig")), delimiter=";"))
    assert rows[1:] == [["Courses", "Name", "Aino"], ["Courses", "", "First aid 2025"], ["Other", "Formula", "'=1+1"]]
    with pytest.raises(portable_data.NothingPortable):
        portable_data.make(case.row, "# Only a heading\n", by=case.by, now=at(DAY))
