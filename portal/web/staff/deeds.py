"""Everything that may be done on a request, as a table: what the law does not allow now is not offered.

A part of the desk adds its line to ``DEEDS``: where it is done, in which words, for whom, and when.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.law.actions import Action
from portal.law.representation import OnBehalf
from portal.law.rights import Right
from portal.services.grants import Action as Grant
from portal.services.grants import may
from portal.services.overview import Overview
from portal.storage.models import Staff
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case_facts import Link

Test = Callable[[Overview], bool]


class Group(StrEnum):
    """Under which heading a deed stands, in this order."""

    WORK = "work"
    PERSON = "person"
    TIME = "time"
    FEE = "fee"
    AFTER = "after"
    END = "end"


HEADINGS = {
    Group.WORK: _l("Work on it"),
    Group.PERSON: _l("The person"),
    Group.TIME: _l("Time"),
    Group.FEE: _l("Fees"),
    Group.AFTER: _l("Follow up"),
    Group.END: _l("Close or open"),
}


@dataclass(frozen=True)
class Deed:
    """One thing that may be done.

    :param grant: what a person must be allowed to do at the controller
    :param needs: what the law must allow now; None where it always does
    :param when: what else must be so
    """

    group: Group
    endpoint: str
    text: Any
    grant: Grant = Grant.ACT
    needs: Action | None = None
    when: Test = field(default=lambda case: True)


def is_open(case: Overview) -> bool:
    """Tell whether the request still waits for something."""
    return not case.is_closed


def is_paper(case: Overview) -> bool:
    """Tell whether staff recorded the request: its secret code is on a printed receipt, or nowhere."""
    return case.subject_request.channel != "form"


def is_for_other(case: Overview) -> bool:
    """Tell whether somebody asks for another, and it is still open."""
    return is_open(case) and case.subject_request.on_behalf != OnBehalf.NONE


DEEDS: tuple[Deed, ...] = (
    Deed(Group.WORK, "searches.show", _l("Register searches"), when=lambda case: bool(case.tasks) and is_open(case)),
    Deed(Group.WORK, "release.show", _l("Send the answer"), needs=Action.ANSWER),
    Deed(Group.WORK, "casework.assign", _l("Assign"), when=is_open),
    Deed(Group.WORK, "casework.note", _l("Write a note")),
    Deed(Group.WORK, "casework.note", _l("Write advice"), grant=Grant.ADVISE),
    Deed(Group.PERSON, "representation.show", _l("Asked for somebody else"), when=is_for_other),
    Deed(
        Group.PERSON, "new_code.send", _l("Send a new code"), when=lambda case: case.subject_request.shrunk_on is None
    ),
    Deed(Group.PERSON, "identity.show", _l("Identity"), when=is_open),
    Deed(Group.PERSON, "questions.who", _l("Ask who is asking"), needs=Action.ASK_IDENTITY),
    Deed(Group.PERSON, "questions.what", _l("Ask what they want to see"), needs=Action.ASK_CLARIFICATION),
    Deed(Group.PERSON, "messages.show", _l("Write to the person"), needs=Action.MESSAGE),
    Deed(Group.TIME, "extending.show", _l("Extend the time limit"), needs=Action.EXTEND),
    Deed(Group.PERSON, "recording.receipt", _l("Receipt on paper"), when=lambda case: is_open(case) and is_paper(case)),
    Deed(Group.FEE, "fees.announce", _l("Announce a fee"), needs=Action.ANNOUNCE_FEE),
    Deed(Group.END, "casework.withdraw", _l("Withdraw for the person"), needs=Action.WITHDRAW),
)


@dataclass(frozen=True)
class Deeds:
    """The deeds of one group that may be done now."""

    heading: str
    links: list[Link]


def deeds_of(case: Overview, me: Staff) -> list[Deeds]:
    """Return everything this person may do on a request now, by group."""
    groups: dict[Group, list[Link]] = {group: [] for group in Group}
    allowed = {grant for grant in Grant if may(me, grant, case.subject_request.controller)}
    if Grant.ACT in allowed and Action.DECIDE in case.possible:
        groups[Group.WORK] += answers(case)
    for deed in DEEDS:
        if is_offered(deed, case, allowed):
            href = url_for(f"staff.{deed.endpoint}", reference=case.subject_request.reference)
            if href not in {link.href for link in groups[deed.group]}:
                groups[deed.group].append(Link(str(deed.text), href))
    return [Deeds(str(HEADINGS[group]), links) for group, links in groups.items() if links]


def is_offered(deed: Deed, case: Overview, allowed: set[Grant]) -> bool:
    """Tell whether a deed may be done now by who may do these things."""
    return deed.grant in allowed and (deed.needs is None or deed.needs in case.possible) and deed.when(case)


def answers(case: Overview) -> list[Link]:
    """Return the way to the answer of each open right."""
    return [
        Link(
            _("Answer: %(right)s", right=label("right", Right(row.right), current_language())),
            url_for("staff.answers.choose", reference=case.subject_request.reference, right=row.right),
        )
        for row in case.open_rights
    ]
