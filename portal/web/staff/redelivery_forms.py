"""How an answer that did not arrive reaches the person now, and where something came back from."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.services import lost_contacts
from portal.storage.models import SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.typed import offer

MAIL, POST, WORKS = "mail", "post", "works"
WAYS = {
    MAIL: _l("By a new mail, to the proved address that works"),
    POST: _l("By post"),
    WORKS: _l("Not at all: the address works after all"),
}


class AgainForm(CaseForm):
    """How the answer reaches the person now."""

    way = RadioField(_l("How does the answer reach the person now?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest, ways: dict[str, Any]) -> None:
        super().__init__(subject_request)
        self.ways = ways
        self.way.choices = offer(ways)

    def validate_way(self, field: Field) -> None:
        """Take only a way that is open."""
        if field.data not in self.ways:
            raise ValidationError(_("Choose how the answer reaches the person now."))


class CameBackForm(CaseForm):
    """Which contact is no way to reach the person."""

    contact = RadioField(_l("Where did it come back from?"), validate_choice=False)

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        rows = [row for row in lost_contacts.in_use(subject_request) if row.undeliverable_at is None]
        self.known = {row.uid: row.value or "" for row in rows}
        self.contact.choices = offer(self.known)

    def validate_contact(self, field: Field) -> None:
        """Take only a contact in use."""
        if field.data not in self.known:
            raise ValidationError(_("Choose where it came back from."))
