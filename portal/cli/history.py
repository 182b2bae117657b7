"""``flask history``: whether what was done is still told as it was recorded."""

import click
from flask.cli import AppGroup

history = AppGroup("history", help="The record of what was done.")


@history.command()
def verify() -> None:
    """Walk the whole chain; name the first broken link and exit 1 if there is one."""
    from sqlalchemy import select

    from portal.storage.db import db
    from portal.storage.history import broken_links
    from portal.storage.models import HistoryHead

    broken = next(broken_links(), None)
    if broken is not None:
        click.echo(f"The history is broken. {broken} Compare with the newest backup.")
        raise SystemExit(1)
    head = db.session.scalars(select(HistoryHead)).one()
    click.echo(f"The history holds: {head.events} events, the last one {head.hash}.")
