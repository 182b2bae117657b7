"""An answer that did not arrive, from the desk: announced again, posted instead, or its address found to work."""

from typing import Any

from flask import Blueprint, abort, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.law.duties import DutyKey
from portal.services import letters, lost_contacts, matters, redelivery, responses
from portal.services.grants import Action
from portal.services.overview import Overview, overview_of
from portal.services.timeline import Happening
from portal.storage.models import Contact, Release, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import acting, back_to, moment, opened, page, sent, why_not
from portal.web.staff.panel import Panel
from portal.web.staff.redelivery_forms import MAIL, POST, WAYS, WORKS, AgainForm, CameBackForm

bp = Blueprint("redelivery", __name__, url_prefix="/requests/<reference>/redelivery")


@bp.route("", methods=["GET", "POST"])
def show(reference: str) -> ResponseReturnValue:
    """Send an answer again that did not arrive."""
    subject_request = opened(reference, Action.ACT)
    release, contact = lost_in(subject_request)
    form = AgainForm(subject_request, ways_of(subject_request))
    if sent(form, lambda: again(subject_request, form.way.data, release, contact)):
        return back_to(subject_request, said(form.way.data))
    case = overview_of(subject_request, now=clock.now())
    return page("redelivery/show", subject_request, form, **about(case, release, contact))


@bp.route("/came-back", methods=["GET", "POST"])
def came_back(reference: str) -> ResponseReturnValue:
    """Note that mail or post to the person came back; a letter in the register of the post has a page of its own."""
    subject_request = opened(reference, Action.ACT)
    form = CameBackForm(subject_request)
    if form.validate_on_submit() and form.letter:
        return redirect(url_for("staff.returned.note", reference=reference, number=form.letter.id), 303)
    if sent(form, lambda: lost_contacts.note_came_back(subject_request, form.contact.data, **acting())):
        return back_to(subject_request, _("It is noted that nothing arrives there."))
    return page("redelivery/came_back", subject_request, form)


def lost_in(subject_request: SubjectRequest) -> tuple[Release, Contact]:
    """Return the answer that did not arrive and where it went, or end with a page that says there is none."""
    contact, release = lost_contacts.lost(subject_request), matters.newest_release(subject_request)
    if contact is None or release is None:
        abort(404)
    return release, contact


def ways_of(subject_request: SubjectRequest) -> dict[str, Any]:
    """Return the ways that are open now."""
    can_mail = not why_not(lambda: responses.announced_to(subject_request))
    shut = {MAIL: not can_mail, POST: not letters.postal_lines(subject_request)}
    return {way: words for way, words in WAYS.items() if not shut.get(way)}


def again(subject_request: SubjectRequest, way: str, release: Release, contact: Contact) -> None:
    """Do what was chosen."""
    how = acting()
    if way == WORKS:
        lost_contacts.note_works_again(subject_request, contact.uid, **how)
    elif way == POST:
        redelivery.post_instead(subject_request, release.uid, **how)
    else:
        redelivery.mail_again(subject_request, release.uid, **how)


def said(way: str) -> str:
    """Say what was done."""
    return {
        MAIL: _("A new mail is on its way. The answer opens with its link and the secret code."),
        POST: _("The answer goes by post now. Print its letters and post them."),
        WORKS: _("It is noted that the address works."),
    }[way]


def about(case: Overview, release: Release, contact: Contact) -> dict[str, Any]:
    """Return what the page says of the answer and its way."""
    zone, language = case.profile.time_zone, current_language()
    at = contact.undeliverable_at
    to = case.subject_request
    new = "" if why_not(lambda: responses.announced_to(to)) else responses.announced_to(to).value
    return {
        "rows": [
            (_("The answer"), ", ".join(label("right", letter.kind, language) for letter in release.letters)),
            (_("Sent"), moment(release.released_at, zone)),
            (_("To"), contact.value or ""),
            (_("Came back"), moment(at, zone) if at else ""),
        ],
        "new_address": new,
        "postal_address": ", ".join(letters.postal_lines(to)),
    }


def panel(case: Overview, history: list[Happening]) -> Panel | None:
    """Say what does not arrive; the way to send an answer again stands here only where it is not the next step."""
    row = case.subject_request
    lost = (contact for contact in lost_contacts.in_use(row) if contact.undeliverable_at is not None)
    bad = dict.fromkeys(", ".join((contact.value or "").splitlines()) for contact in lost)
    if not bad:
        return None
    is_next = row.next_duty == DutyKey.DELIVER_AGAIN
    is_lost = not is_next and lost_contacts.lost(row) is not None
    return Panel("staff/redelivery/panel.html", {"bad": list(bad), "is_lost": is_lost})
