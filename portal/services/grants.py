"""Who may do what: the table of roles as data, and the one place that reads it."""

from collections.abc import Iterable
from enum import StrEnum

from portal.controllers.installed import profiles
from portal.storage.models import Grant, Staff

EVERYWHERE = "*"


class Role(StrEnum):
    """What a person is at a controller; one may hold several."""

    HANDLER = "handler"
    APPROVER = "approver"
    DPO = "dpo"
    AUDITOR = "auditor"
    ADMIN = "admin"


class Action(StrEnum):
    """What the doors of the desk ask for."""

    SEE = "see"
    ACT = "act"
    ADVISE = "advise"
    APPROVE = "approve"
    AMEND = "amend"
    OWN_HISTORY = "own_history"
    HISTORY = "history"
    STATISTICS = "statistics"
    EVIDENCE = "evidence"
    LIST_PEOPLE = "list_people"
    MANAGE_PEOPLE = "manage_people"
    PROFILES = "profiles"


H, A, D, U, M = Role.HANDLER, Role.APPROVER, Role.DPO, Role.AUDITOR, Role.ADMIN
WHO_MAY: dict[Action, frozenset[Role]] = {
    Action.SEE: frozenset({H, A, D}),  # the queue and the pages of a request
    Action.ACT: frozenset({H, A}),
    Action.ADVISE: frozenset({D}),
    Action.APPROVE: frozenset({A}),  # and the data protection officer where the profile says so
    Action.AMEND: frozenset({H, A}),  # waive a fee, correct the day of receipt, reopen
    Action.OWN_HISTORY: frozenset({H, A, D, U}),
    Action.HISTORY: frozenset({A, D, U}),  # and the access log
    Action.STATISTICS: frozenset({A, D, U}),
    Action.EVIDENCE: frozenset({A, D}),
    Action.LIST_PEOPLE: frozenset({D, U, M}),
    Action.MANAGE_PEOPLE: frozenset({M}),
    Action.PROFILES: frozenset({A, D, M}),  # read them, and test the channel
}


def open_grants(staff: Staff) -> list[Grant]:
    """Return what a person holds now."""
    return [grant for grant in staff.grants if grant.ended_at is None]


def roles_at(staff: Staff, controller: str) -> frozenset[Role]:
    """Return what a person is at a controller (``*`` asks for what is held everywhere)."""
    return frozenset(Role(grant.role) for grant in open_grants(staff) if grant.controller in {controller, EVERYWHERE})


def may(staff: Staff, action: Action, controller: str) -> bool:
    """Return whether a person may do this at a controller; people and grants are asked for at ``*``."""
    if not staff.active:
        return False
    held = roles_at(staff, controller)
    if action is Action.APPROVE and Role.DPO in held and dpo_decides(controller):
        return True
    return bool(held & WHO_MAY[action])


def dpo_decides(controller: str) -> bool:
    """Return whether a profile lets the data protection officer decide (Art 38(6): `flask check` warns)."""
    profile = profiles().get(controller)
    return profile is not None and profile.decides.dpo


def controllers_of(staff: Staff, roles: Iterable[Role] | None = None) -> tuple[str, ...]:
    """Return the slugs of the controllers where a person holds one of these roles (any, if not said)."""
    wanted = frozenset(roles) if roles is not None else frozenset(Role)
    return tuple(slug for slug in profiles() if staff.active and roles_at(staff, slug) & wanted)


def controllers_for(staff: Staff, action: Action) -> tuple[str, ...]:
    """Return the slugs of the controllers where a person may do this."""
    return tuple(slug for slug in profiles() if may(staff, action, slug))
