"""``flask canary``: the channel's self-test, by hand or from a timer of one's own."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import click
from flask.cli import with_appcontext

if TYPE_CHECKING:
    from portal.storage.models import CanaryRun

LOOK_EVERY_SECONDS = 0.5


@click.command()
@click.option("--controller", "only", metavar="SLUG", help="Test one controller's channel only.")
@with_appcontext
def canary(only: str | None) -> None:
    """Send a request through form and mail, and back where a mailbox is read; exit 1 if it does not come through."""
    from portal import clock, config
    from portal.controllers.installed import profiles
    from portal.services import canary as channel
    from portal.services import canary_walk
    from portal.storage.db import db
    from portal.worker.stop import on_signals

    try:
        config.load().require()
    except config.NotConfigured as error:
        raise click.ClickException(str(error)) from error
    if only is not None and only not in profiles():
        raise click.ClickException(f'There is no controller "{only}". There are: {", ".join(profiles())}.')
    slugs = [only] if only else list(profiles())
    going_on = [channel.begin(slug, by="command", now=clock.now()) for slug in slugs]
    failed = 0
    with on_signals() as stop:
        while going_on and not stop.is_set:
            canary_walk.go_on(clock=clock.now)
            for run in [run for uid in going_on if (run := channel.run_of(uid)).ended_at is not None]:
                going_on.remove(run.uid)
                failed += told(run)
            db.session.rollback()
            stop.wait(LOOK_EVERY_SECONDS if going_on else 0)
    if failed or going_on:
        raise SystemExit(1)


def told(run: "CanaryRun") -> bool:
    """Say how a run ended, and return whether it failed."""
    from portal.services.canary import Ending, inbound_addresses, is_contact_tested, own_address
    from portal.translations.labels import label

    ended_at: datetime = run.ended_at or run.begun_at
    seconds = (ended_at - run.begun_at) // timedelta(seconds=1)
    said = f"{run.controller}: {label('canary_ending', run.ending or '', 'en')} after {seconds} s, asking with "
    said += f"{own_address(run.controller)}."
    if run.fault:
        step = label("canary_step", run.step, "en")
        said += f" {label('canary_fault', run.fault, 'en')} It stopped at: {step}"
        said += f" ({run.detail})." if run.detail else "."
    click.echo(said)
    if not inbound_addresses():
        click.echo("  Whether mail arrives is not tested: INBOUND_URL is not set.")
    elif not is_contact_tested(run.controller):
        click.echo("  The published address is not tested: no mail to it is read here.")
    return run.ending == Ending.FAILED
