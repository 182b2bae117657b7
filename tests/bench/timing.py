"""Processor time a request costs, the caller's part included; nothing of the portal is needed to measure it."""

import re
from collections.abc import Callable
from time import process_time
from typing import Any

from flask.testing import FlaskClient

ROUNDS, TIMES = 5, 20
TOKEN = re.compile(r'name="csrf_token"[^>]*value="([^"]+)"')


class NotAnswered(RuntimeError):
    """A page answered otherwise than it must, so there is nothing to measure."""


def milliseconds(act: Callable[[], Any]) -> float:
    """Return what one act costs: the least of several rounds, since whatever else runs here only adds to it.

    One round before them counts for nothing.
    """
    costs = []
    for _ in range(ROUNDS + 1):
        began = process_time()
        for _ in range(TIMES):
            act()
        costs.append(1000 * (process_time() - began) / TIMES)
    return min(costs[1:])


def page(client: FlaskClient, path: str) -> str:
    """Open a page.

    :raises NotAnswered: when it is not there
    """
    answer = client.get(path)
    if answer.status_code != 200:
        raise NotAnswered(f"{path} answered {answer.status_code}")
    return answer.text
