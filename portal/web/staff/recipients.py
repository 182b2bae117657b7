"""Telling those the data went to, from the desk: who they are, a letter to each, or why one is not told (Art 19)."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.services import filing, loading, recipients
from portal.services.grants import Action
from portal.services.overview import overview_of
from portal.storage.models import RecipientNotice, RequestedRight, SubjectRequest
from portal.translations import current_language
from portal.web.staff import guard
from portal.web.staff.case import acting, back_to, done, opened, page, sent, written_in
from portal.web.staff.letter_steps import letter_page
from portal.web.staff.recipient_forms import ImpossibleForm, TellForm
from portal.web.staff.recipient_lines import lines_of
from portal.web.staff.recipient_names_form import NamesForm, known

bp = Blueprint("recipients", __name__, url_prefix="/requests/<reference>/recipients")


@bp.route("", methods=["GET", "POST"])
def name(reference: str) -> ResponseReturnValue:
    """Name those the data went to."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    lines = lines_of(case)
    if not recipients.rows_to_tell_of(subject_request):
        return page("recipients/name", subject_request, lines=lines, nothing=True)
    form = NamesForm(case, {line["name"] for line in lines})
    if sent(form, lambda: recipients.name_recipients(subject_request, form.of, form.names, **acting(form))):
        return back_to(subject_request, _("The list is kept. Tell each of them, or write why it cannot be done."))
    groups = [one.name.in_(current_language()) for one in known(case.profile, named=False)]
    return page("recipients/name", subject_request, form, lines=lines, groups=groups, nothing=False)


@bp.route("/<uid>/tell", methods=["GET", "POST"])
def tell(reference: str, uid: str) -> ResponseReturnValue:
    """Tell one of them what was done and what to do, by a letter."""
    subject_request, now = opened(reference, Action.ACT), clock.now()
    notice, row = notice_in(subject_request, uid)
    case = overview_of(subject_request, now=now)
    form = TellForm(subject_request, today=filing.today_of(subject_request, now))
    what: dict[str, Any] = {"data": form.which.data or "", "do_by": form.day, "signed_by": guard.signed_in().name}
    return letter_page(
        "recipients/tell", subject_request, form,
        draft=lambda: recipients.draft_of(subject_request, uid, **what, now=now),
        send=lambda: recipients.tell(subject_request, uid, **what, **acting()),
        said=lambda: _("The letter is made. Print it below, and send it to the recipient."),
        recipient=notice.recipient, row=row, language_hint=written_in(case.profile.first_language),
    )  # fmt: skip


@bp.route("/<uid>/cannot", methods=["GET", "POST"])
def cannot(reference: str, uid: str) -> ResponseReturnValue:
    """Write down why one of them cannot be told."""
    subject_request = opened(reference, Action.ACT)
    notice, _row = notice_in(subject_request, uid)
    form = ImpossibleForm(subject_request)
    if form.validate_on_submit():
        how = {"because": form.because.data, **acting()}
        if done(form, lambda: recipients.find_impossible(subject_request, uid, **how)):
            return back_to(subject_request, _("It is written down why this recipient cannot be told."))
    return page("recipients/cannot", subject_request, form, recipient=notice.recipient)


def notice_in(subject_request: SubjectRequest, uid: str) -> tuple[RecipientNotice, RequestedRight]:
    """Return one who is still to be told, or end with a page that says there is none."""
    try:
        return recipients.untold_notice(subject_request, uid)
    except (loading.RequestUnknown, recipients.ToldAlready):
        abort(404)
