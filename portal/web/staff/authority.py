"""The supervisory authority on a request: its enquiry with its own date, and what the person wants given to it."""

from flask import Blueprint, abort
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.services import authority_matters, loading
from portal.services.grants import Action
from portal.services.overview import overview_of
from portal.storage.models import AuthorityMatter, SubjectRequest
from portal.web.staff.authority_forms import DoneForm, EnquiryForm, WishForm
from portal.web.staff.authority_panel import named, shown
from portal.web.staff.case import acting, acting_by_id, back_to, done, opened, page, sent

bp = Blueprint("authority", __name__, url_prefix="/requests/<reference>/authority")


@bp.route("/enquiry", methods=["GET", "POST"])
def enquiry(reference: str) -> ResponseReturnValue:
    """Note that the authority asks about this request, and by when."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    form = EnquiryForm(subject_request, data={"came_on": case.today})
    if sent(form, lambda: authority_matters.note_enquiry(subject_request, form.enquiry, **acting_by_id())):
        return back_to(subject_request, _("It is noted, and stands in the queue by the authority’s own date."))
    return page("authority/enquiry", subject_request, form, authority=named(case))


@bp.route("/wish", methods=["GET", "POST"])
def wish(reference: str) -> ResponseReturnValue:
    """Note that the person wants what was refused to be given to the Ombudsman."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    form = WishForm(subject_request, data={"asked_on": case.today})
    if form.validate_on_submit():
        how = {"asked_on": form.asked_on.data, **acting_by_id()}
        if done(form, lambda: authority_matters.note_wish(subject_request, **how)):
            return back_to(subject_request, _("It is noted. Give the data to the authority by the day shown below."))
    return page("authority/wish", subject_request, form, authority=named(case))


@bp.route("/<uid>/done", methods=["GET", "POST"])
def finish(reference: str, uid: str) -> ResponseReturnValue:
    """Note what the authority got, and when."""
    subject_request = opened(reference, Action.ACT)
    case, matter = overview_of(subject_request, now=clock.now()), matter_in(subject_request, uid)
    form = DoneForm(subject_request, data={"on": case.today})
    if form.validate_on_submit():
        how = {"on": form.on.data, "what": form.what.data, **acting()}
        if done(form, lambda: authority_matters.note_done(subject_request, uid, **how)):
            return back_to(subject_request, _("It is noted as done."))
    return page("authority/done", subject_request, form, authority=named(case), matter=shown(case, matter))


def matter_in(subject_request: SubjectRequest, uid: str) -> AuthorityMatter:
    """Return one matter of this request, or end with a page that says there is none."""
    try:
        return authority_matters.matter_in(subject_request, uid)
    except loading.RequestUnknown:
        abort(404)
