"""A controller's profile as it stood: a new content is a new version of the notice, and moves what depends on it.

Each request knows the version it was made under by its fingerprint.
"""

import json
import tomllib
from datetime import datetime
from typing import Any

from flask import current_app
from sqlalchemy import select

from portal.config import Settings
from portal.controllers.installed import profiles
from portal.controllers.loading import fingerprint
from portal.controllers.profile import Profile
from portal.services import filing
from portal.storage import history
from portal.storage.db import begin_write, db
from portal.storage.models import NoticeVersion


class ProfileChanged(RuntimeError):
    """The file on the disk is not the one this process read at its start."""


def keep_all(*, now: datetime) -> list[str]:
    """Keep every profile that is new since the last time, and recompute its open requests' dates.

    :returns: the slugs of the controllers whose profile is new
    """
    return [profile.slug for profile in profiles().values() if keep(profile, now=now)]


def keep(profile: Profile, *, now: datetime) -> bool:
    """Keep a profile if it is not the newest version known; False when it is.

    :raises ProfileChanged: when the file was changed since this process started
    """
    if newest(profile.slug) == profile.fingerprint:
        return False
    content = content_of(profile)
    begin_write()
    known = db.session.scalar(select(NoticeVersion).where(NoticeVersion.fingerprint == profile.fingerprint))
    if known is None:
        db.session.add(
            NoticeVersion(controller=profile.slug, fingerprint=profile.fingerprint, content=content, seen_at=now)
        )
    else:
        known.seen_at = now  # somebody went back to an earlier version
    history.record(
        "notice_changed", at=now, by="portal", controller=profile.slug, facts={"fingerprint": profile.fingerprint}
    )
    filing.recompute_open(profile.slug, now=now)
    db.session.commit()
    return True


def recompute(profile: Profile, *, now: datetime) -> int:
    """Compute the dates of a controller's open requests anew, and return how many moved (T11)."""
    begin_write()
    moved = filing.recompute_open(profile.slug, now=now)
    db.session.commit()
    return moved


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
