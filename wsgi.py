"""The door for WSGI servers and for the ``flask`` command."""

import os
import sys

from portal import create_app

is_command = os.environ.get("FLASK_RUN_FROM_CLI") == "true" and "run" not in sys.argv[1:2]
app = create_app(must_serve=not is_command)
