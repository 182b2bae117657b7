"""Extending the time limit from the desk: until when it can be done, why, and the letter; too late says so."""

from typing import Any

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, SelectMultipleField, ValidationError
from wtforms.widgets import CheckboxInput, ListWidget

from portal import clock
from portal.law.broken_rules import RuleBroken
from portal.services import extension, filing, four_eyes, letters, notice_drafts
from portal.services.extension import Cause
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, by_me, letter_language, opened
from portal.web.staff.letter_steps import Proposing, letter_page
from portal.web.typed import Filled, offer, words

bp = Blueprint("extending", __name__, url_prefix="/requests/<reference>/extend")
CAUSES = {Cause.COMPLEXITY.value: _l("The request is complex"), Cause.NUMBER.value: _l("There are many requests")}


class ExtensionForm(CaseForm):
    """The law's causes, and the reasons as the person reads them."""

    causes = SelectMultipleField(
        _l("Why does it take longer?"), widget=ListWidget(), option_widget=CheckboxInput(), choices=offer(CAUSES),
        validate_choice=False,
    )  # fmt: skip
    reasons = words(
        _l("Tell the person why"), Filled(_l("Write why it takes longer, in a sentence or two the person understands."))
    )

    def validate_causes(self, field: Field) -> None:
        """Take only the causes the law knows, at least one."""
        if not field.data or not set(field.data) <= set(CAUSES):
            raise ValidationError(_("Choose at least one. The law knows no other cause."))

    @property
    def chosen(self) -> list[Cause]:
        """The causes as the use case takes them."""
        return [Cause(cause) for cause in self.causes.data or ()]


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Extend the time limit and tell the person why, in time; later, say that it cannot be done and what helps."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    if why := why_not(case):
        shown = render_template("staff/extending/too_late.html", subject_request=subject_request, case=case, why=why)
        return shown, 422 if request.form else 200
    form = ExtensionForm(subject_request)
    by = {"signed_by": guard.signed_in().name, "now": clock.now()}
    what: dict[str, Any] = {"reasons": form.reasons.data or "", **by}
    return letter_page(
        "extending/show", subject_request, form,
        draft=lambda: notice_drafts.of_extension(subject_request, form.chosen, **what),
        send=lambda: extension.extend(
            subject_request, causes=form.chosen, by=by_me()["by"], seen_version=form.seen_version, **what
        ),
        said=lambda: _("The time limit is extended, and the person is told."),
        proposing=Proposing(
            four_eyes.EXTEND, lambda: {"causes": list(form.causes.data or ()), "reasons": what["reasons"]}
        ),
        case=case, until=extension.extend_until(subject_request, today=case.today),
        becomes=extension.would_become(subject_request, today=case.today),
        language_hint=letter_language(subject_request),
        goes_by_mail=letters.mail_contact(subject_request) is not None,
    )  # fmt: skip


def why_not(case: Overview) -> str:
    """Return why nothing can be extended now, in words; nothing where it can."""
    today = filing.today_of(case.subject_request, clock.now())
    try:
        extension.require_extendable(case.subject_request, today=today)
    except RuleBroken as error:
        return say(error, current_language())
    return ""
