"""Where a request stands: signed in with reference and receipt code; personal only with the mail's link as well."""

from typing import Any

from flask import Blueprint, Response, abort, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue
from flask_wtf import FlaskForm

from portal import clock
from portal.controllers.installed import profile_of
from portal.services import corrections, responses, sign_ins, visits
from portal.services.answer_store import document_of
from portal.services.dates import limits_of
from portal.services.letters import mail_contact
from portal.services.replies import replied_on
from portal.services.timeline import public_timeline
from portal.storage import files
from portal.storage.models import SignIn, SubjectRequest
from portal.translations import current_language
from portal.web.public.by_post import by_post_of
from portal.web.public.code_form import StatusForm, too_often, wrong_pair
from portal.web.public.package import package_of
from portal.web.public.pages import VISIT, device, keep_visit, network, today_at
from portal.web.public.standing_words import AskedOf, standing_in_words
from portal.web.public.status_parts import parts_of
from portal.web.public.visiting import visited
from portal.web.public.waiting import waiting_of
from portal.web.public.written_part import notices_for

bp = Blueprint("status", __name__)


@bp.get("/status")
def sign_in() -> ResponseReturnValue:
    """Ask for the reference and the receipt code."""
    return render_template("public/status_sign_in.html", form=StatusForm(), profile=None)


@bp.post("/status")
def enter() -> ResponseReturnValue:
    """Let the person in, or say what to check; the same words whichever of the two is wrong."""
    form = StatusForm()
    if form.validate_on_submit():
        try:
            opaque = visits.enter(
                form.reference.data, form.receipt_code.data, network=network(), device=device(), now=clock.now()
            )
        except visits.WrongCode:
            wrong_pair(form)
        except visits.TriedTooOften:
            too_often(form)
        else:
            keep_visit(opaque)
            return redirect(url_for("status.show", reference=form.reference.data), 303)
    return render_template("public/status_sign_in.html", form=form, profile=None), 422


@bp.get("/status/<reference>")
def show(reference: str) -> ResponseReturnValue:
    """Show where the request stands and why; with the mail's link, the answer too."""
    row, subject_request = visited(reference)
    return render_template("public/status.html", **status_of(row, subject_request))


def status_of(row: SignIn, subject_request: SubjectRequest) -> dict[str, Any]:
    """Return what the status page shows this visit."""
    profile = profile_of(subject_request.controller)
    letters = [(kept, document_of(kept.document)) for kept in responses.letters_for(row, now=clock.now())]
    replied = replied_on(subject_request)
    limits = limits_of(subject_request, today=today_at(profile), settled_on=replied)
    waiting = waiting_of(subject_request, answer_by=limits.answer_by, replied=replied)
    parts = parts_of(subject_request, may_read=row.door == sign_ins.Door.ANSWER.value)
    told = {name: fact for part in parts for name, fact in part.facts.items() if name in {"fee", "news"}}
    releases = responses.releases_of(subject_request)
    by_post = by_post_of(subject_request, releases)
    has_mail = mail_contact(subject_request) is not None
    headline, lead = standing_in_words(subject_request, AskedOf(waiting, by_post=by_post, has_mail=has_mail, **told))
    return {
        "headline": headline,
        "lead": lead,
        "profile": profile,
        "subject_request": subject_request,
        "limits": limits,
        "waiting": waiting,
        "news": told.get("news"),
        "timeline": public_timeline(subject_request, current_language()),
        "releases": releases,
        "by_post": by_post,
        "ends_on": next((one.ends_on for one in releases if one.id == row.release_id), None),
        "letters": letters,
        "may_read": bool(letters),
        "package": package_of(row),
        "parts": parts,
        "form": FlaskForm(),
    }


@bp.get("/status/<reference>/letters/<uid>.pdf")
def letter_pdf(reference: str, uid: str) -> Response:
    """Hand out one letter as it was frozen."""
    row, subject_request = visited(reference)
    readable = [*responses.letters_for(row, now=clock.now()), *notices_for(row, subject_request)]
    letter = next((one for one in readable if one.uid == uid), None)
    if letter is None or letter.pdf is None:
        abort(404)
    answer = make_response(files.load(letter.pdf))
    answer.headers["Content-Type"] = "application/pdf"
    answer.headers["Content-Disposition"] = f'attachment; filename="{letter.pdf.name or reference}"'
    answer.headers["Content-Security-Policy"] = "sandbox; default-src 'none'; frame-ancestors 'none'"
    return answer


@bp.post("/status/<reference>/withdraw")
def withdraw(reference: str) -> ResponseReturnValue:
    """Take the request back."""
    _, subject_request = visited(reference)
    corrections.withdraw(subject_request, by="subject", now=clock.now())
    return redirect(url_for("status.show", reference=reference), 303)


@bp.post("/status/sign-out")
def sign_out() -> ResponseReturnValue:
    """End the visit on the server, and leave nothing in the browser."""
    visits.leave(session.get(VISIT), now=clock.now())
    session.pop(VISIT, None)
    answer = make_response(redirect(url_for("status.signed_out", lang=request.args.get("lang")), 303))
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@bp.get("/status/signed-out")
def signed_out() -> ResponseReturnValue:
    """Say that nothing of the request is left in this browser."""
    return render_template("public/signed_out.html", profile=None)
