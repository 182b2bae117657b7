"""A section on the page of a request."""

from typing import Any, NamedTuple


class Panel(NamedTuple):
    """A section: its template gets ``panel`` beside what every template of the page has."""

    template: str
    facts: dict[str, Any]
