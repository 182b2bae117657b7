"""The evidence file: whole, streamed, without notes unless chosen, and what the history confirms."""

import io
import json
import zipfile
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from portal.law.identity import Proof
from portal.law.rights import Right
from portal.services import casework, evidence_file, messages
from portal.services.archives import Member, streamed
from portal.services.evidence_check import NoEvidence, faults_of
from portal.services.evidence_summary import Choice
from portal.services.pauses import IdentityQuestion, ask_identity
from portal.storage import files, hash_chain
from portal.storage.db import begin_write, db
from portal.storage.models import IdentityProof, Staff, SubjectRequest
from tests.mail.world import NOW, ask, hire

AT = datetime(2026, 3, 3, 10, 30, 1, tzinfo=UTC)
USUAL, BOTH = Choice(), Choice(has_messages=True, has_notes=True)


@pytest.fixture
def ada(app: Flask) -> Iterator[Staff]:
    """An application context with a handler."""
    with app.app_context():
        yield hire()


@pytest.fixture
def asked(ada: Staff) -> SubjectRequest:
    """A request whose person was doubted, proved, written to and written of."""
    row = ask(Right.ACCESS, Right.ERASURE, name="Aino Esimerkki")
    who: dict[str, Any] = {"by": f"staff:{ada.id}", "by_id": ada.id, "now": NOW}
    question = IdentityQuestion(doubt="Two people share this address.", proof=Proof.CONTACT_CONFIRMED)
    ask_identity(row, question, signed_by="Ada Virtanen", **who)
    casework.add_note(row, text="A note for colleagues.", kind="note", **who)
    messages.reply(row, text="Here I am.", now=NOW)
    begin_write()
    for register, void_at in (("customers", None), (None, NOW)):
        proof = {"proof": "call_back", "level": 2, "by_id": ada.id, "at": NOW}
        db.session.add(IdentityProof(subject_request_id=row.id, register=register, void_at=void_at, **proof))
    one = row.rights[0]
    one.answered_on, one.is_in_time, one.outcome, one.grounds = date(2026, 3, 20), True, "refused", ["not_identified"]
    db.session.commit()
    return row


def made(row: SubjectRequest, choice: Choice = USUAL, *, language: str = "en") -> bytes:
    put = evidence_file.put_together(row, choice, language=language, by="staff:1", now=NOW + timedelta(hours=1))
    return b"".join(streamed(put, at=AT))


def opened(content: bytes) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(content))


def read(archive: zipfile.ZipFile) -> str:
    pages = PdfReader(io.BytesIO(archive.read("summary.pdf"))).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_holds_the_letters_as_sent_the_summary_and_the_chain(asked: SubjectRequest) -> None:
    (letter,) = evidence_file.letters_of(asked)
    archive = opened(made(asked))
    assert archive.namelist() == ["summary.pdf", letter.name, "history.json", "sha256.txt"]
    assert archive.testzip() is None
    assert letter.letter.pdf is not None
    assert archive.read(letter.name) == files.load(letter.letter.pdf)
    assert archive.getinfo("summary.pdf").date_time == (2026, 3, 3, 10, 30, 0)
    told = read(archive)
    for said in ("Aino Esimerkki", "Two people share this address.", "One month", "Ada Virtanen", "Here I am."):
        assert said in told
    chain = json.loads(archive.read("history.json"))
    assert chain["events"][-1]["kind"] == "evidence_exported"
    assert chain["events"][-1]["facts"] == {"letters": 1, "what": ["messages"]}


def test_notes_are_left_out_unless_chosen(asked: SubjectRequest) -> None:
    assert "A note for colleagues." not in read(opened(made(asked)))
    assert "A note for colleagues." in read(opened(made(asked, BOTH, language="fi")))
    assert "Here I am." not in read(opened(made(asked, Choice(has_messages=False), language="sv")))


