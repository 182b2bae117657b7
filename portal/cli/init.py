"""``flask init``: an instance of one's own: keys, settings, database and a first controller."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import with_appcontext

from portal.cli.first_answers import first_facts
from portal.cli.first_profile import FirstFacts, write_profile
from portal.config import Settings
from portal.controllers import LANGUAGES, ProfileInvalid
from portal.law.authorities import AUTHORITIES
from portal.services.instance_keys import FILE_NAME, make_keys, write_private
from portal.storage import migrating
from portal.storage.db import db

SETTINGS_TEMPLATE = Path(__file__).with_name("first_settings.toml")


@click.command()
@click.option("--name", help="The controller's legal name.")
@click.option("--slug", help="First step of its addresses: small letters, digits and hyphens.")
@click.option("--prefix", help="3 or 4 letters or digits that begin every reference.")
@click.option("--email", help="Where questions about personal data go.")
@click.option("--street")
@click.option("--postcode")
@click.option("--city")
@click.option("--country", default="FI", show_default=True, help="Two letters; public holidays follow from it.")
@click.option(
    "--authority", type=click.Choice(list(AUTHORITIES)), help="Whom complaints go to; the country's own if not said."
)
@click.option("--time-zone", default="Europe/Helsinki", show_default=True)
@click.option("--language", "languages", multiple=True, type=click.Choice(LANGUAGES), default=LANGUAGES,
              help="May repeat; the first is the default. All three if not said.")  # fmt: skip
@with_appcontext
def init(name: str | None, languages: tuple[str, ...], **given: str | None) -> None:
    """Make an instance: keys, settings, database and a first controller. Nothing that is there is overwritten."""
    settings: Settings = current_app.extensions["portal.settings"]
    folder = settings.instance / "controllers"
    has_profile = any(folder.glob("*.toml"))
    facts = None if has_profile else first_facts(name, languages, given)
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    if facts is not None:
        add_profile(folder, facts)
    else:
        click.echo(f"Kept     {folder}: there is a controller already.")
    add_keys(settings)
    add_settings(settings)
    migrating.bring_to_head()
    click.echo(f"Database {db.engine.dialect.name}, at head.")
    say_what_comes_next(settings)


def add_profile(folder: Path, facts: FirstFacts) -> None:
    """Write the first profile, or say what is wrong with what was given."""
    try:
        write_profile(folder, facts)
    except ProfileInvalid as invalid:
        raise click.ClickException("\n".join(["Nothing was made.", *invalid.problems])) from invalid
    click.echo(f"Made     {folder / facts.slug}.toml: the first controller.")


def add_keys(settings: Settings) -> None:
    """Write keys, unless there are some."""
    path = settings.instance / FILE_NAME
    try:
        make_keys(settings.instance)
    except FileExistsError:
        click.echo(f"Kept     {path}: the keys stay as they are.")
    else:
        click.echo(f"Made     {path}: keep a copy of it apart from the database's backup.")


def add_settings(settings: Settings) -> None:
    """Write the commented settings, unless there are some."""
    path = settings.instance / "portal.toml"
    if path.is_file():
        click.echo(f"Kept     {path}.")
        return
    write_private(path, SETTINGS_TEMPLATE.read_text(encoding="utf-8"))
    click.echo(f"Made     {path}: every setting with its comment.")


def say_what_comes_next(settings: Settings) -> None:
    """Name the next steps."""
    click.echo(
        f"\nNext: 1. Set base_url, mail_server and mail_default_sender in {settings.instance / 'portal.toml'}."
        "\n      2. Read the controller's profile beside it and correct what is marked assumed."
        '\n      3. flask check, then: flask staff add EMAIL --role admin --controller "*"'
        "\n      4. Whoever works requests is handler or approver: invite them on the page People,"
        "\n         or add --role approver above."
    )
