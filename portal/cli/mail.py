"""``flask mail``: what waits for somebody to decide, after a restore."""

import click
from flask.cli import AppGroup

mail = AppGroup("mail", help="Mails held back after a restore.")


@mail.command()
def held() -> None:
    """List the mails that are held back: number, since when, kind and request; no personal data."""
    from portal.services import kept_back

    rows = kept_back.waiting()
    for row, reference in rows:
        click.echo(f"{row.id:6}  {row.created_at:%Y-%m-%d %H:%M}  {reference or '-':15} {row.kind}")
    click.echo(f"Mails held back: {len(rows)}." if rows else "No mail is held back.")


@mail.command()
@click.argument("number", type=int, required=False)
def release(number: int | None) -> None:
    """Send the mails that are held back, or the one with this NUMBER; their links are made anew."""
    from portal import clock
    from portal.services import kept_back

    done = kept_back.release(number, by="portal", now=clock.now())
    require_any(done, number)
    click.echo(f"Mails that go out now: {done}. A worker sends them.")


@mail.command()
@click.argument("number", type=int, required=False)
def leave(number: int | None) -> None:
    """Leave the mails that are held back unsent for good, or the one with this NUMBER."""
    from portal import clock
    from portal.services import kept_back

    done = kept_back.leave(number, by="portal", now=clock.now())
    require_any(done, number)
    click.echo(f"Mails left unsent: {done}.")


def require_any(done: int, number: int | None) -> None:
    """End with what to do, where the mail that was named is not held back."""
    if number is not None and not done:
        raise click.ClickException(f"No mail of number {number} is held back. Run: flask mail held")
