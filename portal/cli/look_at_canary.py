"""The doctor on the channel's self-test: when the last one was, how it went, and whether the mailbox can be read."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from portal.cli.finding import Finding, error, ok, warning
from portal.config import Settings, inbound_problems, read_inbound
from portal.mail import mailbox
from portal.services import canary
from portal.services.canary import OVERDUE, Standing
from portal.translations.labels import label


def look_at_canary(controllers: Iterable[str], now: datetime) -> Iterator[Finding]:
    """Each controller's channel was tested in the last two days, and came through."""
    for stands in canary.standings(controllers, now=now):
        if stands.last is None or stands.last.ended_at is None or now - stands.last.ended_at > OVERDUE:
            yield untested(stands)
        elif stands.has_failed:
            fault = label("canary_fault", str(stands.last.fault), "en")
            yield error("canary", f"{stands.controller}: the last self-test did not come through. {fault}")
        else:
            ending = label("canary_ending", str(stands.last.ending), "en")
            yield ok("canary", f"{stands.controller}: {ending}, {stands.last.ended_at:%Y-%m-%d %H:%M} UTC")


def untested(stands: Standing) -> Finding:
    """Return that a channel goes untested."""
    ended_at = stands.last.ended_at if stands.last else None
    since = f"since {ended_at:%Y-%m-%d %H:%M} UTC" if ended_at else "yet"
    return warning(
        "canary",
        f"{stands.controller}: the channel was not tested {since}. The worker does that every morning unless "
        "CANARY_DAILY is false; or run: flask canary",
    )


def look_at_mailbox(settings: Settings) -> Iterator[Finding]:
    """The mailbox that the self-test looks into opens; nothing in it is read."""
    if not settings.inbound_url or inbound_problems(settings):
        return
    inbound = read_inbound(settings.inbound_url)
    place = f"{inbound.host}:{inbound.port}"
    try:
        with mailbox.opened(inbound, seconds=settings.mail_timeout_seconds):
            yield ok("mailbox", f"{place} opens the folder {inbound.folder}")
    except mailbox.MailboxSilent as silence:
        yield error("mailbox", f"{place} does not open the mailbox ({silence}). Check PORTAL_INBOUND_URL.")
