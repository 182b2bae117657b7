"""How a mail leaves: Flask-Mail's connection with a time-out, and what the server's answers mean for us."""

import smtplib
import ssl
from types import TracebackType

from flask import current_app
from flask.globals import app_ctx
from flask_mail import Connection, email_dispatched

from portal.config import Settings
from portal.mail.messages import Composed
from portal.storage.outbox import sending_domain

PERMANENT = range(500, 600)


class NotSent(Exception):
    """A mail did not leave. The message is a code or the kind of fault, never the server's own words."""


class Refused(NotSent):
    """The recipient's server will not take this mail, now or later."""


class Postponed(NotSent):
    """This mail did not go now; later it may."""


class ServerSilent(NotSent):
    """The mail server takes no mail at all just now."""


class Line(Connection):
    """One SMTP conversation for a batch of mails; it begins with the first of them."""

    def __init__(self) -> None:
        super().__init__(current_app.extensions["mail"])
        settings: Settings = current_app.extensions["portal.settings"]
        self.seconds, self.name = settings.mail_timeout_seconds, sending_domain()

    def __enter__(self) -> "Line":
        self.host = None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.hang_up()

    def configure_host(self) -> smtplib.SMTP:
        """Connect. Flask-Mail's own way has no time-out, and does not check the server's certificate."""
        host = smtplib.SMTP(self.mail.server, self.mail.port, local_hostname=self.name, timeout=self.seconds)
        try:
            if self.mail.use_tls:
                host.starttls(context=ssl.create_default_context())
            if self.mail.username and self.mail.password:
                host.login(self.mail.username, self.mail.password)
            host.ehlo_or_helo_if_needed()
        except BaseException:
            host.close()
            raise
        return host

    def dispatch(self, mail: Composed) -> None:
        """Send one mail.

        :raises Refused: with the server's code, when it must not be tried again
        :raises Postponed: when this mail should be tried later
        :raises ServerSilent: when no mail can go just now
        """
        if not self.mail.suppress:
            self.hand_over(mail, self.connected())
        email_dispatched.send(app_ctx.app, message=mail)

    def connected(self) -> smtplib.SMTP:
        """Return the conversation that goes on, or begin one.

        :raises ServerSilent: when the server does not take up
        """
        if self.host is None:
            try:
                self.host = self.configure_host()
            except (OSError, smtplib.SMTPException) as error:
                raise ServerSilent(fault(error)) from None
        return self.host

    def hand_over(self, mail: Composed, host: smtplib.SMTP) -> None:
        """Say MAIL, RCPT and DATA, and read the answers."""
        try:
            host.send_message(mail.email)
        except smtplib.SMTPRecipientsRefused as error:
            raise verdict(next(iter(error.recipients.values()))[0]) from None
        except smtplib.SMTPSenderRefused as error:
            raise ServerSilent(f"sender {error.smtp_code}") from None  # our own settings, not the person's address
        except smtplib.SMTPDataError as error:
            raise verdict(error.smtp_code) from None
        except smtplib.SMTPNotSupportedError:
            raise Refused("SMTPUTF8") from None  # the address has letters this server cannot carry
        except (OSError, smtplib.SMTPException) as error:
            self.hang_up()
            raise Postponed(fault(error)) from None
        finally:
            if host.sock is None:
                self.host = None

    def hang_up(self) -> None:
        """End the conversation; a server that is gone need not hear of it."""
        if self.host is None:
            return
        try:
            self.host.quit()
        except (OSError, smtplib.SMTPException):
            self.host.close()
        self.host = None


def verdict(code: int) -> NotSent:
    """Return what a server's refusal means for the mail."""
    return Refused(str(code)) if code in PERMANENT else Postponed(str(code))


def fault(error: Exception) -> str:
    """Name a fault by its code or kind: a server's words may repeat the address."""
    code = getattr(error, "smtp_code", None)
    return str(code) if isinstance(code, int) else type(error).__name__
