"""What part of the queue is looked at: read from the address, and written into the links to other parts."""

import re
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

from flask import abort, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from werkzeug.datastructures import MultiDict

from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.services.deputies import Colleague
from portal.storage.look_ups import FEWEST_DIGITS, name_words, normalised_phone
from portal.storage.models import SubjectRequest
from portal.storage.queries import CLOSED, MOST_LATE, After, InTab, Wanted
from portal.translations import LANGUAGES, current_language
from portal.translations.channel_words import RECEIPT_CHANNELS
from portal.translations.labels import label
from portal.web.staff.sealed_search import unsealed

TABS = {
    "to_do": _l("To do"),
    "to_approve": _l("To approve"),
    "waiting": _l("Waiting for the person"),
    "unconfirmed": _l("Unconfirmed"),
    CLOSED: _l("Closed"),
}
TO_APPROVE = "to_approve"
CURSOR = re.compile(r"(\d{4}-\d{2}-\d{2})\.(\d{1,18})")
ME, NOBODY = "me", "nobody"
LONGEST_ID = 10


@dataclass(frozen=True)
class Filters:
    """The queue's address, read: tab, filters, search and the place to go on from."""

    me: int
    controllers: tuple[str, ...]
    tab: str = "to_do"
    controller: str = ""
    right: str = ""
    assigned: str = ""
    channel: str = ""
    language: str = ""
    q: str = ""
    found: str = ""
    after: After | None = None
    stands_in_for: tuple[int, ...] = ()

    @classmethod
    def of(
        cls, given: MultiDict[str, str], mine: tuple[str, ...], me: int, stands_in_for: tuple[int, ...] = ()
    ) -> Self:
        """Read an address; what it says that there is not, is passed over, but not another's controller (404)."""
        chosen = given.get("controller", "")
        if chosen and chosen not in mine:
            abort(404)
        tab, found = given.get("tab", ""), given.get("found", "")
        return cls(
            me,
            (chosen,) if chosen else mine,
            tab if tab in TABS else "to_do",
            chosen,
            known(given.get("right", ""), set(Right)),
            whose(given.get("assigned", "")),
            known(given.get("channel", ""), RECEIPT_CHANNELS),
            known(given.get("language", ""), LANGUAGES),
            unsealed(found),
            found,
            read_cursor(given.get("after", "")),
            stands_in_for,
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
            self.assignees,
            self.assigned == NOBODY,
            self.channel,
            self.language,
            self.search if self.q else None,
        )

    @property
    def assignees(self) -> tuple[int, ...]:
        """Whose requests are shown: one person's, or mine with those I stand in for; empty for everybody's."""
        if self.assigned == ME:
            return (self.me, *(one for one in self.stands_in_for if one != self.me))
        return (int(self.assigned),) if self.assigned.isdigit() else ()

    @property
    def is_narrowed(self) -> bool:
        """Whether any filter is set."""
        return any((self.controller, self.right, self.assigned, self.channel, self.language))

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
            "channel": self.channel,
            "language": self.language,
            "found": self.found if self.q else "",
        }
        said: dict[str, Any] = {name: text for name, text in (present | changes).items() if text}
        if said.get("tab") == "to_do":
            del said["tab"]
        return url_for(endpoint, **said)


def known(text: str, keys: Container[str]) -> str:
    """Return a filter's value, or nothing where there is no such."""
    return text if text and text in keys else ""


def whose(text: str) -> str:
    """Return whose requests an address asks for: mine, nobody's, or a person's by number."""
    return text if text in {ME, NOBODY} or (text.isascii() and text.isdigit() and len(text) < LONGEST_ID) else ""


def read_cursor(text: str) -> After | None:
    """Return the place a page goes on from, None for the first page or what is no place."""
    match = CURSOR.fullmatch(text)
    try:
        return After(date.fromisoformat(match[1]), int(match[2])) if match else None
    except ValueError:
        return None


def tab_items(filters: Filters, counts: dict[str, InTab]) -> list[dict[str, Any]]:
    """Return the tabs with their counts and how many are late; the closed ones only grow, so they are not counted."""
    found = {tab: counts.get(tab, InTab()) for tab in TABS}
    return [
        {
            "text": text,
            "href": filters.address(tab=tab, q=""),
            "current": tab == filters.tab and not filters.q,
            "count": None if tab == CLOSED else found[tab].requests,
            "late": late_words(found[tab].late),
        }
        for tab, text in TABS.items()
        if tab != TO_APPROVE or tab == filters.tab or found[tab].requests or wants_two(filters.controllers)
    ]


def late_words(late: int) -> str:
    """Return how many of a tab are late, and nothing where none is; very many are not counted."""
    if late > MOST_LATE:
        return _("more than %(num)s late", num=MOST_LATE)
    return ngettext("%(num)s late", "%(num)s late", late) if late else ""


def wants_two(controllers: tuple[str, ...]) -> bool:
    """Tell whether one of these controllers puts anything under four eyes."""
    return any(profile_of(slug).four_eyes for slug in controllers)


def filter_groups(filters: Filters, mine: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the short filters: whose requests, and which controller's where the person works for several."""
    words = {"": _("Anyone"), ME: _("Me"), NOBODY: _("Nobody")}
    groups = [{"label": _("Assigned"), "options": [option(filters, "assigned", *one) for one in words.items()]}]
    if len(mine) > 1:
        named = [option(filters, "controller", slug, profile_of(slug).brand.in_(current_language())) for slug in mine]
        groups.insert(0, {"label": _("Controller"), "options": [option(filters, "controller", "", _("All")), *named]})
    return groups


def filter_menus(filters: Filters, people: Iterable[Colleague]) -> list[dict[str, Any]]:
    """Return the long filters, which open on demand; what is chosen is on their face."""
    speak = current_language()
    named = {str(one.id): one.name for one in people if one.id != filters.me}
    words = {
        "right": (_("Right"), {right.value: label("right", right, speak) for right in Right}),
        "channel": (_("Came in"), {key: label("receipt_channel", key, speak) for key in RECEIPT_CHANNELS}),
        "language": (_("Language"), dict(LANGUAGES)),
        **({"assigned": (_("Colleague"), named)} if named else {}),
    }
    return [menu(filters, name, title, values) for name, (title, values) in words.items()]


def menu(filters: Filters, name: str, title: str, values: dict[str, str]) -> dict[str, Any]:
    """Return one filter that opens on demand."""
    every = {"": _("All"), **values}
    options = [option(filters, name, *one) for one in every.items()]
    return {"title": title, "chosen": every.get(getattr(filters, name), every[""]), "options": options}


def option(filters: Filters, name: str, value: str, text: str) -> dict[str, Any]:
    """Return one choice of a filter."""
    return {"text": text, "href": filters.address(**{name: value}), "current": getattr(filters, name) == value}


def found_by(filters: Filters) -> str:
    """Return what a search was taken to be."""
    words = {"email": _("e-mail address"), "phone": _("phone number"), "name": _("name")}
    return words[filters.search[0]] if filters.q and filters.search else ""
