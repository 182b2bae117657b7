"""``flask requests``: what is owed, without a word about anybody."""

import click
from flask.cli import AppGroup

requests = AppGroup("requests", help="What is owed on requests; no personal data.")


@requests.command()
@click.option("--within", type=click.IntRange(min=0), metavar="DAYS", help="Only what is due by then; late ones too.")
def due(within: int | None) -> None:
    """Print reference, right, what is owed and by when, most urgent first."""
    from portal import clock
    from portal.services.upcoming import owed

    every = owed(now=clock.now(), within_days=within)
    if not every:
        click.echo("Nothing is owed." if within is None else f"Nothing is due within {within} days.")
        return
    widths = max(len(one.reference) for one in every), max(len(right) for one in every for right in one.rights)
    for one in every:
        for right in one.rights:
            columns = (f"{one.reference:{widths[0]}}", f"{right:{widths[1]}}", f"{one.due_on}", f"{one.duty:20}")
            click.echo("  ".join((*columns, when(one.days_left))))


def when(days_left: int) -> str:
    """Return how far off a day is, in words."""
    if days_left == 0:
        return "today"
    days = f"{abs(days_left)} {'day' if abs(days_left) == 1 else 'days'}"
    return f"{days} late" if days_left < 0 else f"{days} left"
