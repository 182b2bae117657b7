"""The desk's menu: the pages there are, for who may open them."""

from typing import TYPE_CHECKING, Any, NamedTuple

from flask import current_app, request, url_for
from flask_babel import lazy_gettext as _l
from flask_login import current_user

from portal.controllers.installed import profiles
from portal.services.grants import EVERYWHERE, Action, may, open_grants
from portal.web.staff.guard import is_desk, signed_in
from portal.web.staff.role_words import held_lines

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


class Entry(NamedTuple):
    """One line of the menu; without an action it is everybody's. ``also`` are the blueprints that count as it."""

    endpoint: str
    text: Any
    action: Action | None = None
    also: frozenset[str] = frozenset()


OF_A_REQUEST = frozenset(
    f"staff.{part}"
    for part in (
        "casework", "identity", "searches", "search_asking", "package", "papers", "evidence_file",
        "case_history", "answers", "release", "letters", "recording", "fees", "extending", "messages",
        "questions", "carrying_out", "receipt_day", "new_code", "notice", "representation", "closing",
        "reopening", "recipients", "lifting", "misdelivery", "authority", "redelivery", "same_person", "hold",
        "wording", "approving", "returned", "given_contact", "postal_address",
    )
)  # fmt: skip
ENTRIES = (
    Entry("staff.queue.show", _l("Requests"), Action.SEE, OF_A_REQUEST | {"staff.absences"}),
    Entry("staff.overview.show", _l("Overview"), Action.SEE, frozenset({"staff.unsent"})),
    Entry("staff.marketing.show", _l("Marketing"), Action.SEE),
    Entry("staff.post.show", _l("Post"), Action.ACT),
    Entry("staff.registers.show", _l("Register searches"), Action.SEE),
    Entry("staff.statistics.show", _l("Statistics"), Action.STATISTICS),
    Entry("staff.history.events", _l("History"), Action.HISTORY),
    Entry("staff.phrases.show", _l("Standard phrases"), Action.ACT),
    Entry("staff.people.show", _l("People"), Action.LIST_PEOPLE, frozenset({"staff.reviews"})),
    Entry("staff.records.index", _l("Records of processing"), Action.PROFILES),
    Entry("staff.canary.show", _l("Channel self-test"), Action.PROFILES),
    Entry("staff.account.show", _l("Your sign-in"), also=frozenset({"staff.calendar"})),
)


def init_app(app: "Flask", settings: "Settings") -> None:
    """Give every page of the desk its menu and the lines under the person's name."""
    app.context_processor(menu)


def menu() -> dict[str, Any]:
    """Return what the desk's layout shows beside the page."""
    if not request or not is_desk(request.path) or not current_user.is_authenticated:
        return {}
    return {"nav": [item_of(entry) for entry in ENTRIES if is_shown(entry)], "who_lines": who_lines()}


def first_page() -> str:
    """Return where somebody without requests of their own begins: the first page of their menu."""
    return next(url_for(entry.endpoint) for entry in ENTRIES if is_shown(entry))


def is_shown(entry: Entry) -> bool:
    """Return whether a page exists here and the person may open it somewhere."""
    if entry.endpoint not in current_app.view_functions:
        return False
    me = signed_in()
    return entry.action is None or any(may(me, entry.action, where) for where in (*profiles(), EVERYWHERE))


def item_of(entry: Entry) -> dict[str, Any]:
    """Return one line of the menu; a page below it counts as it."""
    part = entry.endpoint.rpartition(".")[0]
    is_current = not {part, *entry.also}.isdisjoint(request.blueprints)
    return {"text": entry.text, "href": url_for(entry.endpoint), "current": is_current}


def who_lines() -> list[str]:
    """Return what the person is, and where."""
    return held_lines(open_grants(signed_in()))
