"""How gunicorn serves the portal, whoever starts it in this folder; options on the command line count over these."""

import os
import shutil
import tempfile
from pathlib import Path

MEASURED = "PROMETHEUS_MULTIPROC_DIR"

logger_class = "portal.logs.server.ServerLog"
control_socket_disable = True
threads = 8

# Each process notes what it measures in a folder they share, so that /metrics tells of all (portal/web/measuring.py).
own_folder = MEASURED not in os.environ
if own_folder:
    os.environ[MEASURED] = tempfile.mkdtemp(prefix="article12-metrics-")
Path(os.environ[MEASURED]).mkdir(parents=True, exist_ok=True)


def child_exit(server, worker):
    """Take a process that ended out of the count of those alive."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(worker.pid)


def on_exit(server):
    """Leave no folder behind."""
    if own_folder:
        shutil.rmtree(os.environ[MEASURED], ignore_errors=True)
