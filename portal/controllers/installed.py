"""The controllers this installation serves, read once when the application is built."""

from typing import TYPE_CHECKING

from flask import current_app

from portal import clock
from portal.controllers.loading import load_profiles

if TYPE_CHECKING:
    from datetime import date, datetime

    from flask import Flask

    from portal.config import Settings
    from portal.controllers.profile import Profile

EXTENSION = "portal.controllers"


class UnknownController(LookupError):
    """No controller of that slug is served here."""


def init_app(app: "Flask", settings: "Settings") -> None:
    """Read every profile of the instance.

    :raises portal.controllers.ProfileInvalid: with everything that is wrong in one of them, and what to do
    """
    folder = settings.instance / "controllers"
    app.extensions[EXTENSION] = load_profiles(folder) if folder.is_dir() else {}


def profiles() -> "dict[str, Profile]":
    """Return every controller by slug."""
    found: dict[str, Profile] = current_app.extensions[EXTENSION]
    return found


def profile_of(slug: str) -> "Profile":
    """Return one controller.

    :raises UnknownController: when it is not served here
    """
    try:
        return profiles()[slug]
    except KeyError as error:
        raise UnknownController(f"No controller {slug!r} is served here. `flask check` lists the profiles.") from error


def today_at(slug: str, now: "datetime") -> "date":
    """Return a controller's calendar day.

    :param now: an aware moment
    :raises UnknownController: when it is not served here
    """
    return clock.local_day(now, profile_of(slug).time_zone)
