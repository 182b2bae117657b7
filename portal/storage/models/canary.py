"""The channel's self-tests: when each was, how far it came, and what kept it from coming round."""

from datetime import datetime

from sqlalchemy import Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from portal.storage.db import HasUid, Model

UNCLEARED = text("cleared_at IS NULL")
"""Runs that go on, or whose request is not yet taken away: what a worker looks at in each round."""


class CanaryRun(HasUid, Model):
    """One self-test of a controller's channel. Its request has the run's own uid, and is gone when it is cleared."""

    __tablename__ = "canary_run"

    id: Mapped[int] = mapped_column(primary_key=True)
    controller: Mapped[str] = mapped_column(String(40))
    begun_by: Mapped[str] = mapped_column(String(60))
    begun_at: Mapped[datetime]
    step: Mapped[str] = mapped_column(String(20))
    next_at: Mapped[datetime]
    lease_ends_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    ending: Mapped[str | None] = mapped_column(String(20))
    fault: Mapped[str | None] = mapped_column(String(20))
    detail: Mapped[str | None] = mapped_column(String(60))
    cleared_at: Mapped[datetime | None]

    __table_args__ = (
        Index("ix_canary_run_controller", "controller", "id"),
        Index("ix_canary_run_uncleared", "id", sqlite_where=UNCLEARED, postgresql_where=UNCLEARED),
    )
