"""Something went to the wrong person: stopped from the desk, its 72 hours in sight, and each step written down."""

from typing import Any

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.breaches import Risk
from portal.law.retention import notify_breach_by
from portal.services import loading, misdelivery, responses
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.storage.models import Misdelivery
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import acting, acting_by_id, back_to, done, moment, opened, page, sent
from portal.web.staff.misdelivery_forms import NoteForm
from portal.web.staff.misdelivery_settling_forms import RISKS, AuthorityToldForm, PeopleToldForm, RiskForm

bp = Blueprint("misdelivery", __name__, url_prefix="/requests/<reference>/wrong-person")


@bp.route("", methods=["GET", "POST"])
def note(reference: str) -> ResponseReturnValue:
    """Note that something went to the wrong person; an answer stops at once."""
    subject_request, now = opened(reference, Action.ACT), clock.now()
    case = overview_of(subject_request, now=now)
    form = NoteForm(case, sent_answers(case), now=now)
    if sent(form, lambda: misdelivery.note(subject_request, form.happened, **acting_by_id(form))):
        return back_to(subject_request, _("It is stopped, and the 72 hours run. Assess the risk next."))
    return page("misdelivery/note", subject_request, form)


@bp.route("/<uid>/risk", methods=["GET", "POST"])
def assess(reference: str, uid: str) -> ResponseReturnValue:
    """Write down what it may do to the people concerned."""
    case, noted = case_of(reference, uid)
    form = RiskForm(case, noted.risk, noted.assessment)
    if form.validate_on_submit():
        how = {"why": form.why.data, **acting()}
        if done(form, lambda: misdelivery.assess(case.subject_request, uid, Risk(form.risk.data), **how)):
            return back_to(case.subject_request, _("The assessment is written down."))
    return page("misdelivery/assess", case.subject_request, form, **about(case, noted))


@bp.route("/<uid>/authority", methods=["GET", "POST"])
def authority(reference: str, uid: str) -> ResponseReturnValue:
    """Note when the supervisory authority was told."""
    case, noted = case_of(reference, uid)
    form = AuthorityToldForm(case, now=clock.now())
    if form.validate_on_submit():
        how = {"told_at": form.moment, "delay": form.delay.data, **acting()}
        if done(form, lambda: misdelivery.note_authority_told(case.subject_request, uid, **how)):
            return back_to(case.subject_request, _("Noted: the authority was told."))
    return page("misdelivery/authority", case.subject_request, form, **about(case, noted))


@bp.route("/<uid>/people", methods=["GET", "POST"])
def people(reference: str, uid: str) -> ResponseReturnValue:
    """Note when and how the people concerned were told."""
    case, noted = case_of(reference, uid)
    form = PeopleToldForm(case)
    if form.validate_on_submit():
        how = {"told_on": form.on.data, "how": form.how.data, **acting()}
        if done(form, lambda: misdelivery.note_people_told(case.subject_request, uid, **how)):
            return back_to(case.subject_request, _("Noted: the people concerned were told."))
    return page("misdelivery/people", case.subject_request, form, **about(case, noted))


def case_of(reference: str, uid: str) -> tuple[Overview, Misdelivery]:
    """Return a request and what went wrong on it, or end with a page that says there is no such thing."""
    subject_request = opened(reference, Action.ACT)
    try:
        return overview_of(subject_request, now=clock.now()), misdelivery.noted_in(subject_request, uid)
    except loading.RequestUnknown:
        abort(404)


def about(case: Overview, noted: Misdelivery) -> dict[str, Any]:
    """Return what each of the pages says of it: what happened, and until when the authority is told."""
    notify_by = notify_breach_by(noted.known_at)
    return {
        "authority": case.profile.authority,
        "rows": [
            (_("What happened"), noted.what or ""),
            (_("Known since"), moment(noted.known_at, case.profile.time_zone)),
            (_("The 72 hours end"), moment(notify_by, case.profile.time_zone)),
            *([(_("Risk"), str(RISKS[noted.risk]))] if noted.risk else []),
        ],
        "is_late": clock.now() > notify_by,
    }


def sent_answers(case: Overview) -> dict[str, str]:
    """Return the answers that can be stopped, by their ids: of what, and when."""
    return {
        release.uid: _(
            "The answer of %(when)s: %(rights)s",
            when=moment(release.released_at, case.profile.time_zone),
            rights=", ".join(label("right", letter.kind, current_language()) for letter in release.letters),
        )
        for release in responses.releases_of(case.subject_request)
        if release.stopped_at is None
    }
