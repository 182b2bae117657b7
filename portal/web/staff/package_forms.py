"""What staff say of the files of an answer: which to add, what becomes of each, and the data for machines."""

from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf.file import MultipleFileField
from wtforms import RadioField, TextAreaField, ValidationError

from portal.services.package_files import Use
from portal.services.portable_data import suggested
from portal.services.uploads import Checked
from portal.storage.models import StoredFile, SubjectRequest
from portal.web.given_files import chosen, look_at
from portal.web.staff.case import CaseForm
from portal.web.typed import offer, words

USES = {Use.TAKEN_IN.value: _l("It goes into the answer"), Use.LEFT_OUT.value: _l("It is left out")}


class AddForm(CaseForm):
    """Files to add; each is looked at before anything is kept."""

    files = MultipleFileField(_l("Add files"))

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        self.added: list[Checked] = []

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for a file at least, and look at each."""
        is_whole = super().validate(extra_validators)
        self.added = look_at(self.files)
        if not chosen(self.files):
            self.files.errors = [_("Choose a file first.")]
        return is_whole and not self.files.errors


class UseForm(CaseForm):
    """In or out; out with a reason that the person reads."""

    use = RadioField(_l("What becomes of this file?"), validate_choice=False, choices=offer(USES))
    because = words(_l("Why is it left out?"))

    def __init__(self, subject_request: SubjectRequest, row: StoredFile) -> None:
        super().__init__(subject_request, data={"use": row.use, "because": row.use_because or ""})

    def validate_use(self, field: RadioField) -> None:
        """Take one of the two."""
        if field.data not in USES:
            raise ValidationError(_("Choose whether it goes into the answer."))

    def validate_because(self, field: TextAreaField) -> None:
        """Ask for the reason where it is left out."""
        if self.use.data == Use.LEFT_OUT and not field.data:
            raise ValidationError(_("Write why it is left out. The person reads it."))


class PortableForm(CaseForm):
    """The person's data, line by line, as they go into the files for machines."""

    data_lines = words(_l("The data, one on each line"))

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request, data={"data_lines": suggested(subject_request)})
