"""What a search of one register came to."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import HiddenField, RadioField, TextAreaField, ValidationError

from portal.services.registers import FOUND, SearchResult, hands_data_out, seen_result
from portal.storage.models import RegisterTask, SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.staff.search_states import RESULTS
from portal.web.typed import Filled, offer, words


class SearchForm(CaseForm):
    """One register's result; it may be corrected until the answer is sent."""

    seen = HiddenField()
    identifiers = words(
        _l("What did you search by?"),
        Filled(_l("Write what you searched by, for example the name and the e-mail address.")),
    )
    result = RadioField(
        _l("What did you find?"), [Filled(_l("Choose whether the register holds data."))], validate_choice=False,
        choices=offer(RESULTS),
    )  # fmt: skip
    found = words(_l("The data, as they go into the answer"))
    reason = words(_l("Why is the recorded result changed?"))

    def __init__(self, subject_request: SubjectRequest, task: RegisterTask, **values: Any) -> None:
        earlier = {
            "identifiers": task.identifiers or identifiers_of(subject_request),
            "result": task.result,
            "found": task.found or "",
            "seen": seen_result(task),
        }
        super().__init__(subject_request, data=earlier, **values)
        self.is_copied = hands_data_out(subject_request)
        if not self.is_copied:
            self.found.label.text = _("What was found, in a few words")
        self.is_correction = task.result is not None
        if not self.is_correction:
            del self.reason

    def validate_result(self, field: RadioField) -> None:
        """Take one of the two results."""
        if field.data not in RESULTS:
            raise ValidationError(_("Choose whether the register holds data."))

    def validate_found(self, field: TextAreaField) -> None:
        """Ask for the data where there are any and the answer hands them out."""
        if self.result.data == FOUND and self.is_copied and not field.data:
            raise ValidationError(_("Copy the data here, or write what was found and how it is handed over."))

    @property
    def why(self) -> str:
        """The reason for a correction; nothing is corrected by a first result."""
        return str(self.reason.data) if self.is_correction else ""

    @property
    def outcome(self) -> SearchResult:
        """What was found, ready to be recorded."""
        return SearchResult(self.result.data, self.identifiers.data, self.found.data)


def identifiers_of(subject_request: SubjectRequest) -> str:
    """Return what the person gave to be found by, one a line."""
    given = [row.value for row in subject_request.contacts if row.replaced_at is None and row.kind != "post"]
    return "\n".join(filter(None, (subject_request.represented_name or subject_request.name, *given)))
