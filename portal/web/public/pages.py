"""What the public pages share: the controller an address names, and the visit a browser is on."""

from datetime import date
from ipaddress import ip_address, ip_network

from flask import abort, request, session

from portal import clock
from portal.controllers.installed import UnknownController, profile_of
from portal.controllers.profile import Profile
from portal.services import sign_ins
from portal.storage.models import SignIn

VISIT = "visit"
UNKNOWN = "::"


def controller_or_404(slug: str) -> Profile:
    """Return the controller an address names, or end with a page that says there is none."""
    try:
        return profile_of(slug)
    except UnknownController:
        abort(404)


def today_at(profile: Profile) -> date:
    """Return the controller's calendar day."""
    return clock.local_day(clock.now(), profile.time_zone)


def visit(*doors: sign_ins.Door) -> SignIn | None:
    """Return the visit this browser is on, if it opens one of these doors."""
    now = clock.now()
    found = (sign_ins.find(session.get(VISIT), door, now) for door in doors)
    return next((row for row in found if row is not None), None)


def keep_visit(opaque: str) -> None:
    """Let this browser come back; the id is new each time."""
    session[VISIT] = opaque


def device() -> str:
    """Return the browser in a few words."""
    return request.user_agent.string[:120]


def network() -> str:
    """Return the network a request comes from: a /24 of IPv4, a /56 of IPv6; only its keyed hash is ever kept."""
    address = ip_address(request.remote_addr or UNKNOWN)
    bits = 24 if address.version == 4 else 56
    return str(ip_network(f"{address}/{bits}", strict=False))
