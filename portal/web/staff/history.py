"""The house's history: what was done, who looked at what, who signed in; for those who oversee, without content."""

from dataclasses import dataclass
from typing import Any

from flask import Blueprint, abort, render_template, request, url_for
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.references import normalise_reference
from portal.services import access, chronicle, grants, sign_in_log, staff
from portal.services.grants import EVERYWHERE, Action, may
from portal.storage.models import Staff
from portal.translations import current_language
from portal.translations.page_words import page_name
from portal.web.staff.account import in_short
from portal.web.staff.guard import signed_in

bp = Blueprint("history", __name__, url_prefix="/history")
LONGEST = 40
BIGGEST = 2**63 - 1


@dataclass(frozen=True)
class Choice:
    """What the address asks for, of what the person may see."""

    mine: tuple[str, ...]
    controllers: tuple[str, ...]
    controller: str
    typed: str
    reference: str
    person: int | None
    before: int | None

    def address(self, endpoint: str, **changes: Any) -> str:
        """Return the address of the same choice elsewhere, or further on."""
        said = {"controller": self.controller, "reference": self.typed, "person": self.person or ""} | changes
        return url_for(endpoint, **{name: value for name, value in said.items() if value})


@bp.get("")
def events() -> ResponseReturnValue:
    """Show what was done, the newest first."""
    choice, me = asked_for(), signed_in()
    has_house = may(me, Action.HISTORY, EVERYWHERE) and not choice.controller
    scope = chronicle.Scope(choice.controllers, has_house, choice.reference, choice.person)
    rows = chronicle.page_of(scope, current_language(), before=choice.before)
    seen = frozenset(profile_of(slug).brand.in_(current_language()) for slug in grants.controllers_for(me, Action.SEE))
    return page("events", choice, rows, may_open=seen)


@bp.get("/views")
def views() -> ResponseReturnValue:
    """Show who looked at which page of a request."""
    choice = asked_for()
    rows = access.page_of(
        choice.controllers, reference=choice.reference, staff_id=choice.person, before=choice.before
    )  # fmt: skip
    return page("views", choice, rows, page_name=page_name, named=brand)


@bp.get("/sign-ins")
def sign_ins() -> ResponseReturnValue:
    """Show who signed in to the desk in the last ninety days."""
    choice = asked_for()
    people = {person.id for person in colleagues(choice)}
    wanted = people & {choice.person} if choice.person else people
    return page("sign_ins", choice, sign_in_log.page_of(wanted, now=clock.now(), before=choice.before))


def asked_for() -> Choice:
    """Return what the address asks for; another's controller does not exist."""
    mine = grants.controllers_for(signed_in(), Action.HISTORY) or abort(403)
    controller, typed = request.args.get("controller", ""), request.args.get("reference", "").strip()[:LONGEST]
    if controller and controller not in mine:
        abort(404)
    return Choice(
        mine, (controller,) if controller else mine, controller, typed, (normalise_reference(typed) or typed),
        number(request.args.get("person", "")), number(request.args.get("before", "")),
    )  # fmt: skip


def number(text: str) -> int | None:
    """Return a number an address holds; None where it holds none."""
    return int(text) if text.isascii() and text.isdigit() and int(text) <= BIGGEST else None


def page(part: str, choice: Choice, rows: list[Any], **words: Any) -> ResponseReturnValue:
    """Render a page of one of the three logs, with the way to the next."""
    shown, further = rows[: chronicle.PAGE_ROWS], rows[chronicle.PAGE_ROWS :]
    here = f"staff.history.{part}"
    return render_template(
        f"staff/history/{part}.html",
        choice=choice, rows=shown, tabs=tabs(choice, here), here=here, people=colleagues(choice), in_words=in_short,
        houses=[(slug, brand(slug)) for slug in choice.mine],
        next_page=choice.address(here, before=shown[-1].id) if further else "",
        first_page=choice.address(here) if choice.before else "", **words,
    )  # fmt: skip


def tabs(choice: Choice, here: str) -> list[dict[str, Any]]:
    """Return the three logs."""
    parts = {
        "staff.history.events": _("What was done"),
        "staff.history.views": _("Who looked"),
        "staff.history.sign_ins": _("Sign-ins"),
    }
    return [{"text": text, "href": choice.address(to), "current": to == here} for to, text in parts.items()]


def colleagues(choice: Choice) -> list[Staff]:
    """Return who works, or once worked, at these controllers: whose deeds and sign-ins may be looked at."""
    return staff.ever_at(choice.controllers)


def brand(slug: str) -> str:
    """Return what people know a controller by."""
    return profile_of(slug).brand.in_(current_language())
