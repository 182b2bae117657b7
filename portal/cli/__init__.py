"""``flask <noun> <verb>``: the commands, each in the module of its noun."""

from typing import TYPE_CHECKING

from portal.cli.demo import demo
from portal.cli.staff import staff
from portal.cli.worker import worker

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def init_app(app: "Flask", settings: "Settings") -> None:
    """Register every command."""
    for command in (demo, staff, worker):
        app.cli.add_command(command)
