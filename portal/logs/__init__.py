"""What the portal's processes tell whoever runs them: one event a line, with nothing of any person in it."""

import logging
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings

OURS = "portal"
LEVELS = ("info", "warning", "error")


def init_app(app: "Flask", settings: "Settings") -> None:
    """Take the level from the settings; where lines go to is the business of the process (``output.configure``)."""
    level = settings.log_level if settings.log_level in LEVELS else LEVELS[0]
    logging.getLogger(OURS).setLevel(level.upper())
