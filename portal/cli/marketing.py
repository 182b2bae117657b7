"""``flask marketing``: the links that controllers put into their messages."""

import sys

import click
from flask.cli import AppGroup

marketing = AppGroup("marketing", help="Links to “stop marketing” for a controller’s own messages.")


@marketing.command()
@click.argument("controller")
@click.argument("addresses", nargs=-1)
def links(controller: str, addresses: tuple[str, ...]) -> None:
    """Print the link of each address or number (given here, or one a line on standard input), a tab between the two.

    The address is filled in where the link leads, and cannot be read from it.
    """
    from portal.controllers.installed import UnknownController, profile_of
    from portal.services.marketing_links import link_for

    try:
        slug = profile_of(controller).slug
    except UnknownController as error:
        raise click.ClickException(f"There is no controller “{controller}”. Give the slug of its profile.") from error
    for line in addresses or sys.stdin:
        if address := line.strip():
            click.echo(f"{address}\t{link_for(slug, address)}")
