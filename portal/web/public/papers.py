"""Papers on the status page: sent after confirmation, and what became of each; deleted once looked at."""

from typing import Any

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import MultipleFileField

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.services import papers, uploads
from portal.services.file_kinds import PAPERS
from portal.storage.db import db
from portal.storage.models import StoredFile, SubjectRequest
from portal.translations import current_language, dates
from portal.translations.rule_words import say
from portal.web.given_files import chosen, look_at
from portal.web.public.status_part import Part
from portal.web.public.visiting import visited
from portal.web.typed import words

bp = Blueprint("papers", __name__, url_prefix="/status/<reference>/papers")


class PaperForm(FlaskForm):
    """One or more papers, and a word on what they are."""

    files = MultipleFileField(_l("Choose the files"))
    note = words(_l("What do they show?"))

    def validate(self, extra_validators: Any = None) -> bool:
        """Ask for a file at least, and look at each."""
        is_whole = super().validate(extra_validators)
        self.added = look_at(self.files, PAPERS)
        if not chosen(self.files):
            self.files.errors = [_("Choose a file first.")]
        return is_whole and not self.files.errors


@bp.route("", methods=["GET", "POST"])
def send(reference: str) -> ResponseReturnValue:
    """Send papers to the controller."""
    _row, subject_request = visited(reference)
    form = PaperForm()
    if form.validate_on_submit() and is_sent(form, subject_request):
        flash(_("Your files have reached us. We delete them as soon as we have looked at them."), "calm")
        return redirect(url_for("status.show", reference=reference, _anchor="papers"), 303)
    shown = render_template(
        "public/papers/send.html", form=form, subject_request=subject_request, most_mib=uploads.most_mib(),
        profile=profile_of(subject_request.controller), may_add=papers.may_add(subject_request),
    )  # fmt: skip
    return shown, 422 if form.errors else 200


def is_sent(form: PaperForm, subject_request: SubjectRequest) -> bool:
    """Hand the papers over; what forbids it is said beside the field."""
    try:
        papers.add(subject_request, form.added, note=form.note.data or "", now=clock.now())
    except RuleBroken as error:
        db.session.rollback()
        form.files.errors = [say(error, current_language())]
        return False
    return True


def part(subject_request: SubjectRequest, may_read: bool) -> Part | None:
    """Show what became of the papers that were sent, and the way to send more."""
    sent, may_add = papers.all_of(subject_request), papers.may_add(subject_request)
    if not sent and not may_add:
        return None
    return Part("public/papers/part.html", {"papers": [fate(row, subject_request) for row in sent], "may_add": may_add})


def fate(row: StoredFile, subject_request: SubjectRequest) -> str:
    """Return what became of one paper; its name is not for whoever has the code alone."""
    zone, language = profile_of(subject_request.controller).time_zone, current_language()

    def day(at: Any) -> str:
        return dates.day(clock.local_day(at, zone), language)

    if row.erased_at is not None and row.looked_at is not None:
        return _(
            "Sent on %(sent)s. We looked at it, and deleted it on %(day)s.",
            sent=day(row.stored_at),
            day=day(row.erased_at),
        )
    if row.erased_at is not None:
        return _("Sent on %(sent)s. Deleted on %(day)s.", sent=day(row.stored_at), day=day(row.erased_at))
    if row.looked_at is not None:
        return _("Sent on %(sent)s. We have looked at it, and delete it now.", sent=day(row.stored_at))
    return _("Sent on %(sent)s. Nobody has looked at it yet.", sent=day(row.stored_at))
