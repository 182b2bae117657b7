"""Extending the time limit from the desk: until when it can be done, why, and the letter; too late says so."""

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.broken_rules import RuleBroken
from portal.services import extension, extension_limits, filing, four_eyes, letters, notice_drafts
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.staff.case import acting, letter_language, opened
from portal.web.staff.extension_form import ExtensionForm
from portal.web.staff.letter_steps import Proposing, letter_page

bp = Blueprint("extending", __name__, url_prefix="/requests/<reference>/extend")


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Extend the time limit and tell the person why, in time; later, say that it cannot be done and what helps."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    if why := why_not(case):
        shown = render_template("staff/extending/too_late.html", subject_request=subject_request, case=case, why=why)
        return shown, 422 if request.form else 200
    form = ExtensionForm(subject_request)
    reasons, signed_by = form.reasons.data or "", guard.signed_in().name
    return letter_page(
        "extending/show", subject_request, form,
        draft=lambda: notice_drafts.of_extension(
            subject_request, form.chosen, reasons=reasons, signed_by=signed_by, now=clock.now()
        ),
        send=lambda: extension.extend(
            subject_request, causes=form.chosen, reasons=reasons, signed_by=signed_by, **acting(form)
        ),
        said=lambda: _("The time limit is extended, and the person is told."),
        proposing=Proposing(four_eyes.EXTEND, lambda: {"causes": list(form.causes.data or ()), "reasons": reasons}),
        case=case, until=extension_limits.extend_until(subject_request, today=case.today),
        becomes=extension_limits.would_become(subject_request, today=case.today),
        language_hint=letter_language(subject_request),
        goes_by_mail=letters.mail_contact(subject_request) is not None,
    )  # fmt: skip


def why_not(case: Overview) -> str:
    """Return why nothing can be extended now, in words; nothing where it can."""
    today = filing.today_of(case.subject_request, clock.now())
    try:
        extension_limits.require_extendable(case.subject_request, today=today)
    except RuleBroken as error:
        return say(error, current_language())
    return ""
