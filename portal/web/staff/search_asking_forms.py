"""Having a register searched: what its responsible is asked, and whether what they found is taken."""

from flask_babel import lazy_gettext as _l
from wtforms import HiddenField

from portal.services import register_tasks
from portal.storage.models import RegisterTask, SubjectRequest
from portal.web.staff.case import CaseForm
from portal.web.staff.search_form import identifiers_of
from portal.web.typed import Filled, words


class AskForm(CaseForm):
    """What the person responsible may search by, and what was missing where it is given back."""

    identifiers = words(
        _l("What may they search by?"),
        Filled(_l("Write what they may search by, for example the name and the e-mail address.")),
    )
    comment = words(_l("What is missing?"))

    def __init__(self, subject_request: SubjectRequest, task: RegisterTask) -> None:
        super().__init__(
            subject_request, data={"identifiers": task.identifiers or identifiers_of(subject_request), "comment": ""}
        )


class TakeForm(CaseForm):
    """It counts as it was read: what was corrected since is read anew."""

    seen = HiddenField()

    def __init__(self, subject_request: SubjectRequest, task: RegisterTask) -> None:
        super().__init__(subject_request, data={"seen": register_tasks.seen_handed(task)})