def test_a_bare_request_and_an_erased_letter_are_told_too(asked: SubjectRequest) -> None:
    bare = ask()
    begin_write()
    bare.closed_on, bare.closure = date(2026, 3, 9), "withdrawn"
    (letter,) = evidence_file.letters_of(asked)
    assert letter.letter.pdf is not None
    files.erase(letter.letter.pdf, now=NOW)
    db.session.commit()
    assert "No letter has been sent." in read(opened(made(bare)))
    archive = opened(made(asked))
    assert letter.name not in archive.namelist()
    assert "erased when its time was over" in read(archive)


@pytest.fixture
def packed(asked: SubjectRequest, tmp_path: Path) -> Path:
    """An evidence file on the disk."""
    path = tmp_path / "evidence.zip"
    path.write_bytes(made(asked))
    return path


def test_the_history_confirms_it(packed: Path) -> None:
    assert list(faults_of(packed)) == []


def repacked(path: Path, change: Callable[[str, bytes], bytes]) -> list[str]:
    """Change files of an archive and ask what does not hold."""
    with zipfile.ZipFile(path) as before:
        kept = {name: change(name, before.read(name)) for name in before.namelist()}
    with zipfile.ZipFile(path, "w") as after:
        for name, content in kept.items():
            after.writestr(name, content)
    return list(faults_of(path))


def test_a_changed_file_and_one_that_was_added_are_named(packed: Path) -> None:
    with zipfile.ZipFile(packed, "a") as archive:
        archive.writestr("more.txt", "more")
    faults = repacked(packed, lambda name, content: content + b" " * (name == "summary.pdf"))
    assert faults == ["The file summary.pdf is not the one that was put in.", "The file more.txt was added."]


def test_a_changed_event_is_named(packed: Path) -> None:
    faults = repacked(packed, lambda name, content: content.replace(b'"received"', b'"refused"'))
    assert "in the file was changed: its hash does not fit it." in faults[1]


def test_an_event_this_history_does_not_have_is_named(packed: Path, asked: SubjectRequest) -> None:
    def moved(name: str, content: bytes) -> bytes:
        if name != "history.json":
            return content
        chain = json.loads(content)
        chain["events"] = [dict(chain["events"][0], id=9999)]
        chain["events"][0]["hash"] = hash_chain.digest(chain["events"][0])
        return json.dumps(chain).encode()

    assert "Event 9999 in the file is not the one in this history." in repacked(packed, moved)


@pytest.mark.parametrize("content", [b"no archive", b""])
def test_what_is_no_evidence_file_is_said_to_be_none(content: bytes, tmp_path: Path, ada: Staff) -> None:
    path = tmp_path / "other.zip"
    path.write_bytes(content)
    with pytest.raises(NoEvidence):
        list(faults_of(path))


def test_the_command_compares_it_with_the_chain(app: Flask, packed: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.zip"
    other.write_bytes(b"no archive")
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as more, zipfile.ZipFile(packed) as archive:
        for name in archive.namelist():
            more.writestr(name, archive.read(name) + b" " * (name == "summary.pdf"))
    said = {
        path.name: app.test_cli_runner().invoke(args=["history", "verify", "--evidence", str(path)])
        for path in (packed, other, tmp_path / "more.zip")
    }
    assert [result.exit_code for result in said.values()] == [0, 1, 1]
    assert "evidence.zip holds: every file and every event" in said["evidence.zip"].output
    assert "cannot be read as an evidence file" in said["other.zip"].output
    assert "summary.pdf is not the one that was put in" in said["more.zip"].output


def test_an_archive_is_sent_while_its_files_are_read() -> None:
    read_so_far: list[int] = []

    def pieces() -> Iterator[bytes]:
        for number in range(3):
            read_so_far.append(number)
            yield bytes(1 << 16)

    sending = streamed([Member("big", pieces(), is_packed=True)], at=AT)
    assert len(next(sending)) >= 1 << 16
    assert read_so_far == [0]
    assert sum(map(len, sending)) > 2 * (1 << 16)
