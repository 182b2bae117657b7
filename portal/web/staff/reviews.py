"""Looking through who may do what: everybody with their roles, since when, and when they were last here."""

from datetime import datetime

from flask import Blueprint, flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.services import granting, grants, reviews
from portal.services.granting import NewGrant
from portal.services.grants import EVERYWHERE, Action, Role, may
from portal.services.reviews import Held
from portal.translations import current_language, dates
from portal.web.staff import guard, people
from portal.web.staff.account import in_words
from portal.web.staff.guard import require_fresh, signed_in

bp = Blueprint("reviews", __name__, url_prefix="/people/review")


@bp.get("")
def show() -> ResponseReturnValue:
    """Show who holds what; those who oversee one controller see the people there."""
    me = signed_in()
    mine = people.known_to(me)
    rows = [held for held in reviews.report() if mine is None or mine & {grant.controller for grant in held.grants}]
    due_on, last = reviews.due_on(), reviews.last_review()
    return render_template(
        "staff/reviews/show.html",
        rows=rows, last=last, when=in_words, seen=seen_words, is_admin=may(me, Action.MANAGE_PEOPLE, EVERYWHERE),
        due=dates.day(due_on, current_language()) if due_on else "",
        is_due=due_on is not None and due_on <= clock.now().date(), since=since_words, **people.words(),
    )  # fmt: skip


@bp.post("")
@require_fresh
def confirm() -> ResponseReturnValue:
    """Note that one has looked through it."""
    guard.require(Action.MANAGE_PEOPLE, EVERYWHERE)
    reviews.record(by=signed_in(), now=clock.now())
    flash(_("Noted: you have looked through who may do what."), "calm")
    return redirect(url_for(".show"), 303)


@bp.post("/<int:number>/revoke/<int:grant>")
@require_fresh
def revoke(number: int, grant: int) -> ResponseReturnValue:
    """Take a role from a person, and stay on the list."""
    them = people.load(number)
    for held in grants.open_grants(them):
        if held.id == grant:
            granting.revoke(them, NewGrant(Role(held.role), held.controller), by=signed_in(), now=clock.now())
    flash(_("The role is taken back."), "calm")
    return redirect(url_for(".show"), 303)


def since_words(at: datetime) -> str:
    """Return since which day somebody holds something."""
    return dates.day(at.date(), current_language())


def seen_words(held: Held) -> str:
    """Return when somebody was last here; sign-ins are forgotten after ninety days."""
    if held.signed_in_at:
        return in_words(held.signed_in_at)
    return _("not in the last 90 days") if held.person.joined_at else _("invited, has not joined")
