"""A form sent again by the back button while its receipt still stands in that browser: one request, not two.

Browsers fetch the form anew and fill in what was typed, so it comes with another idempotency key.
"""

import json
from typing import Any

from portal.law.states import State
from portal.services.intake import Submission
from portal.storage.models import SubjectRequest
from portal.storage.models.requests import asked_of


def is_the_same(subject_request: SubjectRequest, submission: Submission) -> bool:
    """Tell whether an open request says exactly what a form says, so that sending it again would add nothing."""
    is_open = subject_request.state != State.CLOSED and subject_request.controller == submission.controller
    return is_open and said_in(subject_request) == said_by(submission)


def said_in(row: SubjectRequest) -> dict[str, Any]:
    """Return what was asked, by whom and how to answer, as the request keeps it."""
    return {
        "asked": {right.right: asked_of(right) for right in row.rights},
        "contacts": sorted((one.kind, one.value) for one in row.contacts if one.replaced_at is None),
        "person": (row.name or "", row.hints or "", row.represented_name or "", row.child_birth_year, row.on_behalf),
        "answer": (row.language, row.delivery, row.has_protected_address, sorted(row.refused_channels)),
    }


def said_by(form: Submission) -> dict[str, Any]:
    """Return the same of a form."""
    asked = {right.value: dict(form.asked.get(right, {})) for right in form.rights}
    return {
        "asked": json.loads(json.dumps(asked)),
        "contacts": sorted((kind, value.strip()) for kind, value in form.contacts),
        "person": (form.name, form.hints, form.represented_name, form.child_birth_year, form.on_behalf),
        "answer": (form.language, form.delivery, form.has_protected_address, sorted(form.refused_channels)),
    }
