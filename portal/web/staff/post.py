"""The post: every letter that waits for it in one print, and the register of what was posted and what came back."""

from datetime import date
from typing import Any

from flask import Blueprint, abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_wtf import FlaskForm
from wtforms import Field, ValidationError

from portal import clock
from portal.controllers.installed import profile_of, today_at
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right
from portal.services import access, posting
from portal.services.grants import Action, controllers_for
from portal.services.letters import postal_lines
from portal.services.posting import Row
from portal.services.print_batch import may_print, needs_sheet, print_batch
from portal.services.returned_post import is_owed
from portal.storage.db import db
from portal.translations import current_language, dates
from portal.translations.labels import label
from portal.translations.rule_words import say
from portal.web.staff import guard
from portal.web.staff.letters import as_pdf
from portal.web.staff.on_paper import times, to_print
from portal.web.staff.queue_filters import read_cursor
from portal.web.typed import DayField

bp = Blueprint("post", __name__, url_prefix="/post")


class PostedForm(FlaskForm):
    """Which letters were posted, and when; the boxes stand in the table."""

    posted_on = DayField(_l("On which day were they posted?"))

    def validate_posted_on(self, field: Field) -> None:
        """Ask for the day."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Choose the day."))

    @property
    def chosen(self) -> list[int]:
        """The letters whose box is ticked."""
        return [int(text) for text in request.form.getlist("letter") if text.isascii() and text.isdigit()]


@bp.route("", methods=["GET", "POST"])
def show() -> ResponseReturnValue:
    """Show what waits and what was posted; take note of what was posted."""
    mine = controllers_for(guard.signed_in(), Action.ACT) or abort(403)
    form = PostedForm(data={"posted_on": today_at(mine[0], clock.now())})
    waiting = posting.waiting(mine)
    if form.validate_on_submit() and (noted := note(form, waiting)):
        flash(ngettext("%(num)s letter is in the register.", "%(num)s letters are in the register.", noted), "calm")
        return redirect(url_for("staff.post.show"), 303)
    rows = posting.posted(mine, after(request.args.get("after", "")))
    page, further = rows[: posting.PAGE_ROWS], rows[posting.PAGE_ROWS :]
    return render_template(
        "staff/post/show.html",
        form=form,
        waiting=[waiting_row(row) for row in waiting],
        several=to_print(waiting),
        posted=[posted_row(row) for row in page],
        next_page=url_for(".show", after=cursor(page[-1])) if further else "",
        first_page=url_for(".show") if request.args.get("after") else "",
    ), 422 if form.errors else 200


@bp.get("/letters.pdf")
def letters() -> ResponseReturnValue:
    """Print every letter that waits, with the address sheets that are needed, as one file."""
    me = guard.signed_in()
    mine = controllers_for(me, Action.ACT) or abort(403)
    rows = [row for row in posting.waiting(mine) if may_print(row)] or abort(404)
    now = clock.now()
    printed = print_batch(rows, now=now)
    if printed.left_out:
        flash(left_out_words(printed.left_out), "late")
    for subject_request in {row.uid: row for _posting, row in rows}.values():
        access.note_view(subject_request, me, "staff.post.letters", now=now)
    if not printed.data:
        return redirect(url_for(".show"), 303)
    return as_pdf(printed.data, f"letters-{today_at(mine[0], now).isoformat()}.pdf")


def left_out_words(references: tuple[str, ...]) -> str:
    """Return which letters are not in the print, and what to do about it."""
    return _(
        "These letters could not be printed and wait here: %(references)s. Leave them unticked and print again. "
        "If that does not help, tell whoever runs the portal.",
        references=", ".join(references),
    )


def note(form: PostedForm, waiting: list[Row]) -> int:
    """Write the ticked letters into the register; return how many, none where that is not possible."""
    me, known = guard.signed_in(), {row.id for row, _request in waiting}
    chosen = [number for number in form.chosen if number in known]
    if not chosen or form.posted_on.data is None:
        form.form_errors.append(_("Tick the letters that were posted."))
        return 0
    try:
        return posting.note_posted(chosen, form.posted_on.data, by=f"staff:{me.id}", by_id=me.id, now=clock.now())
    except RuleBroken as error:
        db.session.rollback()
        form.form_errors.append(say(error, current_language()))
        return 0


def waiting_row(row: Row) -> dict[str, Any]:
    """Return a letter that waits, in words; never to whom or where."""
    posting_row, subject_request = row
    return {
        **row_of(row),
        "asked": day_of(clock.local_day(posting_row.asked_at, profile_of(posting_row.controller).time_zone)),
        "has_address": bool(postal_lines(subject_request)),
        "may_print": may_print(row),
        "needs_sheet": needs_sheet(subject_request, posting_row.letter),
        "is_ticked": request.method != "POST" or str(posting_row.id) in request.form.getlist("letter"),
    }


def posted_row(row: Row) -> dict[str, Any]:
    """Return a letter that was posted, in words."""
    posting_row, _request = row
    why = posting_row.returned_because
    return {
        **row_of(row),
        "posted": day_of(posting_row.posted_on),
        "returned": day_of(posting_row.returned_on),
        "because": label("post_returned", why, current_language()) if why else "",
        "is_owed": is_owed(posting_row),
    }


def row_of(row: Row) -> dict[str, Any]:
    """Return what both lists say of a letter."""
    posting_row, subject_request = row
    return {
        "id": posting_row.id,
        "reference": subject_request.reference,
        "letter": letter_name(posting_row.letter.kind) + times(posting_row.copies),
        "controller": profile_of(posting_row.controller).brand.in_(current_language()),
    }


def letter_name(kind: str) -> str:
    """Return what a letter is called: the right an answer is to, or the name of the notice."""
    return label("right" if kind in set(Right) else "letter", kind, current_language())


def day_of(day: date | None) -> str:
    """Return a day in words, or nothing."""
    return dates.weekday_day(day, current_language()) if day else ""


def after(text: str) -> tuple[date, int] | None:
    """Return the place a page of the register goes on from."""
    place = read_cursor(text)
    return (place.day, place.id) if place else None


def cursor(row: Row) -> str:
    """Return what leads to the rows after this one."""
    posting_row, _request = row
    return f"{posting_row.posted_on}.{posting_row.id}"
