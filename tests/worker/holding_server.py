"""An SMTP server that takes a mail and keeps its 250 back until the test lets it go."""

import asyncio
import threading
from email import message_from_bytes, policy

from aiosmtpd.smtp import SMTP, Envelope, Session

from tests.fixtures.mail import ACCEPTED, ReceivedMail, SmtpServer


class HoldingServer(SmtpServer):
    """Takes mails for good, and answers when it is allowed to."""

    def __init__(self) -> None:
        super().__init__()
        self.may_answer = asyncio.Event()
        self.has_answered = threading.Event()

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        """Take a mail, and hold the answer back."""
        content = message_from_bytes(envelope.original_content or b"", policy=policy.default)
        self.note(ReceivedMail(str(envelope.mail_from), tuple(envelope.rcpt_tos), content), accepted=True)
        await self.may_answer.wait()
        self.has_answered.set()
        return ACCEPTED

    def let_go(self) -> None:
        """Answer, now and from now on."""
        self.loop.call_soon_threadsafe(self.may_answer.set)
