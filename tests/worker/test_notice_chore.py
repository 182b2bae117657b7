"""The worker puts a changed profile in force when it starts, and every day."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask
from sqlalchemy import func, select

from portal.config import Settings
from portal.controllers.installed import profile_of
from portal.services.notice_versions import newest
from portal.storage.db import db
from portal.storage.models import NoticeVersion
from portal.worker.rounds import Rounds


def versions() -> int | None:
    """Count the versions that are kept."""
    return db.session.scalar(select(func.count()).select_from(NoticeVersion))


def test_a_round_keeps_every_profile_once(app: Flask) -> None:
    with app.app_context():
        Rounds().run()
        Rounds().run()
        assert versions() == 2
        assert newest("k3") == profile_of("k3").fingerprint


def test_a_profile_changed_today_is_in_force_when_the_worker_starts_again(
    settings: Settings, app: Flask, make_app: Callable[..., Flask]
) -> None:
    with app.app_context():
        Rounds().run()
    path = Path(settings.instance) / "controllers" / "k3.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace("package_days = 30", "package_days = 14"), encoding="utf-8"
    )
    with make_app().app_context():
        Rounds().run()
        assert versions() == 3
        assert newest("k3") == profile_of("k3").fingerprint
