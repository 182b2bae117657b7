"""``flask staff``: named people only, each invited by mail, once."""

from typing import TYPE_CHECKING

import click
from flask.cli import AppGroup

if TYPE_CHECKING:
    from portal.storage.models import Staff

staff = AppGroup("staff", help="The people who work requests.")
ROLES = ("handler", "approver", "dpo", "auditor", "admin")


@staff.command()
@click.argument("email")
@click.option(
    "--role", "roles", required=True, multiple=True, type=click.Choice(ROLES),
    help="What the person is there; may repeat.",
)  # fmt: skip
@click.option("--controller", required=True, help='Slug of the controller, or "*" for every one.')
@click.option("--name", default="", help="The person's name; else they are asked when they join.")
@click.option("--language", default="en", type=click.Choice(["fi", "sv", "en"]), help="Language of the mails to them.")
def add(email: str, roles: tuple[str, ...], controller: str, name: str, language: str) -> None:
    """Give EMAIL a role and, if they are new, invite them by mail."""
    from email_validator import EmailNotValidError, validate_email

    from portal import clock
    from portal.controllers.installed import profiles
    from portal.services import staff as people
    from portal.services.granting import NewGrant
    from portal.services.grants import EVERYWHERE, Role
    from portal.services.invitations import is_waiting

    if controller != EVERYWHERE and controller not in profiles():
        known = ", ".join(sorted(profiles())) or "none yet"
        raise click.ClickException(f"No controller {controller!r} is served here. Known: {known}; or *.")
    try:
        validate_email(email, check_deliverability=False)
    except EmailNotValidError as error:
        raise click.ClickException(f"{email} is no address mail can reach. Write it like name@example.com.") from error
    now, grants = clock.now(), [NewGrant(Role(role), controller) for role in roles]
    person = people.add(email, name=name, language=language, grants=grants, by=None, now=now)
    then = "They sign in as before."
    if is_waiting(person, now=now):
        then = "The invitation goes out by mail, as soon as a worker runs."
    click.echo(f"{email} is {' and '.join(roles)} at {controller}. {then}")


@staff.command()
@click.argument("email")
def disable(email: str) -> None:
    """Shut EMAIL out at once: every sign-in ends and no new one is possible."""
    from portal import clock
    from portal.services import staff as people

    people.disable(found(email), by=None, now=clock.now())
    click.echo(f"{email} can no longer sign in.")


@staff.command("reset-mfa")
@click.argument("email")
def reset_mfa(email: str) -> None:
    """Void EMAIL's second factor and password, and invite them anew by mail."""
    from portal import clock
    from portal.services import staff as people

    people.reset_mfa(found(email), by=None, now=clock.now())
    click.echo(f"{email} signs in no more until the new invitation, which goes out by mail, is used.")


def found(email: str) -> "Staff":
    """Return the person with this address, or end with how to add one."""
    from portal.services import staff as people

    try:
        return people.by_address(email)
    except people.PersonUnknown as error:
        raise click.ClickException(str(error)) from error
