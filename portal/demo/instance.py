"""The instance of a demo: keys, settings that keep its mail on this machine, and the two example controllers."""

import os
import shutil
from pathlib import Path

from portal.config import LOOPBACK, Settings
from portal.services.instance_keys import FILE_NAME, make_keys

CONTROLLERS = Path(__file__).with_name("controllers")
PORT_FOR_MAIL = 1025
SETTINGS = f"""\
# A demo: everybody in it is invented, and its mail goes to a mailbox on this machine only.
demo = true
mail_server = "127.0.0.1"
mail_port = {PORT_FOR_MAIL}
mail_default_sender = "portal@example.org"
"""


class NotForADemo(RuntimeError):
    """This instance is somebody's own; the message says what to do instead."""


def make(settings: Settings) -> bool:
    """Make what the demo's instance lacks, and return whether it lacked anything.

    :raises NotForADemo: when mail from here could reach people
    """
    require_harmless(settings)
    settings.instance.mkdir(parents=True, exist_ok=True, mode=0o700)
    return any([add_keys(settings), add_settings(settings), add_controllers(settings)])


def require_harmless(settings: Settings) -> None:
    """Refuse to fill an instance whose mail leaves this machine, or that has a life of its own."""
    elsewhere = f"Set PORTAL_INSTANCE to another folder, as in: PORTAL_INSTANCE={settings.instance}-demo flask demo"
    if (settings.instance / "portal.toml").is_file() and not settings.demo:
        raise NotForADemo(f"{settings.instance} is an instance of its own, not a demo. {elsewhere}")
    if settings.mail_server and settings.mail_server not in LOOPBACK:
        raise NotForADemo(
            f"A demo's mail stays on this machine, but here it goes to {settings.mail_server}. {elsewhere}"
        )


def add_keys(settings: Settings) -> bool:
    """Write new keys, unless there are some."""
    if (settings.instance / FILE_NAME).is_file() or "PORTAL_STORAGE_KEYS" in os.environ:
        return False
    make_keys(settings.instance)
    return True


def add_settings(settings: Settings) -> bool:
    """Write the demo's settings, unless there are some."""
    path = settings.instance / "portal.toml"
    if path.is_file():
        return False
    path.write_text(SETTINGS, encoding="utf-8")
    return True


def add_controllers(settings: Settings) -> bool:
    """Copy the two example controllers, unless there are some."""
    folder = settings.instance / "controllers"
    if any(folder.glob("*.toml")):
        return False
    shutil.copytree(CONTROLLERS, folder, dirs_exist_ok=True)
    return True
