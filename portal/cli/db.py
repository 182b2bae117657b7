"""``flask db …``: Flask-Migrate's commands, which are loaded with Alembic when one of them is called."""

from typing import Any

import click
from flask.cli import ScriptInfo

from portal.storage import migrating


class Migrations(click.Group):
    """Stands for Flask-Migrate's own group."""

    def make_context(
        self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any
    ) -> click.Context:
        """Hand the command line on to it."""
        from flask_migrate.cli import db as commands

        migrating.prepare((parent or click.get_current_context()).ensure_object(ScriptInfo).load_app())
        group: click.Group = commands
        return group.make_context(info_name, args, parent, **extra)


db = Migrations("db", help="Perform database migrations.")
