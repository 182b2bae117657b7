"""What keeps the installation honest: notice versions, used tokens, limits, heartbeats, daily runs."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import Model


class NoticeVersion(Model):
    """A controller's profile as it stood from a moment on; each request knows the one it was made under."""

    __tablename__ = "notice_version"

    id: Mapped[int] = mapped_column(primary_key=True)
    controller: Mapped[str] = mapped_column(String(40), index=True)
    fingerprint: Mapped[str] = mapped_column(String(64), unique=True)
    content: Mapped[dict[str, Any]]
    seen_at: Mapped[datetime]


class UsedToken(Model):
    """A one-time link that was used, by the id inside its payload."""

    __tablename__ = "used_token"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    used_at: Mapped[datetime]
    ends_at: Mapped[datetime]


class LimitCount(Model):
    """How often something was tried in one window, by a keyed hash of who tried."""

    __tablename__ = "limit_count"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    window_at: Mapped[datetime] = mapped_column(primary_key=True)
    tries: Mapped[int] = mapped_column(default=0)


class Heartbeat(Model):
    """When a worker was last alive, and whether it was stopped in order."""

    __tablename__ = "heartbeat"

    worker: Mapped[str] = mapped_column(String(60), primary_key=True)
    beat_at: Mapped[datetime]
    stopped_at: Mapped[datetime | None]


class DailyRun(Model):
    """That a daily task was done on a day: it runs once, whatever the clock does."""

    __tablename__ = "daily_run"

    task: Mapped[str] = mapped_column(String(80), primary_key=True)
    day_on: Mapped[date] = mapped_column(primary_key=True)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
