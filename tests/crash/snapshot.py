"""An installation as it stands, to go back to: its database and its instance folder."""

import shutil
from pathlib import Path

from flask import Flask
from sqlalchemy import text
from sqlalchemy.engine import make_url

from portal.storage.db import db
from tests.fixtures.postgresql import PostgresServer


class Snapshot:
    """What a crash scenario begins with, every time.

    :param server: where the database lies, unless it is a file
    """

    def __init__(self, app: Flask, kept: Path, server: PostgresServer | None) -> None:
        self.app, self.kept, self.server = app, kept, server
        settings = app.extensions["portal.settings"]
        self.instance: Path = settings.instance
        self.database = str(make_url(settings.database).database)
        self.copy = f"{self.database}_before"
        self.take()

    def take(self) -> None:
        """Keep how things stand."""
        with self.app.app_context():
            if self.server is None:
                with db.engine.connect() as connection:
                    connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))
            db.engine.dispose()
        shutil.copytree(self.instance, self.kept / "instance")
        if self.server:
            self.server.create(self.copy, template=self.database)
        else:
            shutil.copy(self.database, self.kept / "database")

    def restore(self) -> None:
        """Go back to it."""
        with self.app.app_context():
            db.engine.dispose()
        shutil.rmtree(self.instance)
        shutil.copytree(self.kept / "instance", self.instance)
        if self.server:
            self.server.drop(self.database)
            self.server.create(self.database, template=self.copy)
            return
        for leftover in Path(self.database).parent.glob(f"{Path(self.database).name}*"):
            leftover.unlink()
        shutil.copy(self.kept / "database", self.database)

    def forget(self) -> None:
        """Leave nothing behind."""
        if self.server:
            self.server.drop(self.copy)
