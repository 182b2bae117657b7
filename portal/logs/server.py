"""The web server's own lines in the form of the portal's, and no line of a request, since that has the address."""

from typing import Any

from gunicorn.config import Config
from gunicorn.glogging import Logger

from portal.logs import output

DOOR = "web"


class ServerLog(Logger):
    """Gunicorn's logger, handing everything to ours. ``gunicorn.conf.py`` names it."""

    def setup(self, cfg: Config) -> None:
        """Begin as gunicorn does, and then write the portal's lines only."""
        super().setup(cfg)
        output.configure(DOOR)
        for log in (self.error_log, self.access_log):
            log.handlers.clear()
        self.error_log.propagate = True

    def access(self, *answered: Any) -> None:
        """Write nothing: the portal tells of each request by its route (``web/request_lines.py``)."""
