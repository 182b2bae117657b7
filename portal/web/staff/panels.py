"""The sections on the page of a request that other parts of the desk add: each a template and what it shows.

A part of the desk adds its function to ``PANELS``. It is asked on every view of the page, so it reads the database only
where the history tells that there is something to show.
"""

from collections.abc import Callable

from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.web.staff import (
    approving,
    authority_panel,
    breaches,
    carrying_out,
    code_letter_panel,
    fees,
    hold,
    lifting_panel,
    messages_panel,
    new_code,
    package,
    papers,
    recipient_lines,
    redelivery,
    representation,
    returned,
    same_person,
)
from portal.web.staff.panel import Panel

PANELS: tuple[Callable[[Overview, list[Happening]], Panel | None], ...] = (
    approving.panel_of,
    breaches.panel,
    authority_panel.panel,
    redelivery.panel,
    new_code.asked_for,
    code_letter_panel.panel,
    messages_panel.panel_of,
    papers.panel_of,
    package.panel_of,
    fees.panel,
    returned.panel_of,
    carrying_out.panel,
    representation.panel,
    recipient_lines.panel,
    lifting_panel.panel,
    same_person.panel,
    hold.panel,
)


def panels_of(case: Overview, history: list[Happening]) -> list[Panel]:
    """Return the sections there is something to say in."""
    return [panel for make in PANELS if (panel := make(case, history)) is not None]
