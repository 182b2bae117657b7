"""A controller's profile as it stood: a new content is a new version of the notice, and moves what depends on it.

Each request knows the version it was made under by its fingerprint.
"""

import json
import tomllib
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import select

from portal.config import Settings
from portal.controllers.installed import profile_of, profiles
from portal.controllers.loading import fingerprint, profile_as_it_was
from portal.controllers.profile import Profile
from portal.services import filing
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import NoticeVersion, SubjectRequest


class ProfileChanged(RuntimeError):
    """The file on the disk is not the one this process read at its start."""


@dataclass(frozen=True)
class Taken:
    """What came of a profile: whether it is a new version, and how many open requests got other dates."""

    controller: str
    is_new: bool
    moved: int


@dataclass(frozen=True)
class Applied:
    """The profile whose notice applied to a request; ``since`` is when it came into force, as far as known."""

    profile: Profile
    is_current: bool
    since: datetime | None


def applied_to(subject_request: SubjectRequest) -> Applied | None:
    """Return the notice a request was made under, None where that version was never kept."""
    current = profile_of(subject_request.controller)
    mine = select(NoticeVersion).where(NoticeVersion.fingerprint == subject_request.notice_fingerprint)
    kept = db.session.scalar(mine)
    if subject_request.notice_fingerprint == current.fingerprint:
        return Applied(current, is_current=True, since=kept.seen_at if kept else None)
    if kept is None:
        return None
    settings: Settings = current_app.extensions["portal.settings"]
    then = profile_as_it_was(kept.content, kept.controller, settings.instance / "controllers")
    return Applied(then, is_current=False, since=kept.seen_at)


def keep_all(*, now: datetime) -> list[Taken]:
    """Keep every profile that is new since the last time, and recompute its open requests' dates (T11)."""
    return [taken for profile in profiles().values() if (taken := keep(profile.slug, now=now)) is not None]


def keep(controller: str, *, now: datetime) -> Taken | None:
    """Keep a controller's profile if it is new; None when it is the version in force."""
    profile = profile_of(controller)
    return None if newest(controller) == profile.fingerprint else take(profile, now=now)


def take(profile: Profile, *, now: datetime) -> Taken:
    """Keep a profile if it is not the version in force, and recompute its open requests' dates in any case.

    :raises ProfileChanged: when the file was changed since this process started
    """
    is_new = newest(profile.slug) != profile.fingerprint
    content = content_of(profile)
    begin_write()
    if is_new:
        store(profile, content, now=now)
    moved = filing.recompute_open(profile.slug, now=now)
    db.session.commit()
    return Taken(profile.slug, is_new, moved)


def store(profile: Profile, content: dict[str, Any], *, now: datetime) -> None:
    """Put a version in force, in the caller's transaction; an earlier one comes back into force."""
    known = db.session.scalar(select(NoticeVersion).where(NoticeVersion.fingerprint == profile.fingerprint))
    if known is None:
        known = NoticeVersion(controller=profile.slug, fingerprint=profile.fingerprint, content=content, seen_at=now)
        db.session.add(known)
    known.seen_at = now
    facts = {"fingerprint": profile.fingerprint}
    history.record("notice_changed", at=now, by="portal", controller=profile.slug, facts=facts)


def newest(controller: str) -> str | None:
    """Return the fingerprint of the version in force."""
    versions = select(NoticeVersion.fingerprint).where(NoticeVersion.controller == controller)
    return db.session.scalar(versions.order_by(NoticeVersion.seen_at.desc(), NoticeVersion.id.desc()).limit(1))


def content_of(profile: Profile) -> dict[str, Any]:
    """Return what a profile's file says, as JSON has it.

    :raises ProfileChanged: when it is not what this process read at its start
    """
    settings: Settings = current_app.extensions["portal.settings"]
    path = settings.instance / "controllers" / f"{profile.slug}.toml"
    content = tomllib.loads(path.read_text(encoding="utf-8"))
    if fingerprint(content) != profile.fingerprint:
        raise ProfileChanged(f"{path.name} was changed since this process started. Start it anew.")
    plain: dict[str, Any] = json.loads(json.dumps(content, default=str))
    return plain
