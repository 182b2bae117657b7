"""Where somebody who finds a hole in the portal writes to: ``/.well-known/security.txt`` (RFC 9116)."""

from datetime import UTC, datetime, time, timedelta

from flask import Blueprint, Response, current_app

from portal import clock
from portal.controllers.installed import profiles
from portal.translations import LANGUAGES

bp = Blueprint("security_txt", __name__)
LASTS = timedelta(days=180)


@bp.get("/.well-known/security.txt")
def show() -> Response:
    """Name each controller's address, until when this holds, the languages, and where the file itself lies."""
    settings = current_app.extensions["portal.settings"]
    ends = datetime.combine((clock.now() + LASTS).date(), time(), UTC)
    addresses = dict.fromkeys(profile.contact.email for profile in profiles().values())
    lines = [
        *(f"Contact: mailto:{address}" for address in addresses),
        f"Expires: {ends:%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {settings.base_url.rstrip('/')}/.well-known/security.txt",
    ]
    return Response("\n".join(lines) + "\n", mimetype="text/plain")
