"""The thread with the person as the desk reads it: on its page, and as a section of the request's."""

from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.services import messages
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import SubjectRequest
from portal.web.staff.case import moment
from portal.web.staff.panel import Panel

WRITTEN = frozenset(
    {
        "message_sent",
        "message_received",
        "paper_added",
        "closed_deceased",
        "closed_not_personal_data",
        "closed_other_law",
    }
)


def thread(subject_request: SubjectRequest) -> list[dict[str, str]]:
    """Return the messages in words: when, who, what."""
    zone = profile_of(subject_request.controller).time_zone
    return [
        {
            "when": moment(line.message.at, zone),
            "who": line.name or _("The person"),
            "text": line.message.text or "",
        }
        for line in messages.thread_of(subject_request)
    ]


def panel_of(case: Overview, history: list[Happening]) -> Panel | None:
    """Return the thread as a section of the request's page, where there is one."""
    if not any(event.kind in WRITTEN for event in history):
        return None
    facts = {"thread": thread(case.subject_request), "unread": case.subject_request.unread_since_on is not None}
    return Panel("staff/messages/panel.html", facts)
