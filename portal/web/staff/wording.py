"""The editor of an answer's letter: each section that may be said in other words, and the gaps that may stand in it."""

from collections.abc import Iterable
from typing import Any

from flask import Blueprint, abort, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from wtforms import Field, TextAreaField, ValidationError

from portal import clock
from portal.law.rights import Right
from portal.letters.body import Body
from portal.letters.compose import Draft
from portal.letters.document import Section
from portal.letters.editing import editable_parts
from portal.letters.gaps import GAP, PLACEHOLDERS
from portal.services import dates, filing, rewording
from portal.services.answer_store import answer_of
from portal.services.grants import Action
from portal.storage.models import RequestedRight, SubjectRequest
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff import guard
from portal.web.staff.case import CaseForm, acting, letter_language, opened, page, right_in, sent
from portal.web.typed import LONGEST_TEXT, Text, tidy

bp = Blueprint("wording", __name__, url_prefix="/requests/<reference>/wording/<right>")
AS_COMPOSED = "as_composed"
DECISION = "decision"


class WordingForm(CaseForm):
    """One field a section; made for its letter."""

    keys: dict[str, str]

    @property
    def texts(self) -> dict[str, str]:
        """What was typed, by the section's key."""
        return {key: self[name].data or "" for name, key in self.keys.items()}


def check_gaps(form: WordingForm, field: Field) -> None:
    """Refuse a gap that nothing fills, and say which there are."""
    for gap in GAP.findall(field.data or ""):
        if request.form.get("step") != AS_COMPOSED and gap not in PLACEHOLDERS:
            raise ValidationError(
                _("Nothing fills {%(gap)s}. Write one of %(known)s, or leave out the brackets.", gap=gap, known=gaps())
            )


@bp.route("", methods=["GET", "POST"])
def show(reference: str, right: str) -> ResponseReturnValue:
    """Say sections of a letter in other words, or go back to what was composed."""
    subject_request = opened(reference, Action.ACT)
    row = right_in(subject_request, right)
    if answer_of(row) is None or not dates.is_open(row):
        abort(404)
    made = composed(subject_request, row)
    form = form_for(subject_request, row, made.body)
    texts = {} if request.form.get("step") == AS_COMPOSED else form.texts
    if sent(form, lambda: keep(subject_request, row, texts, form)):
        return redirect(url_for("staff.release.preview", reference=reference, right=right), 303)
    return page(
        "wording/show", subject_request, form, row=row, sections=list(shown(made.body.sections, form)), gaps=gaps(),
        language_hint=letter_language(subject_request), is_reworded=bool(rewording.texts_of(row)),
    )  # fmt: skip


def keep(subject_request: SubjectRequest, row: RequestedRight, texts: dict[str, str], form: WordingForm) -> None:
    """Keep what was typed."""
    rewording.reword(subject_request, Right(row.right), texts, **acting(form))


def composed(subject_request: SubjectRequest, row: RequestedRight) -> Draft:
    """Return the letter as it is composed, without anybody's own words."""
    answer = answer_of(row) or abort(404)
    on = filing.today_of(subject_request, clock.now())
    return rewording.as_composed(subject_request, answer, on=on, signed_by=guard.signed_in().name)


def form_for(subject_request: SubjectRequest, row: RequestedRight, body: Body) -> WordingForm:
    """Return the form for one letter, with what was reworded before."""
    parts, before = editable_parts(body), rewording.texts_of(row)
    headings = {part.key: heading_of(part) for part in body.sections}
    names = {f"part-{key}": key for key in parts}
    fields = {
        name: TextAreaField(headings[key], [check_gaps, Text(LONGEST_TEXT)], filters=[tidy])
        for name, key in names.items()
    }
    values = {name: before.get(key, parts[key]) for name, key in names.items()}
    form: WordingForm = type("WordingForm", (WordingForm,), dict(fields))(subject_request, data=values)
    form.keys = names
    return form


def shown(sections: Iterable[Section], form: WordingForm) -> list[dict[str, Any]]:
    """Return the letter's sections in order: a field where the words may change, the text where they stay."""
    of_key = {key: form[name] for name, key in form.keys.items()}
    return [
        {"field": of_key.get(part.key), "heading": heading_of(part), "section": part}
        for part in sections
        if part.key in of_key or part.blocks
    ]


def heading_of(part: Section) -> str:
    """Return what stands over a section; for one that has no heading in the letter, what it says."""
    if part.heading or part.key == DECISION:
        return part.heading or _("Opening")
    name = label("part", part.key, current_language())
    return name[:1].upper() + name[1:]


def gaps() -> str:
    """Return the gaps that may be written, as they are typed."""
    return ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
