"""One thing to do next on a request, and the links below the request's page."""

from dataclasses import dataclass, field
from typing import Any

from flask import url_for

from portal.services.overview import Overview
from portal.web.staff.case_facts import Link


@dataclass(frozen=True)
class NextStep:
    """What stands on top of the request's page; without a button it only tells.

    :param quoted: what a colleague wrote about it
    """

    title: str
    text: str
    button: Link | None = None
    others: list[Link] = field(default_factory=list)
    quoted: str = ""


def to(case: Overview, endpoint: str, text: str, **values: Any) -> Link:
    """Return a link below the request's page."""
    return Link(text, url_for(f"staff.{endpoint}", reference=case.subject_request.reference, **values))
