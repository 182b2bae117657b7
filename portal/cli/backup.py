"""``flask backup`` and ``flask restore``: the whole installation but its keys, into a folder and back."""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click
from flask.cli import with_appcontext

if TYPE_CHECKING:
    from portal.services.restore import Restored

FOLDER = click.Path(file_okay=False, path_type=Path)


@click.command()
@click.argument("folder", metavar="DIR", type=FOLDER)
@with_appcontext
def backup(folder: Path) -> None:
    """Back up database, encrypted files, profiles and settings into DIR, while the portal runs. Keys stay out."""
    from portal import clock
    from portal.config import load
    from portal.services import backup as backups
    from portal.services import upkeep
    from portal.services.backup import CannotBackUp

    if not load().storage_keys:
        raise click.ClickException("There is no instance here: no storage key is set. Is PORTAL_INSTANCE right?")
    try:
        made = backups.make(folder, now=clock.now())
    except CannotBackUp as error:
        raise click.ClickException(str(error)) from error
    upkeep.note_backup(now=clock.now())
    said = made.manifest
    click.echo(f"Backup of {said.made_at:%Y-%m-%d %H:%M} UTC in {folder}: {len(said.members)} files, all encrypted.")
    click.echo(f"The history stands at {said.events} events, the last one {said.head}.")
    click.echo(f"It opens with storage key {', '.join(said.keys)} alone: keep keys.toml, but not beside it.")
    if made.missing:
        raise click.ClickException(
            f"The backup is whole, but {len(made.missing)} files were missing on the disk before it was made. Run: "
            "flask check"
        )


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option(
    "--forgotten", type=click.File(encoding="utf-8"),
    help="The newest forgotten.jsonl there is: what was erased after the backup is erased again.",
)  # fmt: skip
@with_appcontext
def restore(folder: Path, forgotten: IO[str] | None) -> None:
    """Restore the backup in DIR into an empty instance that has its keys.toml. Stop web server and worker first."""
    from portal import clock
    from portal.config import load
    from portal.services import restore as restoring
    from portal.services.backup_manifest import NoBackup
    from portal.services.empty_instance import NotEmpty
    from portal.services.forgotten import TombstoneUnreadable
    from portal.services.instance_keys import KeysElsewhere

    settings = load()
    if not settings.storage_keys:
        raise click.ClickException(
            f"There are no keys in {settings.instance}. Put the keys.toml that was kept apart from the backup there."
        )
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        done = restoring.restore(folder, erased=forgotten or (), now=clock.now())
    except (NoBackup, NotEmpty, TombstoneUnreadable, KeysElsewhere) as error:
        raise click.ClickException(str(error)) from error
    say_what_was_done(done)
    say_what_comes_next(done, has_stones=forgotten is not None)


def say_what_was_done(done: "Restored") -> None:
    """Say what the instance holds now."""
    said = done.manifest
    click.echo(
        f"Restored the backup of {said.made_at:%Y-%m-%d %H:%M} UTC: {said.events} events, {len(said.members)} files."
    )
    click.echo("Every link mailed before, every sign-in and every calendar address has ended.")
    click.echo(f"Erased again: {done.forgotten}. Mails held back: {done.held}.")
    for name in done.kept:
        click.echo(f"Kept {name} as it was here; the backup has another one.")


def say_what_comes_next(done: "Restored", *, has_stones: bool) -> None:
    """Name the steps that follow."""
    steps = ["flask check", "flask history verify"]
    if done.held:
        steps.append("flask mail held, then flask mail release or flask mail leave")
    steps.append("keep a copy of keys.toml: it has a new signing key")
    if not has_stones:
        steps.append(
            "what was erased after the backup is back, unless its forgotten.jsonl was in the instance folder: where "
            "there is a newer one, empty the instance and restore with --forgotten FILE"
        )
    click.echo("\nNext: " + "\n      ".join(f"{number}. {step}" for number, step in enumerate(steps, start=1)))
