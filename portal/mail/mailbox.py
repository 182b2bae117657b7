"""The mailbox that the self-test's mail comes back to, read over IMAP with TLS and time-outs.

Of other people's mail nothing is read but whether it has our own header; nothing is marked as read, and only what the
self-test itself sent is taken away.
"""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage

from portal.config import Inbound

HEADER = "X-Article12-Canary"
MOST_LOOKED_AT = 500
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
UID = re.compile(rb"\bUID (\d+)")


class MailboxSilent(Exception):
    """The mailbox cannot be read. The message is a word for why: a server's own words may repeat the user's name."""


class Mailbox:
    """One folder, opened; from ``opened``."""

    def __init__(self, line: imaplib.IMAP4_SSL) -> None:
        self.line = line

    def marked(self, mark: str, *, since: date) -> dict[str, str]:
        """Return the mails with a mark that came since a day: the uid of each by what its header says after the mark.

        :param since: by the mail server's own days, so give the day before
        """
        day = f"{since.day}-{MONTHS[since.month - 1]}-{since.year}"
        uids = self.said("SEARCH", "SINCE", day)[0].split()[-MOST_LOOKED_AT:]
        found: dict[str, str] = {}
        for uid, head in self.parts(uids, f"BODY.PEEK[HEADER.FIELDS ({HEADER})]"):
            carried, _, kind = str(head[HEADER] or "").strip().partition(" ")
            if carried == mark:
                found[kind] = uid
        return found

    def mail(self, uid: str) -> EmailMessage:
        """Return one mail whole; it stays unread.

        :raises MailboxSilent: when it went away meanwhile
        """
        for _, content in self.parts([uid.encode()], "BODY.PEEK[]"):
            return content
        raise MailboxSilent("mail gone")

    def remove(self, uids: list[str]) -> None:
        """Take mails away; where the server cannot take away single mails, they are marked as deleted."""
        if not uids:
            return
        chosen = ",".join(uids)
        self.said("STORE", chosen, "+FLAGS.SILENT", r"(\Deleted \Seen)")
        if b"UIDPLUS" in self.line.capability()[1][0].upper().split():  # asked anew: many say it after signing in only
            self.said("EXPUNGE", chosen)

    def parts(self, uids: list[bytes], wanted: str) -> Iterator[tuple[str, EmailMessage]]:
        """Give a part of each mail, with the mail's uid; a server may name it before the part or behind."""
        answer = self.said("FETCH", b",".join(uids).decode(), f"(UID {wanted})") if uids else []
        for place, item in enumerate(answer):
            if isinstance(item, tuple):
                behind = answer[place + 1] if place + 1 < len(answer) else b""
                named = UID.search(item[0]) or UID.search(behind if isinstance(behind, bytes) else b"")
                if named:
                    yield named[1].decode(), message_from_bytes(item[1], policy=policy.default)

    def said(self, command: str, *arguments: str) -> list:
        """Ask for something by uid, and return the answer.

        :raises MailboxSilent: when the server says no
        """
        status, answer = self.line.uid(command, *arguments)
        if status != "OK":
            raise MailboxSilent(f"{command} refused")
        return [item for item in answer if item is not None] or [b""]


@contextmanager
def opened(inbound: Inbound, *, seconds: int) -> Iterator[Mailbox]:
    """Open the mailbox for a while; the server's certificate is checked.

    :raises MailboxSilent: when it cannot be opened, or fails in the middle
    """
    line = connected(inbound, seconds)
    try:
        sign_in(line, inbound)
        yield Mailbox(line)
    except imaplib.IMAP4.error:
        raise MailboxSilent("broken off") from None
    except OSError as error:
        raise MailboxSilent(type(error).__name__) from None
    finally:
        hang_up(line)


def hang_up(line: imaplib.IMAP4_SSL) -> None:
    """End the conversation; a server that is gone need not hear of it."""
    try:
        line.logout()
    except (OSError, imaplib.IMAP4.error):
        with suppress(OSError):
            line.shutdown()


def connected(inbound: Inbound, seconds: int) -> imaplib.IMAP4_SSL:
    """Connect.

    :raises MailboxSilent: when nothing answers, or with another certificate
    """
    try:
        return imaplib.IMAP4_SSL(inbound.host, inbound.port, ssl_context=ssl.create_default_context(), timeout=seconds)
    except (OSError, imaplib.IMAP4.error) as error:
        raise MailboxSilent(type(error).__name__) from None


def sign_in(line: imaplib.IMAP4_SSL, inbound: Inbound) -> None:
    """Sign in and open the folder.

    :raises MailboxSilent: when either is refused
    """
    secret = f"\0{inbound.user}\0{inbound.password}".encode()
    try:
        line.authenticate("PLAIN", lambda challenge: secret)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error:
        raise MailboxSilent("sign-in refused") from None
    quoted = inbound.folder.replace("\\", "\\\\").replace('"', '\\"')
    if line.select(f'"{quoted}"')[0] != "OK":
        raise MailboxSilent("no such folder")
