"""``flask retention``: what the portal holds goes when its time is over."""

import click
from flask.cli import AppGroup

retention = AppGroup("retention", help="What goes, and when.")


@retention.command()
@click.option("--dry-run", is_flag=True, help="Say what would go, and leave it.")
def run(*, dry_run: bool) -> None:
    """Erase evidence and packages whose time is over, and shrink closed requests to their proof."""
    from portal import clock
    from portal.controllers.installed import profiles
    from portal.services import retention as keeping

    now = clock.now()
    for slug in profiles():
        what = keeping.due(slug, now=now)
        click.echo(
            f"{slug}: requests that shrink {len(what.requests)} of {what.every_request}, files that go "
            f"{len(what.files)}, requests held back {what.held}."
        )
        if dry_run:
            continue
        if what.is_purge:
            click.confirm(
                "That is more than a fifth of the requests. Is the clock right, and shall they go?", abort=True
            )
        keeping.run(slug, now=now, is_asked=what.is_purge)
    if not dry_run:
        wipe()
    click.echo("Nothing was erased: this was a dry run." if dry_run else "Done.")


def wipe() -> None:
    """Take what was erased out of the database's own log too, or say that it is still in use."""
    from portal.storage import leftovers

    try:
        leftovers.wipe()
    except leftovers.LogInUse as error:
        raise click.ClickException(str(error)) from error
