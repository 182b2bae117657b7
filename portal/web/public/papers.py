"""Papers sent from the status page, after confirmation."""

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
from portal.storage.models import SubjectRequest
from portal.translations import current_language
from portal.translations.rule_words import say
from portal.web.given_files import chosen, look_at
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
