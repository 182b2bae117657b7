"""``flask check``: the configuration doctor."""

import shutil
import sys
import textwrap
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

import click
from flask import current_app
from flask.cli import with_appcontext

if TYPE_CHECKING:
    from portal.cli.finding import Finding

INDENT = 19
COLOURS = {"ok": "green", "warning": "yellow", "error": "red"}


@click.command()
@click.option("--apply", "is_applied", is_flag=True, help="Put changed profiles in force and recompute open dates.")
@with_appcontext
def check(*, is_applied: bool) -> None:
    """Look at settings, keys, profiles, database, files, mail and clock; exit 1 if anything is wrong."""
    from portal import clock
    from portal.cli.finding import Gravity

    now = clock.now()
    found = []
    for finding in findings(now):
        show(finding)
        found.append(finding.gravity)
    errors, warnings = found.count(Gravity.ERROR), found.count(Gravity.WARNING)
    click.echo(f"\nErrors: {errors}. Warnings: {warnings}.")
    if errors:
        raise SystemExit(1)
    if is_applied:
        apply(now)


def findings(now: datetime) -> "Iterator[Finding]":
    """Yield everything that is looked at; what needs tables waits for the database to be right."""
    from portal.cli import look_at_canary, look_at_mail, look_at_settings, look_at_storage
    from portal.cli.finding import Gravity
    from portal.config import load
    from portal.controllers.installed import profiles

    settings = load()  # as given: the application's own have throw-away keys where there are none
    yield from look_at_settings.look_at_settings(settings)
    yield from look_at_settings.look_at_keys(settings)
    yield from look_at_settings.look_at_profiles(profiles())
    database = list(look_at_storage.look_at_database())
    yield from database
    if all(finding.gravity is not Gravity.ERROR for finding in database):
        yield from look_at_storage.look_at_versions({slug: one.fingerprint for slug, one in profiles().items()})
        yield from look_at_storage.look_at_files()
        yield from look_at_storage.look_at_people(profiles())
        yield from look_at_storage.look_at_work(now)
        yield from look_at_storage.look_at_clock(now)
        yield from look_at_canary.look_at_canary(profiles(), now)
    yield from look_at_mail.look_at_mail(current_app.extensions["portal.settings"])
    yield from look_at_canary.look_at_mailbox(settings)


def show(finding: "Finding") -> None:
    """Print one finding: a line, or for people as many as their window needs."""
    gravity, indent = click.style(f"{finding.gravity:8}", fg=COLOURS[finding.gravity]), " " * INDENT
    text = finding.text
    if sys.stdout.isatty():
        width = max(shutil.get_terminal_size().columns, 2 * INDENT)
        text = textwrap.fill(text, width, initial_indent=indent, subsequent_indent=indent).strip()
    click.echo(f"{gravity} {finding.about:9} {text}")


def apply(now: datetime) -> None:
    """Put each controller's profile in force and compute its open requests' dates anew."""
    from portal.controllers.installed import profiles
    from portal.services.notice_versions import take

    for profile in profiles().values():
        taken = take(profile, now=now)
        version = "a new version of the notice" if taken.is_new else "the version in force"
        click.echo(f"{taken.controller}: {version}; open requests whose dates moved: {taken.moved}.")
    click.echo("Web server and worker read profiles when they start: restart those that were running.")
