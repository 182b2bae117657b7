"""A request that came by e-mail, read from the message as mail programs save it: who, when, about what, in which words.

Whatever a message says about itself proves nothing: its sender is a contact the person gave, no more (law.md s. 3).
"""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import getaddresses, parsedate_to_datetime
from html.parser import HTMLParser

from portal import clock
from portal.law.broken_rules import RuleBroken

MOST_BYTES = 25 * 1024 * 1024
MOST_TEXT = 200 * 1024
MOST_PARTS = 200
UNSHOWN = frozenset({"Cc", "Cs"})
UNSEEN = frozenset({"script", "style", "head", "title", "template"})
BREAKS = frozenset(
    {"br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "table", "ul", "ol"}
)
BLANK_LINES = re.compile(r"\n\s*\n\s*\n+")
UNREADABLE = (LookupError, ValueError, TypeError, AttributeError, IndexError, MessageError)
"""What the standard library raises on heads and parts that are no mail's."""
REMEDY = "This is no e-mail message that can be read here. Copy its text into the form."


class NotAMessage(RuleBroken):
    """What was given cannot be read as an e-mail message."""


@dataclass(frozen=True)
class Eml:
    """What a message says.

    :param arrived_on: the day our own mail server took it in, else the day it says it was written; None if neither
    :param attachments: the names of the files that came with it
    :param is_shortened: whether only the beginning of a very long text is here
    """

    sender: str
    sender_name: str
    subject: str
    text: str
    arrived_on: date | None
    attachments: tuple[str, ...] = ()
    is_shortened: bool = False


def read_eml(raw: bytes, *, zone: str) -> Eml:
    """Read a message as a mail program saved it.

    :param zone: the controller's time zone, whose calendar tells the day of arrival
    :raises NotAMessage: when it is empty, too large, or has none of a message's heads
    """
    if not raw.strip() or len(raw) > MOST_BYTES:
        raise NotAMessage(REMEDY)
    message = parsed(raw.lstrip())
    sender_name, sender = sender_of(message)
    text = text_of(message)
    if not any(header(message, name) for name in ("From", "Subject", "Date")):
        raise NotAMessage(REMEDY)
    return Eml(
        sender=sender,
        sender_name=sender_name,
        subject=header(message, "Subject"),
        text=text[:MOST_TEXT],
        arrived_on=arrived_on(message, zone),
        attachments=attachments_of(message),
        is_shortened=len(text) > MOST_TEXT,
    )


def parsed(raw: bytes) -> EmailMessage:
    """Return a message taken apart.

    :raises NotAMessage: when its heads are none, so that the standard library gives up
    """
    try:
        return message_from_bytes(raw, policy=policy.default.clone(raise_on_defect=False))
    except UNREADABLE as error:
        raise NotAMessage(REMEDY) from error


def header(message: EmailMessage, name: str) -> str:
    """Return one header on one line, empty where it is missing or unreadable."""
    with suppress(*UNREADABLE):
        return shown(" ".join(str(message.get(name) or "").split()))
    return ""


def sender_of(message: EmailMessage) -> tuple[str, str]:
    """Return the name and the address a message says it is from; nothing of it is proved."""
    with suppress(*UNREADABLE):
        for name, address in getaddresses([header(message, "From")]):
            if "@" in address:
                return " ".join(name.split()), address
    return "", ""


def arrived_on(message: EmailMessage, zone: str) -> date | None:
    """Return the day a message reached us: what the nearest mail server noted, else what the message says."""
    with suppress(*UNREADABLE):
        nearest = (str(line).rpartition(";")[2] for line in message.get_all("Received") or ())
        for said in (*list(nearest)[:1], header(message, "Date")):
            if moment := moment_of(said):
                return clock.local_day(moment, zone)
    return None


def moment_of(said: str) -> datetime | None:
    """Return the moment a header names; one without an offset counts as UTC."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        moment = parsedate_to_datetime(said.strip())
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return None


def text_of(message: EmailMessage) -> str:
    """Return the words of a message: its plain text, else the text of its HTML."""
    plain: list[str] = []
    pages: list[str] = []
    for place, part in enumerate(message.walk()):
        if place >= MOST_PARTS:
            break
        kind = part.get_content_type()
        if part.is_multipart() or is_attached(part) or kind not in {"text/plain", "text/html"}:
            continue
        (plain if kind == "text/plain" else pages).append(content_of(part))
    said = "\n\n".join(filter(None, (text.strip() for text in plain)))
    return tidy(said or "\n\n".join(text_of_html(page) for page in pages))


def content_of(part: EmailMessage) -> str:
    """Return a part's text; what its character set does not know is marked, not dropped."""
    with suppress(*UNREADABLE):
        return str(part.get_content())
    payload = part.get_payload(decode=True)
    return payload.decode("utf-8", "replace") if isinstance(payload, bytes) else ""


def is_attached(part: EmailMessage) -> bool:
    """Tell whether a part is a file that came along."""
    return header(part, "Content-Disposition").lower().startswith("attachment") or bool(name_of(part))


def name_of(part: EmailMessage) -> str:
    """Return the name of a file that came along, empty where it has none."""
    with suppress(*UNREADABLE):
        return shown(" ".join(str(part.get_filename() or "").split()))
    return ""


def attachments_of(message: EmailMessage) -> tuple[str, ...]:
    """Return the names of the files that came along."""
    parts = list(message.walk())[:MOST_PARTS]
    return tuple(name_of(part) or part.get_content_type() for part in parts if is_attached(part))


def tidy(text: str) -> str:
    """Return text with plain line ends and without what cannot be shown."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\xa0", " ").split("\n")
    return BLANK_LINES.sub("\n\n", "\n".join(shown(line).rstrip() for line in lines)).strip()


def shown(text: str) -> str:
    """Return text without control characters and halves of characters."""
    return "".join(letter for letter in text if letter == "\t" or unicodedata.category(letter) not in UNSHOWN)


def text_of_html(page: str) -> str:
    """Return what a reader of an HTML message sees, as text."""
    reader = Reader()
    reader.feed(page)
    reader.close()
    return "".join(reader.said)


class Reader(HTMLParser):
    """Collects the text of a page, a line for each paragraph."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.said: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or something nobody sees."""
        self.hidden = 0 if tag == "body" else self.hidden + (tag in UNSEEN)
        if tag in BREAKS:
            self.said.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End a paragraph, or something nobody sees."""
        self.hidden = max(0, self.hidden - (tag in UNSEEN))
        if tag in BREAKS - {"br", "li", "tr"}:
            self.said.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep what is seen."""
        if not self.hidden:
            self.said.append(" ".join(data.split("\n")) if data.strip() else " ")
