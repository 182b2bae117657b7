"""Opening a closed request again, from the desk: which rights, and why."""

from flask import Blueprint
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal import clock
from portal.law.rights import Right
from portal.services import dates, reopening
from portal.services.grants import Action
from portal.services.overview import overview_of
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import CaseForm, acting_by_id, back_to, done, opened, page, why_not
from portal.web.typed import Filled, offer, words

bp = Blueprint("reopening", __name__, url_prefix="/requests/<reference>/reopen")


class ReopenForm(CaseForm):
    """What is worked on again."""

    rights = SelectMultipleField(
        _l("What is worked on again?"), widget=ListWidget(), option_widget=CheckboxInput(), validate_choice=False
    )
    why = words(_l("Why is it opened again?"), Filled(_l("Write why it is opened again.")))

    def __init__(self, subject_request: SubjectRequest) -> None:
        super().__init__(subject_request)
        self.open = [row for row in subject_request.rights if dates.is_open(row)]
        ended = dict.fromkeys(row.right for row in subject_request.rights)
        self.ended = {right: right_words(right) for right in ended if right not in {row.right for row in self.open}}
        self.rights.choices = offer(self.ended)

    def validate_rights(self, field: Field) -> None:
        """Ask for a right where none is open by itself."""
        if not set(field.data or ()) <= set(self.ended) or not (field.data or self.open):
            raise ValidationError(_("Choose at least one right to work on again."))

    @property
    def chosen(self) -> list[Right]:
        """The rights as the use case takes them."""
        return [Right(right) for right in self.rights.data or ()]


def right_words(right: str) -> str:
    """Return a right's name."""
    return label("right", right, current_language())


@bp.route("", methods=["GET", "POST"])
def reopen(reference: str) -> ResponseReturnValue:
    """Open a closed request again; its dates are what they were."""
    subject_request = opened(reference, Action.AMEND)
    if why := why_not(lambda: reopening.require_reopenable(subject_request)):
        return page("reopening/reopen", subject_request, why=why)
    form = ReopenForm(subject_request)
    if form.validate_on_submit():
        how = {"rights": form.chosen, "why": form.why.data, **acting_by_id(form)}
        if done(form, lambda: reopening.reopen(subject_request, **how)):
            return back_to(subject_request, _("The request is open again. Its dates are what they were."))
    names = [right_words(row.right) for row in form.open]
    case = overview_of(subject_request, now=clock.now())
    return page("reopening/reopen", subject_request, form, why="", case=case, still_open=names)
