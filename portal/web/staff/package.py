"""The files of an answer: added, taken in or left out, made for machines; and the sealed packages that went out."""

from typing import Any

from flask import Blueprint, Response, abort, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.law.rights import Outcome, Right
from portal.services import dates, loading, package, package_files, portable_data, registers, responses, uploads
from portal.services.file_kinds import CSV, JSON, XLSX
from portal.services.grants import Action, may
from portal.services.overview import Overview
from portal.services.package_files import Use
from portal.services.timeline import Happening
from portal.storage import files
from portal.storage.models import StoredFile, SubjectRequest
from portal.translations import current_language
from portal.web.file_answers import attached
from portal.web.given_files import size_in_words
from portal.web.staff import guard
from portal.web.staff.case import acting, done, opened, page, sent
from portal.web.staff.package_forms import AddForm, PortableForm, UseForm
from portal.web.staff.panel import Panel

HAPPENED = frozenset({"file_added", "package_sealed"})
"""What tells that there are files."""

MACHINE_READABLE = frozenset(kind.media_type for kind in (CSV, JSON, XLSX))

bp = Blueprint("package", __name__, url_prefix="/requests/<reference>/files")


@bp.get("")
def show(reference: str) -> ResponseReturnValue:
    """Show the files of the answer, and what went out with earlier ones."""
    subject_request = opened(reference)
    return page("package/show", subject_request, **words(subject_request))


@bp.post("")
def add(reference: str) -> ResponseReturnValue:
    """Add files to the answer."""
    subject_request = opened(reference, Action.ACT)
    form = AddForm(subject_request)
    if sent(form, lambda: package_files.add(subject_request, form.added, **acting())):
        return back(reference, _("Added to the answer."))
    return page("package/show", subject_request, form, **words(subject_request) | {"adding": form})


@bp.post("/data")
def make_data(reference: str) -> ResponseReturnValue:
    """Make the files for machines from what was found."""
    subject_request = opened(reference, Action.ACT)
    form = PortableForm(subject_request)
    if sent(form, lambda: portable_data.make(subject_request, form.data_lines.data, **acting())):
        return back(reference, _("The two files are made and added to the answer."))
    return page("package/show", subject_request, form, **words(subject_request) | {"portable": form})


@bp.route("/<uid>/use", methods=["GET", "POST"])
def decide(reference: str, uid: str) -> ResponseReturnValue:
    """Take a file into the answer, or leave it out with a reason."""
    subject_request = opened(reference, Action.ACT)
    row = uploads.file_of(subject_request, uid) or abort(404)
    form = UseForm(subject_request, row)
    if form.validate_on_submit():
        what = {"because": form.because.data, **acting()}
        if done(form, lambda: package_files.decide(subject_request, uid, Use(form.use.data), **what)):
            return back(reference, _("Noted."))
    return page("package/decide", subject_request, form, file=shown(subject_request, row))


@bp.post("/<uid>/remove")
def remove(reference: str, uid: str) -> ResponseReturnValue:
    """Erase a file that was added by mistake."""
    subject_request = opened(reference, Action.ACT)
    form = AddForm(subject_request)
    try:
        is_gone = done(form, lambda: package_files.remove(subject_request, uid, **acting()))
    except loading.RequestUnknown:
        abort(404)
    return back(reference, _("The file is erased.")) if is_gone else back(reference, form.form_errors[0], "soon")


@bp.get("/<uid>")
def download(reference: str, uid: str) -> Response:
    """Give out a file that was found, or a sealed package."""
    subject_request = opened(reference, Action.ACT)
    row = uploads.file_of(subject_request, uid) or uploads.file_of(subject_request, uid, package.PURPOSE) or abort(404)
    try:
        return attached(row)
    except files.FileGone:
        abort(404)


def words(subject_request: SubjectRequest) -> dict[str, Any]:
    """Return what the page shows beside its form."""
    is_open = subject_request.closed_at is None
    asks_for_data = any(row.right == Right.PORTABILITY and dates.is_open(row) for row in subject_request.rights)
    return {
        "files": [shown(subject_request, row) for row in package_files.files_for(subject_request)],
        "sealed": [sealed(row) for row in sealed_packages(subject_request)],
        "adding": AddForm(subject_request),
        "may_change": is_open and may(guard.signed_in(), Action.ACT, subject_request.controller),
        "portable": PortableForm(subject_request) if is_open and asks_for_data else None,
        "most_mib": uploads.most_mib(),
    }


def shown(subject_request: SubjectRequest, row: StoredFile) -> dict[str, Any]:
    """Return a file in words: what it is called, where it comes from, what becomes of it."""
    found = {task.id: task.register for task in registers.tasks_of(subject_request)} if row.register_task_id else {}
    register = profile_of(subject_request.controller).register(found.get(row.register_task_id or 0, ""))
    return {
        "uid": row.uid,
        "name": row.name,
        "size": size_in_words(row.size),
        "source": register.label.in_(current_language()) if register else _("Added here"),
        "use": row.use,
        "because": row.use_because or "",
    }


def going_out(subject_request: SubjectRequest) -> dict[str, Any]:
    """Return the files that go out with the answer, each with its hash, and what is to be looked at about them."""
    rows = package_files.files_for(subject_request)
    inside = [row for row in rows if row.use == Use.TAKEN_IN]
    to_send = responses.to_send(subject_request)
    asks_for_data = any(row.right == Right.PORTABILITY for row in to_send)
    return {
        "files": [shown(subject_request, row) | {"sha256": row.sha256} for row in inside],
        "left_out": len([row for row in rows if row.use == Use.LEFT_OUT]),
        "waiting": len([row for row in rows if row.use is None]),
        "lacks_data": asks_for_data and not any(row.media_type in MACHINE_READABLE for row in inside),
        "is_partly": any((row.right, row.outcome) == (Right.ACCESS, Outcome.PARTLY) for row in to_send),
    }


def sealed_packages(subject_request: SubjectRequest) -> list[StoredFile]:
    """Return the packages that went out, newest first."""
    made = (package.of_release(release) for release in responses.releases_of(subject_request))
    return [row for row in made if row is not None]


def sealed(row: StoredFile) -> dict[str, Any]:
    """Return a package that went out."""
    return {
        "uid": row.uid,
        "size": size_in_words(row.size),
        "sha256": row.sha256,
        "ends_on": row.ends_on,
        "times": row.times_opened,
        "is_gone": row.erased_at is not None,
    }


def panel_of(case: Overview, history: list[Happening]) -> Panel | None:
    """Return the files as a section of the request's page, where there are any."""
    if not any(event.kind in HAPPENED for event in history):
        return None
    rows, packages = package_files.files_for(case.subject_request), sealed_packages(case.subject_request)
    if not rows and not packages:
        return None
    waiting = len([row for row in rows if row.use is None])
    facts = {"count": len(rows), "waiting": waiting, "sealed": [sealed(row) for row in packages]}
    return Panel("staff/package/panel.html", facts)


def back(reference: str, said: str, tone: str = "calm") -> ResponseReturnValue:
    """Go back to the files and say there what was done."""
    flash(said, tone)
    return redirect(url_for("staff.package.show", reference=reference), 303)
