"""The supervisory authority on a request: its enquiry with its own date, and what the person wants given to it."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal import clock
from portal.services import authority_matters, loading
from portal.services.authority_matters import ENQUIRY, Enquiry
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.services.timeline import Happening
from portal.storage.models import AuthorityMatter, SubjectRequest
from portal.translations import current_language, dates
from portal.web.staff.case import CaseForm, back_to, by_me, done, opened, page
from portal.web.staff.due_words import due_words
from portal.web.staff.panel import Panel
from portal.web.typed import DayField, Filled, words

bp = Blueprint("authority", __name__, url_prefix="/requests/<reference>/authority")
BEGUN = frozenset({"authority_enquired", "ombudsman_wished"})
DAY = _l("Write the day like this: 2026-11-30.")


class EnquiryForm(CaseForm):
    """What the authority wants, and by when."""

    came_on = DayField(_l("On which day did it come?"), [Filled(DAY)])
    due_on = DayField(_l("By which day does it want a reply?"), [Filled(DAY)])
    asked = words(_l("What does it ask?"), Filled(_l("Write what the authority asks.")))

    @property
    def enquiry(self) -> Enquiry:
        """The enquiry as the use case takes it; only once the form was taken."""
        return Enquiry(self.came_on.data or date.max, self.due_on.data or date.max, self.asked.data or "")


class WishForm(CaseForm):
    """When the person asked for it."""

    asked_on = DayField(_l("On which day did the person ask for it?"), [Filled(DAY)])


class DoneForm(CaseForm):
    """What the authority got, and when."""

    on = DayField(_l("On which day?"), [Filled(DAY)])
    what = words(_l("What did it get?"), Filled(_l("Write what the authority got.")))


@bp.route("/enquiry", methods=["GET", "POST"])
def enquiry(reference: str) -> ResponseReturnValue:
    """Note that the authority asks about this request, and by when."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    form = EnquiryForm(subject_request, data={"came_on": case.today})
    if form.validate_on_submit():
        how = {"now": clock.now(), **by_me()}
        if done(form, lambda: authority_matters.note_enquiry(subject_request, form.enquiry, **how)):
            return back_to(subject_request, _("It is noted, and stands in the queue by the authority’s own date."))
    return page("authority/enquiry", subject_request, form, authority=named(case))


@bp.route("/wish", methods=["GET", "POST"])
def wish(reference: str) -> ResponseReturnValue:
    """Note that the person wants what was refused to be given to the Ombudsman."""
    subject_request = opened(reference, Action.ACT)
    case = overview_of(subject_request, now=clock.now())
    form = WishForm(subject_request, data={"asked_on": case.today})
    if form.validate_on_submit():
        how = {"asked_on": form.asked_on.data, "now": clock.now(), **by_me()}
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
        how = {"on": form.on.data, "what": form.what.data, "by": by_me()["by"], "now": clock.now()}
        if done(form, lambda: authority_matters.note_done(subject_request, uid, **how)):
            return back_to(subject_request, _("It is noted as done."))
    return page("authority/done", subject_request, form, authority=named(case), matter=shown(case, matter))


def matter_in(subject_request: SubjectRequest, uid: str) -> AuthorityMatter:
    """Return one matter of this request, or end with a page that says there is none."""
    try:
        return authority_matters.matter_in(subject_request, uid)
    except loading.RequestUnknown:
        abort(404)


def named(case: Overview) -> dict[str, str]:
    """Return the controller's authority: its name, and how it is reached."""
    authority, language = case.profile.authority, current_language()
    return {"name": authority.name_in(language), "reached": f"{authority.email}, {authority.phone}"}


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Show what the authority waits for, and what it got."""
    if not any(event.kind in BEGUN for event in history):
        return None
    matters = [shown(case, row) for row in authority_matters.all_of(case.subject_request)]
    return Panel("staff/authority/panel.html", {"matters": matters, "name": named(case)["name"]})


def shown(case: Overview, row: AuthorityMatter) -> dict[str, Any]:
    """Return one matter in words: what is asked, by when, and what became of it."""
    language, is_done = current_language(), row.done_on is not None
    place: dict[str, Any] = {"reference": case.subject_request.reference}
    left, tone = ("", "") if is_done else due_words(row.due_on, case.today)
    return {
        "what": _("Its enquiry") if row.kind == ENQUIRY else _("Data to be given to it"),
        "asked": row.asked or "",
        "came": dates.day(row.came_on, language),
        "due": dates.weekday_day(row.due_on, language),
        "left": left,
        "tone": tone,
        "done_on": dates.day(row.done_on, language) if row.done_on else "",
        "done": row.done or "",
        "is_enquiry": row.kind == ENQUIRY,
        "href": "" if is_done else url_for("staff.authority.finish", uid=row.uid, **place),
    }
