"""What the person corrects in a request that was sent: the day of receipt stays, whatever is corrected."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from portal.law.actions import Action
from portal.law.rights import Right
from portal.services import confirmation, contacts, filing, floods, four_eyes, links, loading, marketing, notices
from portal.services.history import record
from portal.services.standing import require
from portal.storage import look_ups
from portal.storage.models import RequestedRight, SubjectRequest
from portal.storage.models.requests import asked_of

NAMES = ("name", "represented_name")
TEXTS = ("hints", "delivery", "language", "has_protected_address", "refused_channels", "on_behalf", "child_birth_year")
NEVER_EMPTY = ("delivery", "language", "on_behalf")
ALWAYS_THERE = ("has_protected_address", "refused_channels")
CONTACTS = {"email": "email", "phone": "phone", "address": "post"}


@dataclass(frozen=True)
class Change:
    """What is corrected. What is not named in ``values`` stays as it is.

    :param values: contacts (``email``, ``phone``, ``address``), names and the rest, by the form's own names
    :param asked: per right, what its own fields say now
    :param added: words of the person's own, to stand below what they wrote before
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    asked: Mapping[Right, Mapping[str, Any]] = field(default_factory=dict)
    added: str = ""


def correct(
    subject_request: SubjectRequest, change: Change, *, now: datetime, crowd: floods.Crowd = floods.ALONE
) -> tuple[str, ...]:
    """Correct what was asked or how to reach the person, and return the names of what changed.

    Another name is another person until proved: proofs against a register fall with it. Staff learn that something is
    new, and a new e-mail address is asked to confirm.

    :raises portal.law.broken_rules.RuleBroken: when the request is closed
    """
    subject_request = loading.hold(subject_request.uid)
    require(Action.CORRECT, subject_request)
    changed = (
        *reached(subject_request, change.values, now=now),
        *named(subject_request, change.values, now=now),
        *told(subject_request, change.values),
        *asked(subject_request, change.asked),
        *added(subject_request, change.added),
    )
    if not changed:
        filing.finish(subject_request, now=now)
        return ()
    four_eyes.void(subject_request, now=now)
    marketing.follow(subject_request, now=now)
    filing.refile(subject_request, today=filing.today_of(subject_request, now))
    record(subject_request, "corrected", by="subject", now=now, what=sorted(changed))
    if "email" in changed:
        confirmation.ask(subject_request, now=now, crowd=crowd)
    notices.tell_staff("staff_reply", subject_request, now=now)
    filing.finish(subject_request, now=now)
    return changed


def reached(subject_request: SubjectRequest, values: Mapping[str, Any], *, now: datetime) -> list[str]:
    """Replace the contacts that are other ones now."""
    changed = [
        name
        for name, kind in CONTACTS.items()
        if name in values and contacts.replace(subject_request, kind, values[name] or "", now=now)
    ]
    if changed:
        links.stand_alone(subject_request)
    return changed


def named(subject_request: SubjectRequest, values: Mapping[str, Any], *, now: datetime) -> list[str]:
    """Take other names; whoever was proved under the old one is not proved under the new one."""
    changed = [name for name in NAMES if name in values and (values[name] or None) != getattr(subject_request, name)]
    for name in changed:
        setattr(subject_request, name, values[name] or None)
        look_ups.index(subject_request, [("name", values[name] or "")])
    if changed:
        contacts.void_register_proofs(subject_request, now=now)
        links.stand_alone(subject_request)
    return changed


def told(subject_request: SubjectRequest, values: Mapping[str, Any]) -> list[str]:
    """Take the other things that were said about the person and the answer."""
    changed = []
    for name in TEXTS:
        value = values.get(name) or None
        if name not in values or (value is None and name in NEVER_EMPTY):
            continue
        if value != (getattr(subject_request, name) or None):
            setattr(subject_request, name, values[name] if name in ALWAYS_THERE else value)
            changed.append(name)
    return changed


def asked(subject_request: SubjectRequest, told: Mapping[Right, Mapping[str, Any]]) -> list[str]:
    """Take what is asked of each right that is not decided yet."""
    changed = []
    for row in subject_request.rights:
        now_asked = told.get(Right(row.right))
        if now_asked is not None and may_change(row) and dict(now_asked) != asked_of(row):
            row.asked = json.dumps(dict(now_asked), ensure_ascii=False)
            look_ups.index(subject_request, marketing_contacts(now_asked))
            changed.append(row.right)
    return changed


def may_change(row: RequestedRight) -> bool:
    """Tell whether what was asked of a right still waits for its answer."""
    return not (row.decided_at or row.carried_out_at or row.released_at or row.withdrawn_at)


def marketing_contacts(told: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return the addresses and numbers a marketing objection names."""
    return [("email", told.get("channel_email") or ""), ("phone", told.get("channel_phone") or "")]


def added(subject_request: SubjectRequest, text: str) -> list[str]:
    """Put words of the person's own below those there are."""
    if not text.strip():
        return []
    subject_request.words = "\n\n".join(filter(None, (subject_request.words, text.strip())))
    return ["words"]
