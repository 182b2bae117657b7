"""What the person responsible for a register hands in: whether data were found, the data, files, and notes."""

from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField
from wtforms import RadioField

from portal.services.register_links import files_of
from portal.services.register_tasks import Handed, handed_of
from portal.services.registers import FOUND, NOTHING
from portal.services.uploads import Checked
from portal.storage.models import RegisterTask
from portal.web.given_files import chosen, look_at
from portal.web.typed import offer, words

RESULTS = {FOUND: _l("Yes, I found data"), NOTHING: _l("No, the register holds nothing about this person")}
HAND_IN = "hand_in"


class TaskForm(FlaskForm):
    """Saved for later it may be half; handed in, it says what was found. It carries what it was before."""

    result = RadioField(_l("Did you find data about this person?"), validate_choice=False, choices=offer(RESULTS))
    found = words(_l("The data"))
    files = MultipleFileField(_l("Add files"))
    notes = words(_l("Notes to whoever follows up the request"))

    def __init__(self, task: RegisterTask) -> None:
        earlier = handed_of(task)
        super().__init__(data={"result": earlier.result, "found": earlier.found, "notes": earlier.notes})
        self.task = task
        self.added: list[Checked] = []

    @property
    def is_final(self) -> bool:
        """Whether it is handed in, now or before: what was handed in stays whole."""
        return request.form.get("step") == HAND_IN or self.task.handed_in_at is not None

    @property
    def handed(self) -> Handed:
        """What they wrote."""
        return Handed(self.result.data or "", self.found.data, self.notes.data)

    def validate(self, extra_validators: Any = None) -> bool:
        """Look at each field, then at the files, then at what belongs together."""
        is_whole = super().validate(extra_validators)
        self.added = look_at(self.files)
        if self.result.data and self.result.data not in RESULTS:
            self.result.data = ""
        if self.is_final:
            self.ask_for_the_rest()
        return is_whole and not any(field.errors for field in self)

    def ask_for_the_rest(self) -> None:
        """Ask for what is missing before it counts."""
        if not self.result.data:
            self.result.errors = [_("Choose whether you found data.")]
        has_files = bool(chosen(self.files)) or bool(files_of(self.task))
        if self.result.data == FOUND and not self.found.data and not has_files:
            self.found.errors = [_("Copy the data here, or add them as a file.")]
