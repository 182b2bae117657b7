"""A section on the status page."""

from typing import Any, NamedTuple


class Part(NamedTuple):
    """A section: its template gets ``part`` beside what every template of the page has."""

    template: str
    facts: dict[str, Any]
