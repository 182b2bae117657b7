"""Messages as mail programs save them, the broken ones among them: who, when, which words; never an error page."""

from datetime import date
from email.message import EmailMessage
from email.utils import format_datetime

import pytest

from portal.services.eml import MOST_BYTES, MOST_TEXT, NotAMessage, read_eml
from tests.services.cases import at

HELSINKI = "Europe/Helsinki"


def message(**headers: str) -> EmailMessage:
    """Return a message like those people send."""
    made = EmailMessage()
    made["From"] = "Aino Mäkelä <aino@example.org>"
    made["To"] = "tiedot@example.org"
    made["Subject"] = "Tietojeni tarkastus – pyyntö"
    made["Date"] = "Tue, 31 Mar 2026 21:30:00 +0000"
    for name, value in headers.items():
        del made[name]
        made[name] = value
    return made


def test_a_plain_message_gives_sender_day_subject_and_words() -> None:
    made = message()
    made.set_content("Hei,\n\nlähettäkää kaikki tietoni.\n\n\n\nAino Mäkelä\n")
    read = read_eml(made.as_bytes(), zone=HELSINKI)
    assert (read.sender, read.sender_name) == ("aino@example.org", "Aino Mäkelä")
    assert read.subject == "Tietojeni tarkastus – pyyntö"
    assert read.arrived_on == date(2026, 4, 1)  # half past midnight in Helsinki
    assert read.text == "Hei,\n\nlähettäkää kaikki tietoni.\n\nAino Mäkelä"


def test_the_day_is_the_one_our_own_server_noted() -> None:
    made = message()
    made.set_content("Hei")
    raw = b"Received: from a by b; Mon, 6 Apr 2026 08:00:00 +0300\r\nReceived: from c; " + (
        format_datetime(at(date(2026, 4, 4))).encode() + b"\r\n" + made.as_bytes()
    )
    assert read_eml(raw, zone=HELSINKI).arrived_on == date(2026, 4, 6)


def test_plain_text_goes_before_html_and_files_are_only_named() -> None:
    made = message()
    made.set_content("The words.")
    made.add_alternative("<p>The <b>other</b> words.</p>", subtype="html")
    made.add_attachment(b"%PDF-1.7", maintype="application", subtype="pdf", filename="passi.pdf")
    made.add_attachment("A note", filename="note.txt")
    read = read_eml(made.as_bytes(), zone=HELSINKI)
    assert read.text == "The words."
    assert read.attachments == ("passi.pdf", "note.txt")


def test_html_alone_becomes_text_without_what_nobody_sees() -> None:
    made = message()
    made.set_content(
        "<html><head><title>x</title><style>p {}</style></head><body><p>Hei &auml;iti,<br>toinen&nbsp;rivi</p>"
        "<script>alert(1)</script><div>Loppu &lt;b&gt;</div></body></html>",
        subtype="html",
    )
    assert read_eml(made.as_bytes(), zone=HELSINKI).text == "Hei äiti,\ntoinen rivi\n\nLoppu <b>"


@pytest.mark.parametrize(
    "raw",
    [
        b"From: aino@example.org\r\nContent-Type: text/plain; charset=no-such\r\n\r\nP\xe4iv\xe4\xe4",
        b"From: aino@example.org\r\nContent-Transfer-Encoding: base64\r\nContent-Type: text/plain\r\n\r\n%%%",
        b"From: =?utf-8?q?broken <aino@example.org>\r\nDate: yesterday\r\n\r\nText",
        b"From: <<<>>>, aino@example.org\r\nSubject: \x00\xff\xfe\r\n\r\nText",
        b"From: a\r\nFrom: aino@example.org\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\r\nText",
        b"Date: Mon, 99 Foo 2026 99:99:99 +9999\r\nFrom: aino@example.org\r\n\r\nText",
        b"Subject: nothing else",
        b'From: "\r\nSubject: x\r\n\r\nText',
        b"From: aino@example.org\r\nContent-Disposition: inline; filename*\r\n\r\nText",
    ],
)
def test_a_malformed_message_gives_what_it_has(raw: bytes) -> None:
    read = read_eml(raw, zone=HELSINKI)
    assert read.sender in {"aino@example.org", ""}
    assert "\x00" not in read.text + read.subject


def test_a_message_of_very_many_parts_is_read_in_bounded_time() -> None:
    made = message()
    made.make_mixed()
    for number in range(500):
        part = EmailMessage()
        part.set_content(f"Part {number}")
        made.attach(part)
    assert "Part 150" in read_eml(made.as_bytes(), zone=HELSINKI).text


def test_a_very_long_text_is_shortened_and_says_so() -> None:
    made = message()
    made.set_content("word " * MOST_TEXT, cte="8bit")
    read = read_eml(made.as_bytes(), zone=HELSINKI)
    assert len(read.text) == MOST_TEXT
    assert read.is_shortened


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"   \r\n",
        b"x" * (MOST_BYTES + 1),
        b"just some words without a head",
        b"From: aino@example.org\r\nContent-Type: text/plain; name*\r\n\r\nText",
    ],
)
def test_what_is_no_message_is_refused(raw: bytes) -> None:
    with pytest.raises(NotAMessage):
        read_eml(raw, zone=HELSINKI)
