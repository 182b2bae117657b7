"""``flask demo``: an instance to try everything in, full of invented people."""

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.logs import OURS


@click.command()
@click.option("--requests", default=60, show_default=True, type=click.IntRange(min=0), help="How many requests.")
@with_appcontext
def demo(requests: int) -> None:
    """Make a demo: two example controllers, staff of each role, and requests of a whole year."""
    from portal import clock
    from portal.demo import instance, staff_codes
    from portal.demo.filling import NotEmpty, fill

    settings = current_app.extensions["portal.settings"]
    if (settings.instance / staff_codes.FILE_NAME).is_file():
        click.echo(f"{settings.instance} holds a demo already; it is left as it is. To begin anew, delete the folder.")
        return
    try:
        if instance.make(settings):
            begin_again()
        with unheard():
            made = fill(settings.instance, requests, now=clock.now())
    except (instance.NotForADemo, NotEmpty) as error:
        raise click.ClickException(str(error)) from error
    click.echo(f"The demo is in {settings.instance}: {made.requests} requests, {made.staff} people of staff.")
    click.echo("How they sign in is in demo.json there. `make run` starts it, and `make codes` prints one-time codes.")


@contextmanager
def unheard() -> Iterator[None]:
    """Keep what happens out of the log: a year of invented events is no news."""
    ours = logging.getLogger(OURS)
    level = ours.level
    ours.setLevel(logging.WARNING)
    try:
        yield
    finally:
        ours.setLevel(level)


def begin_again() -> None:
    """Run this very command anew: the application was built before the instance had keys and controllers."""
    sys.stdout.flush()
    os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])
