"""The request form on paper: a PDF for a window envelope, blank or filled in with what was typed; nothing is kept."""

from flask import Blueprint, Response, abort, make_response, render_template, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import ngettext

from portal import clock
from portal.controllers.profile import Profile
from portal.law.rights import Right
from portal.letters.paper import render
from portal.letters.paper_form import PaperForm
from portal.services import paper_forms
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.public.asking import chosen_rights, new_form, show_form
from portal.web.public.forms import RequestForm
from portal.web.public.pages import controller_or_404, network, today_at
from portal.web.public.paper_fields import sections_of

bp = Blueprint("paper", __name__)
MONTHS_A_YEAR = 12


@bp.get("/<controller>/paper")
def show(controller: str) -> ResponseReturnValue:
    """Give the blank form of the chosen rights, or let people choose."""
    profile = controller_or_404(controller)
    rights = chosen_rights(request.args.getlist("right"))
    if not rights:
        return render_template("public/choose.html", profile=profile, rights=list(Right), on_paper=True)
    return as_pdf(profile, new_form(profile, rights), is_blank=True)


@bp.post("/<controller>/paper")
def fill(controller: str) -> ResponseReturnValue:
    """Give the form with what was typed on the screen; only what cannot be printed is told."""
    profile = controller_or_404(controller)
    rights = chosen_rights(request.form.getlist("rights"))
    if not rights:
        abort(400)
    form = new_form(profile, rights)
    if not form.has_shape():
        return show_form(profile, form)
    return as_pdf(profile, form, is_blank=False)


def as_pdf(profile: Profile, form: RequestForm, *, is_blank: bool) -> Response:
    """Set the form and hand it out."""
    try:
        reference = paper_forms.give_out(profile, network=network(), now=clock.now())
    except paper_forms.PrintedTooOften:
        abort(429)
    answer = make_response(render(on_paper(profile, form, reference, is_blank=is_blank)))
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{reference}.pdf"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return answer


def on_paper(profile: Profile, form: RequestForm, reference: str, *, is_blank: bool) -> PaperForm:
    """Return the whole sheet, in the reader's language."""
    language = current_language()
    only = label("right", form.chosen[0], language) if len(form.chosen) == 1 else _("Your request")
    return PaperForm(
        profile=profile,
        language=language,
        title=only,
        reference=reference,
        reference_label=_("Reference"),
        reference_hint=_("Keep it: you need it when you write or call about this form."),
        intro=(_("Fill in what you can. We ask only for what we need to find your data and to answer you."),),
        sections=sections_of(form, is_blank=is_blank),
        ending=endings(profile),
        made_on=today_at(profile),
    )


def endings(profile: Profile) -> tuple[str, ...]:
    """Return how the form is sent, what is not needed, and what becomes of what was written."""
    years = profile.keep.closed_months // MONTHS_A_YEAR
    return (
        _(
            "Send the form in a window envelope so that the address above shows, or bring it to us. You need no "
            "signature, no copy of an identity paper and no personal identity code."
        ),
        _(
            "We answer within a month of the day the form reaches us. You then get a confirmation with the last day "
            "for the answer and a secret code."
        ),
        ngettext(
            "We use this data only to deal with your request and to prove that we dealt with it. "
            "We erase it after %(num)s year.",
            "We use this data only to deal with your request and to prove that we dealt with it. "
            "We erase it after %(num)s years.",
            years,
        ),
        _("You can lodge a complaint with %(authority)s.", authority=profile.authority.name_in(current_language())),
    )
