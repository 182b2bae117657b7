"""The sections on the page of a request that other parts of the desk add: each a template and what it shows.

A part of the desk adds its function to ``PANELS``. It is asked on every view of the page, so it reads the database only
where the history tells that there is something to show.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from portal.services.overview import Overview
from portal.services.timeline import Happening


class Panel(NamedTuple):
    """A section: its template gets ``panel`` beside what every template of the page has."""

    template: str
    facts: dict[str, Any]


PANELS: tuple[Callable[[Overview, list[Happening]], Panel | None], ...] = ()


def panels_of(case: Overview, history: list[Happening]) -> list[Panel]:
    """Return the sections there is something to say in."""
    return [panel for make in PANELS if (panel := make(case, history)) is not None]
