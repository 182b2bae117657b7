"""A process of the portal that is made ready once, and begun again for each point at which it is to be killed.

``python -m tests.crash.zygote MODULE FACTS`` reads numbers, and for each of them acts the module's scenario in a copy
of itself that dies at that point.
"""

import importlib
import json
import os
import sys
import traceback
from typing import Any, NoReturn

from flask import Flask

from portal import create_app
from portal.storage.db import db
from tests.crash.points import Points


class Copy:
    """One life of the process, and what it tells whoever looks on."""

    def __init__(self, app: Flask, scenario: Any, state: Any, out: int) -> None:
        self.app, self.scenario, self.state, self.out = app, scenario, state, out

    def live(self, fatal: int) -> NoReturn:
        """Act the scenario up to the point; it ends here in any case, with 1 where it failed by itself."""
        points, status = Points(fatal, self.app.extensions["portal.settings"].instance, self.tell), 1
        try:
            points.watch()
            self.scenario.act(self.app, self.state, lambda said: self.tell("said", said))
            self.tell("point", "done")
            status = 0
        except BaseException:
            traceback.print_exc()
            raise
        finally:
            os._exit(status)

    def tell(self, kind: str, what: str) -> None:
        """Say something that is heard even if the next moment is the last."""
        os.write(self.out, (json.dumps([kind, what]) + "\n").encode())


def begin_again(app: Flask, scenario: Any, state: Any, fatal: int) -> dict[str, Any]:
    """Act once in a copy of this process, and return what it told and how it ended."""
    heard, out = os.pipe()
    pid = os.fork()
    if pid == 0:
        Copy(app, scenario, state, out).live(fatal)
    os.close(out)
    with os.fdopen(heard) as lines:
        told = [json.loads(line) for line in lines]
    _, status = os.waitpid(pid, 0)
    return {"told": told, "status": os.waitstatus_to_exitcode(status)}


def main() -> None:
    """Get ready, then begin again as often as asked."""
    scenario = importlib.import_module(sys.argv[1])
    app = create_app()
    state = scenario.warm(app, json.loads(sys.argv[2]))
    with app.app_context():
        db.engine.dispose()  # a copy must not share a connection with its sisters
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(begin_again(app, scenario, state, int(line))) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
