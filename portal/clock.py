"""The only clock of the house. Edges read it and pass the moment or the day inwards."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError


class UnknownTimeZone(ValueError):
    """The name is not in the time zone database."""


def now() -> datetime:
    """Return this moment, aware, in UTC."""
    return datetime.now(UTC)


def zone(name: str) -> ZoneInfo:
    """Return the time zone of that name.

    :raises UnknownTimeZone: if the time zone database does not know it
    """
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise UnknownTimeZone(f'Time zone "{name}" is not known. Use a name such as Europe/Helsinki.') from error


def local(instant: datetime, zone_name: str) -> datetime:
    """Return ``instant`` as the clocks of that zone show it.

    :raises ValueError: if ``instant`` has no offset
    """
    if instant.tzinfo is None:
        raise ValueError("A moment without an offset has no local time elsewhere. Give it one, such as +02:00 or Z.")
    return instant.astimezone(zone(zone_name))


def local_day(instant: datetime, zone_name: str) -> date:
    """Return the calendar day on which ``instant`` falls in that zone: the day a request reached the controller.

    Source: GDPR Art. 12(3); EDPB Guidelines 01/2022 (the day of receipt is the controller's).
    """
    return local(instant, zone_name).date()
