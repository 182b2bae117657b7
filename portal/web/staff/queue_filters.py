"""What part of the queue is looked at: read from the address, and written into the links to other parts."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from flask import abort, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict

from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.storage.look_ups import name_words, normalised_phone
from portal.storage.models import SubjectRequest
from portal.storage.queries import CLOSED, After, Wanted
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.sealed_search import unsealed

TABS = {
    "to_do": _l("To do"),
    "waiting": _l("Waiting for the person"),
    "unconfirmed": _l("Unconfirmed"),
    CLOSED: _l("Closed"),
}
CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})")
FEWEST_DIGITS = 5


@dataclass(frozen=True)
class Filters:
    """The queue's address, read: tab, filters, search and the place to go on from."""

    me: int
    controllers: tuple[str, ...]
    tab: str = "to_do"
    controller: str = ""
    right: str = ""
    assigned: str = ""
    q: str = ""
    found: str = ""
    after: After | None = None

    @classmethod
    def of(cls, given: MultiDict[str, str], mine: tuple[str, ...], me: int) -> Self:
        """Read an address; what it says that there is not, is passed over, but not another's controller (404)."""
        chosen = given.get("controller", "")
        if chosen and chosen not in mine:
            abort(404)
        tab, right = given.get("tab", ""), given.get("right", "")
        return cls(
            me,
            (chosen,) if chosen else mine,
            tab if tab in TABS else "to_do",
            chosen,
            right if right in set(Right) else "",
            "me" if given.get("assigned") == "me" else "",
            unsealed(given.get("found", "")),
            given.get("found", ""),
            read_cursor(given.get("after", "")),
        )

    @property
    def search(self) -> tuple[str, str] | None:
        """What is searched for: an e-mail address, a number, or a name."""
        if "@" in self.q:
            return "email", self.q
        digits = sum(letter.isdigit() for letter in self.q)
        if digits >= FEWEST_DIGITS and len(normalised_phone(self.q)) > FEWEST_DIGITS:
            return "phone", self.q
        return ("name", self.q) if any(name_words(self.q)) else None

    @property
    def is_possible(self) -> bool:
        """Whether a search, if there is one, holds anything to search by."""
        return not self.q or self.search is not None

    @property
    def wanted(self) -> Wanted:
        """The same for the database; a search looks into every tab."""
        return Wanted(
            self.controllers,
            self.tab,
            Right(self.right) if self.right else None,
            self.me if self.assigned else None,
            self.search if self.q else None,
        )

    def cursor(self, last: SubjectRequest) -> str:
        """Return what leads to the rows after this one."""
        is_closed = self.tab == CLOSED and not self.q
        day = last.closed_on if is_closed and last.closed_on else last.next_due_on
        return f"{day.isoformat()}.{last.id}"

    def address(self, *, endpoint: str = "staff.queue.show", **changes: str) -> str:
        """Return the address of this part of the queue with something changed; a change begins at the first page.

        What is searched for stands in it sealed: an address is kept by browsers, proxies and logs.
        """
        present = {
            "tab": self.tab,
            "controller": self.controller,
            "right": self.right,
            "assigned": self.assigned,
            "found": self.found if self.q else "",
        }
        said: dict[str, Any] = {name: text for name, text in (present | changes).items() if text}
        if said.get("tab") == "to_do":
            del said["tab"]
        return url_for(endpoint, **said)


def read_cursor(text: str) -> After | None:
    """Return the place a page goes on from, None for the first page or what is no place."""
    match = CURSOR.fullmatch(text)
    try:
        return After(date.fromisoformat(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def tab_items(filters: Filters, counts: dict[str, int]) -> list[dict[str, Any]]:
    """Return the tabs with their counts; the closed ones only grow, so they are not counted out."""
    return [
        {
            "text": text,
            "href": filters.address(tab=tab, q=""),
            "current": tab == filters.tab and not filters.q,
            "count": None if tab == CLOSED else counts.get(tab, 0),
        }
        for tab, text in TABS.items()
    ]


def filter_groups(filters: Filters, mine: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the short filters: whose requests, and which controller's where the person works for several."""
    whose = [option(filters, "assigned", "", _("Anyone")), option(filters, "assigned", "me", _("Me"))]
    groups = [{"label": _("Assigned"), "options": whose}]
    if len(mine) > 1:
        named = [option(filters, "controller", slug, profile_of(slug).brand.in_(current_language())) for slug in mine]
        groups.insert(0, {"label": _("Controller"), "options": [option(filters, "controller", "", _("All")), *named]})
    return groups


def right_filter(filters: Filters) -> dict[str, Any]:
    """Return the filter by right: eight and "all", so it opens on demand; what is chosen is on its face."""
    every = {"": _("All"), **{right.value: label("right", right, current_language()) for right in Right}}
    return {"chosen": every[filters.right], "options": [option(filters, "right", *one) for one in every.items()]}


def option(filters: Filters, name: str, value: str, text: str) -> dict[str, Any]:
    """Return one choice of a filter."""
    return {"text": text, "href": filters.address(**{name: value}), "current": getattr(filters, name) == value}


def found_by(filters: Filters) -> str:
    """Return what a search was taken to be."""
    words = {"email": _("e-mail address"), "phone": _("phone number"), "name": _("name")}
    return words[filters.search[0]] if filters.q and filters.search else ""
