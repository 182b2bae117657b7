"""What each role may do, in the reader's words, and what somebody is where."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.controllers.installed import profiles
from portal.services.grants import EVERYWHERE, Role
from portal.storage.models import Grant
from portal.translations import current_language
from portal.translations.labels import label

ROLE_HINTS = {
    Role.HANDLER.value: _l("Works requests."),
    Role.APPROVER.value: _l(
        "Works requests, approves what a second person must look at, and sees the statistics and the history."
    ),
    Role.DPO.value: _l("Reads everything and advises."),
    Role.AUDITOR.value: _l("Sees the history and the statistics, never the content."),
    Role.ADMIN.value: _l(
        "Manages people and roles, if given for every controller. Reads the profiles and tests the channel. "
        "Works no requests."
    ),
}


def roles() -> dict[str, str]:
    """Return what each role is called."""
    return {role.value: label("role", role.value, current_language()) for role in Role}


def houses() -> dict[str, str]:
    """Return what each controller is known by, and ``*``."""
    named = {slug: profile.brand.in_(current_language()) for slug, profile in profiles().items()}
    return {**named, EVERYWHERE: _("every controller")}


def held_lines(held: Iterable[Grant]) -> list[str]:
    """Return what somebody is and where, for the line under a name: the roles held at the same controllers together."""
    named = houses()
    where: dict[str, list[str]] = {role.value: [] for role in Role}
    for grant in held:
        where[grant.role].append(named.get(grant.controller, grant.controller))
    lines: dict[str, list[str]] = {}
    for role, places in where.items():
        if places:
            lines.setdefault(" · ".join(sorted(places)), []).append(roles()[role])
    return [line for places, them in lines.items() for line in (", ".join(them), places)]
