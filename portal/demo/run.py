"""What `make run` starts: a demo instance if there is none, then web, worker and a local mail server, until Ctrl-C."""

import os
import socket
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

import click

from portal import clock, config
from portal.demo.children import AskedToEnd, ChildEnded, Children, ended_together
from portal.demo.mail_sink import FOLDER_NAME
from portal.demo.staff_codes import sign_in_lines

HOST = "127.0.0.1"
PORT = 5000
THREADS = 8
START_SECONDS = 120
FLASK = ("-m", "flask", "--app", "wsgi")


class CannotRun(RuntimeError):
    """The portal cannot be started here; the message says why and what to do."""


def chosen_port() -> int:
    """Return the port to serve at.

    :raises CannotRun: if PORT is no port
    """
    text = os.environ.get("PORT", str(PORT))
    if not text.isdecimal() or not 0 < int(text) < 65536:
        raise CannotRun(f"PORT is {text!r}. Give a number from 1 to 65535, such as PORT=5001 make run.")
    return int(text)


def listen(port: int) -> socket.socket:
    """Take the port before anything else is done.

    :raises CannotRun: if somebody has it already
    """
    try:
        return socket.create_server((HOST, port))
    except PermissionError as error:
        raise CannotRun(f"Port {port} is for root alone. Choose one above 1023: PORT={PORT} make run.") from error
    except OSError as error:
        raise CannotRun(
            f"Port {port} is taken, perhaps by another `make run`. "
            f"End that one, or choose another port: PORT={port + 1} make run."
        ) from error


def listen_for_mail(port: int) -> socket.socket:
    """Take the port the instance names for mail, or any free one where that is taken."""
    try:
        return socket.create_server((HOST, port))
    except OSError:
        return socket.create_server((HOST, 0))


def flask(*arguments: str) -> None:
    """Run one command of the portal to its end.

    :raises CannotRun: if it fails; it has said why
    """
    if subprocess.run([sys.executable, *FLASK, *arguments], cwd=config.ROOT, check=False).returncode:
        raise CannotRun("It stops here. Mend what stands above, then run it again.")


def prepare() -> config.Settings:
    """Make the demo instance if there is no instance, bring the database to head, and return the settings.

    An instance whose making was interrupted has keys but no demo.json; making goes on where it stopped.
    """
    settings = config.load()
    if not (settings.instance / "keys.toml").is_file() or (settings.demo and not made(settings.instance)):
        click.echo("Making the demo instance…")
        flask("demo")
    flask("db", "upgrade")
    return config.load()


def made(instance: Path) -> bool:
    """Tell whether the demo was made to its end; its last act is to write demo.json."""
    return (instance / "demo.json").is_file()


def start(children: Children, web: socket.socket, mail: socket.socket | None, instance: Path) -> None:
    """Start everything and return when the first page is served."""
    gunicorn = ["--bind", f"fd://{web.fileno()}", "--threads", str(THREADS), "--no-control-socket"]
    quiet = ["--log-level", "warning", "--graceful-timeout", "5"]
    if mail is not None:
        folder = instance / FOLDER_NAME
        children.start(
            "mail server", "-m", "portal.demo.mail_sink", str(folder), str(mail.fileno()), descriptors=(mail.fileno(),)
        )
    children.start("web server", "-m", "gunicorn", *gunicorn, *quiet, "wsgi:app", descriptors=(web.fileno(),))
    children.start("worker", *FLASK, "worker")
    address = f"http://{HOST}:{web.getsockname()[1]}/healthz"
    web.close()  # the server has its own; so a server that dies refuses, instead of leaving callers waiting
    try:
        urllib.request.urlopen(address, timeout=START_SECONDS).close()
    except urllib.error.HTTPError as answer:
        answer.close()  # it answers, which is what was asked; what ails it stands in its log
    except OSError as error:
        raise CannotRun(f"The web server did not answer ({error}); what it said stands above.") from error


def environment(settings: config.Settings, port: int, mail: socket.socket | None) -> dict[str, str]:
    """Return the environment of the children: this one, and where they are reached."""
    added = {
        "PORTAL_BASE_URL": os.environ.get("PORTAL_BASE_URL", f"http://{HOST}:{port}"),
        "PORTAL_LOG_LEVEL": os.environ.get("PORTAL_LOG_LEVEL", "warning"),  # what stands on the screen is to be read
    }
    if mail is not None:
        added |= {"PORTAL_MAIL_SERVER": HOST, "PORTAL_MAIL_PORT": str(mail.getsockname()[1])}
    return {**os.environ, **added, "PORTAL_INSTANCE": str(settings.instance)}


def announce(settings: config.Settings, base_url: str) -> None:
    """Say what to open and who can sign in."""
    places = {"Ask, as a data subject": "/", "Work, as staff": "/staff/"}
    if settings.demo:
        places["Read the mails sent"] = "/demo/mail"
    click.echo(f"\nThe portal is running at {base_url}. Ctrl-C ends it.\n")
    for what, path in places.items():
        click.echo(f"  {what:<24}{base_url}{path}")
    click.echo("\n" + "\n".join(f"  {line}" for line in sign_in_lines(settings.instance, clock.now())))


def run() -> None:
    """Serve until asked to end.

    :raises CannotRun: if it cannot start
    :raises ChildEnded: if a process ends that should not
    """
    port = chosen_port()
    web = listen(port)
    settings = prepare()
    own_server = settings.demo and "PORTAL_MAIL_PORT" not in os.environ
    mail = listen_for_mail(settings.mail_port) if own_server else None
    surroundings = environment(settings, port, mail)
    with ended_together(config.ROOT, surroundings) as children:
        start(children, web, mail, settings.instance)
        announce(settings, surroundings["PORTAL_BASE_URL"])
        children.wait()


def main() -> int:
    """Run, and return the exit code: 0 when asked to end."""
    try:
        run()
    except (AskedToEnd, KeyboardInterrupt):
        click.echo("\nEnded.")
        return 0
    except (CannotRun, ChildEnded, config.NotConfigured) as error:
        click.echo(str(error), err=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
