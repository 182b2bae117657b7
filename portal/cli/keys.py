"""``flask keys``: a new storage key, and dropping the old one."""

import click
from flask.cli import AppGroup

keys = AppGroup("keys", help="The keys everything is encrypted with.")
NEW_IN_ENVIRONMENT = (
    "Add a further key to PORTAL_STORAGE_KEYS (the next number, a colon, and what `openssl rand -base64 32` prints) "
    "for web server and worker, restart them, and run this again with it."
)


@keys.command()
def rotate() -> None:
    """Make a new key and encrypt everything anew with it, while the portal runs; interrupted, it goes on."""
    from portal import clock
    from portal.services import rotation
    from portal.services.instance_keys import KeysElsewhere

    try:
        done = rotation.rotate(now=clock.now())
    except KeysElsewhere as error:
        raise click.ClickException(f"{error} {NEW_IN_ENVIRONMENT}") from error
    if done.went_on:
        click.echo("An interrupted rotation was finished; no further key was made.")
    click.echo(
        f"Everything is under storage key {done.key}. Rows encrypted anew: {done.resealed}, indexes: {done.reindexed}."
    )
    click.echo("Links and receipt codes made before work until their time.")
    click.echo("\nNext: 1. keep a new copy of keys.toml, apart from the backups"
               "\n      2. flask backup DIR"
               "\n      3. when no backup from before is needed any more: flask keys drop")  # fmt: skip


@keys.command()
def drop() -> None:
    """Drop the older keys for good: backups from before a rotation cannot be opened any more."""
    from portal import clock
    from portal.services import rotation
    from portal.services.instance_keys import KeysElsewhere

    click.confirm("Backups made before the rotation can never be restored again. Drop the older keys?", abort=True)
    try:
        older = rotation.drop(now=clock.now())
    except (rotation.NothingToDrop, rotation.RotationUnderWay) as error:
        raise click.ClickException(str(error)) from error
    except KeysElsewhere as error:
        said = "Leave the older keys in PORTAL_STORAGE_KEYS while receipt codes and links made under them live."
        raise click.ClickException(f"{error} {said}") from error
    click.echo(f"Dropped: storage key {', '.join(map(str, older))}. Keep a new copy of keys.toml.")
