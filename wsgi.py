"""The door for WSGI servers and for the ``flask`` command."""

import os
import sys

from flask import Flask

from portal import create_app
from portal.config import NotConfigured
from portal.controllers import ProfileInvalid
from portal.logs import output

is_command = os.environ.get("FLASK_RUN_FROM_CLI") == "true" and "run" not in sys.argv[1:2]
is_worker = is_command and "worker" in sys.argv
output.configure("worker" if is_worker else output.COMMAND if is_command else "web")


def build() -> Flask:
    """Build the application; a command that finds the instance unreadable says why and ends, in plain words."""
    try:
        return create_app(must_serve=not is_command)
    except (NotConfigured, ProfileInvalid) as error:
        if is_command:
            raise SystemExit(str(error)) from error
        raise


app = build()
