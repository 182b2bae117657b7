"""``flask <noun> <verb>``: the commands, each in the module of its noun."""

from typing import TYPE_CHECKING

from portal.cli.backup import backup, restore
from portal.cli.canary import canary
from portal.cli.check import check
from portal.cli.db import db
from portal.cli.demo import demo
from portal.cli.history import history
from portal.cli.init import init
from portal.cli.keys import keys
from portal.cli.mail import mail
from portal.cli.marketing import marketing
from portal.cli.requests import requests
from portal.cli.retention import retention
from portal.cli.staff import staff
from portal.cli.time_limit import time_limit
from portal.cli.worker import worker

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def init_app(app: "Flask", settings: "Settings") -> None:
    """Register every command."""
    for command in (
        backup, canary, check, db, demo, history, init, keys, mail, marketing, requests, restore, retention,
        staff, time_limit, worker,
    ):  # fmt: skip
        app.cli.add_command(command)
