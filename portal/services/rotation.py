"""A new storage key: everything sealed under the older ones is sealed under it, while the portal runs.

The new key is written first; whoever runs takes it up from keys.toml. What is left to do is read off the rows, so an
interrupted rotation goes on where it was. The older key stays until it is dropped, which is an act of its own: backups
from before need it.
"""

from dataclasses import dataclass
from datetime import datetime

from flask import current_app
from sqlalchemy import select

from portal.config import Settings
from portal.services import instance_keys, reindexing, second_factor
from portal.storage import history, keys, resealing
from portal.storage.db import begin_write, db, key_ring
from portal.storage.encryption import KeyRing
from portal.storage.models import HistoryEvent, Staff

DONE = "keys_rotated"


class NothingToDrop(RuntimeError):
    """There is one storage key only, and everything needs it."""


class RotationUnderWay(RuntimeError):
    """A rotation was interrupted: it is finished before a key is dropped."""


@dataclass(frozen=True)
class Rotated:
    """What a rotation came to.

    :param went_on: whether it was begun before, and only finished now
    """

    key: int
    resealed: int
    reindexed: int
    went_on: bool


def rotate(*, now: datetime) -> Rotated:
    """Make a new storage key and a new signing key, and put everything under them; or finish what was interrupted.

    Links signed before work until their time.

    :raises instance_keys.KeysElsewhere: when a new key is needed and the environment gives the keys
    """
    went_on = is_under_way()
    if not went_on:
        add_keys()
    done = Rotated(key_ring().current, resealing.reseal_everything(), reindexing.reindex_everything(), went_on)
    reseal_second_factors()
    begin_write()
    history.record("keys_rotated", at=now, by="portal", facts={"key": done.key})
    db.session.commit()
    return done


def is_under_way() -> bool:
    """Return whether the newest key was made, or given by the environment, and not everything is under it yet."""
    ring = key_ring()
    if len(ring.numbers) == 1:
        return False
    finished = db.session.scalars(select(HistoryEvent.facts).where(HistoryEvent.kind == DONE)).all()
    db.session.rollback()
    return all(facts.get("key") != ring.current for facts in finished)


def add_keys() -> None:
    """Write a new storage key beside the older ones, and a new signing key before them.

    :raises instance_keys.KeysElsewhere: when the environment gives the keys
    """
    settings = told()
    number = key_ring().current + 1
    instance_keys.change(
        settings,
        storage_keys={**settings.storage_keys, number: instance_keys.new_storage_key()},
        secret_key=instance_keys.new_signing_key(),
        secret_key_fallbacks=(settings.secret_key, *settings.secret_key_fallbacks),
    )
    keys.refresh(current_app)


def told() -> Settings:
    """Return the settings with the keys as they are in the file now."""
    keys.refresh(current_app)
    settings: Settings = current_app.extensions["portal.settings"]
    return settings


def reseal_second_factors() -> None:
    """Encrypt every person's second factor under the newest key, each in a short transaction."""
    for number in db.session.scalars(select(Staff.id).order_by(Staff.id)).all():
        begin_write()
        second_factor.reseal(db.session.get_one(Staff, number, with_for_update=True))
        db.session.commit()


def drop(*, now: datetime) -> list[int]:
    """Drop the older keys, once more after everything was put under the newest, and return their numbers.

    What must outlive them stays: a root that reads receipt codes and mailed links, and opens nothing stored.

    :raises NothingToDrop: when there is none
    :raises RotationUnderWay: when it must be finished first
    :raises instance_keys.KeysElsewhere: when the environment gives the keys
    """
    ring = key_ring()
    older = [number for number in ring.numbers if number != ring.current]
    if not older:
        raise NothingToDrop(
            "There is one storage key, and everything is sealed under it. flask keys rotate makes another."
        )
    if is_under_way():
        raise RotationUnderWay(
            "A rotation was interrupted. Run flask keys rotate, which finishes it, and then this again."
        )
    resealing.reseal_everything()
    reindexing.reindex_everything()
    reseal_second_factors()
    settings = told()
    current = {ring.current: settings.storage_keys[ring.current]}
    instance_keys.change(settings, storage_keys=current, retired_keys=retired(ring))
    keys.refresh(current_app)
    begin_write()
    history.record("keys_dropped", at=now, by="portal", facts={"keys": [str(number) for number in older]})
    db.session.commit()
    return older


def retired(ring: KeyRing) -> dict[int, bytes]:
    """Return what every older key leaves behind."""
    return {number: root for number, root in ring.roots.items() if number != ring.current}
