"""Deferring a job for each mail on PostgreSQL. A job carries the outbox row's id and nothing else."""

from datetime import datetime
from typing import TYPE_CHECKING

from procrastinate import App, SyncPsycopgConnector

from portal.storage.db import db
from portal.storage.models import OutboxMail
from portal.storage.outbox import DEFER

if TYPE_CHECKING:
    from flask import Flask

SEND_MAIL = "send_mail"


def init_app(app: "Flask") -> None:
    """Let the outbox announce its mails. Nothing connects here: each job is written on the session's own connection."""
    queue = App(connector=SyncPsycopgConnector())

    def defer(mail: OutboxMail) -> None:
        connection = db.session.connection().connection.driver_connection
        job = queue.configure_task(SEND_MAIL, connection=connection, schedule_at=later(mail))
        job.defer(mail_id=mail.id)

    app.extensions[DEFER] = defer


def later(mail: OutboxMail) -> datetime | None:
    """Return when a mail is to be tried again; a new one has no time but now."""
    return mail.next_try_at if mail.attempts else None
