"""The doctor on the mail server: whether it takes up, and lets this portal in."""

from collections.abc import Iterator

from portal.cli.finding import Finding, error, ok, warning
from portal.config import Settings
from portal.mail.sender import Line, ServerSilent


def look_at_mail(settings: Settings) -> Iterator[Finding]:
    """Greet the mail server as a mail would (EHLO, STARTTLS and sign-in where they are set), and send nothing."""
    if not settings.mail_server:
        return
    place = f"{settings.mail_server}:{settings.mail_port}"
    try:
        with Line() as line:
            line.connected()
    except ServerSilent as silence:
        if settings.demo:
            yield warning("mail", f"Nothing answers at {place}. In a demo, `make run` starts the mailbox.")
        else:
            yield error(
                "mail", f"{place} does not take mail ({silence}). Check PORTAL_MAIL_SERVER and what is set beside it."
            )
        return
    yield ok("mail", f"{place} takes mail")
