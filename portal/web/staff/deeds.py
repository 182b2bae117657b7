"""Everything that may be done on a request, as a table: what the law does not allow now is not offered.

A part of the desk adds its line to ``DEEDS``: where it is done, in which words, for whom, and when.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask import url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from portal.law.actions import Action
from portal.law.representation import OnBehalf
from portal.law.rights import Right
from portal.law.states import State
from portal.services import authority_matters, closing, given_contacts, lifting, recipients, telling
from portal.services.grants import Action as Grant
from portal.services.grants import may
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.storage.models import Staff
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import why_not
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
    :param after: what else must be so of what happened before, counted by kind
    """

    group: Group
    endpoint: str
    text: Any
    grant: Grant = Grant.ACT
    needs: Action | None = None
    when: Test = field(default=lambda case: True)
    after: Callable[[Overview, Counter[str]], bool] = field(default=lambda case, happened: True)


def is_open(case: Overview) -> bool:
    """Tell whether the request still waits for something."""
    return not case.is_closed


def is_kept(case: Overview) -> bool:
    """Tell whether what the request said is still there."""
    return case.subject_request.shrunk_on is None


def is_paper(case: Overview) -> bool:
    """Tell whether staff recorded the request: its secret code is on a printed receipt, or nowhere."""
    return case.subject_request.channel != "form"


def is_for_other(case: Overview) -> bool:
    """Tell whether somebody asks for another, and it is still open."""
    return is_open(case) and case.subject_request.on_behalf != OnBehalf.NONE


def is_unidentified(case: Overview) -> bool:
    """Tell whether nobody knows who asks, for any right still open."""
    return not why_not(lambda: closing.require_unidentified(case.subject_request))


def is_unheard(case: Overview) -> bool:
    """Tell whether the last day is past while the person is still awaited."""
    awaited = case.subject_request.state in {State.UNCONFIRMED, State.AWAITING_IDENTITY}
    return awaited and case.today > case.limits.answer_by


def is_restricted(case: Overview, happened: Counter[str]) -> bool:
    """Tell whether more was restricted than was lifted again: the history of the page knows it already."""
    return len(lifting.granted_rows(case.subject_request)) > happened["restriction_lifted"]


def waits(right: Right) -> Test:
    """Return the test whether a right waits to be carried out."""
    return lambda case: any(row.right == right for row in case.to_carry_out)


def may_go_to_ombudsman(case: Overview) -> bool:
    """Tell whether something was refused that the person may have given to the Ombudsman."""
    return authority_matters.refused_with_that_way(case.subject_request) is not None


DEEDS: tuple[Deed, ...] = (
    Deed(
        Group.WORK,
        "carrying_out.channels",
        _l("Stop the marketing"),
        needs=Action.CARRY_OUT,
        when=waits(Right.MARKETING_OBJECTION),
    ),
    Deed(
        Group.WORK,
        "carrying_out.consent",
        _l("End what rests on the consent"),
        needs=Action.CARRY_OUT,
        when=waits(Right.CONSENT_WITHDRAWAL),
    ),
    Deed(Group.WORK, "searches.show", _l("Register searches"), when=lambda case: bool(case.tasks) and is_open(case)),
    Deed(Group.WORK, "package.show", _l("Files of the answer"), needs=Action.DECIDE),
    Deed(Group.WORK, "release.show", _l("Send the answer"), needs=Action.ANSWER),
    Deed(
        Group.WORK,
        "release.tell",
        _l("Tell them the answer"),
        needs=Action.ANSWER,
        when=lambda case: bool(telling.ways_of(case.subject_request)),
    ),
    Deed(Group.WORK, "approving.show", _l("Read what waits for approval"), grant=Grant.SEE, needs=Action.APPROVE),
    Deed(Group.WORK, "casework.assign", _l("Assign"), when=is_open),
    Deed(Group.WORK, "casework.note", _l("Write a note")),
    Deed(Group.WORK, "casework.note", _l("Write advice"), grant=Grant.ADVISE),
    Deed(Group.WORK, "notice.show", _l("The privacy notice of that day"), grant=Grant.SEE),
    Deed(Group.PERSON, "representation.show", _l("Asked for somebody else"), when=is_for_other),
    Deed(Group.PERSON, "new_code.send", _l("Send a new code"), when=is_kept),
    Deed(Group.PERSON, "identity.show", _l("Identity"), when=lambda case: case.may_prove),
    Deed(
        Group.PERSON,
        "given_contact.show",
        _l("Confirm the number or address they gave"),
        when=lambda case: case.may_prove and bool(given_contacts.to_confirm(case.subject_request)),
    ),
    Deed(Group.PERSON, "postal_address.show", _l("Another postal address"), when=is_kept),
    Deed(Group.PERSON, "questions.who", _l("Ask who is asking"), needs=Action.ASK_IDENTITY),
    Deed(Group.PERSON, "questions.what", _l("Ask what they want to see"), needs=Action.ASK_CLARIFICATION),
    Deed(Group.PERSON, "messages.show", _l("Write to the person"), needs=Action.MESSAGE),
    Deed(Group.TIME, "extending.show", _l("Extend the time limit"), needs=Action.EXTEND),
    Deed(
        Group.TIME,
        "receipt_day.correct",
        _l("Correct the day of receipt"),
        grant=Grant.AMEND,
        needs=Action.CORRECT_RECEIPT,
    ),
    Deed(Group.WORK, "receipt_day.add", _l("Add what they ask as well"), needs=Action.ADD_RIGHT),
    Deed(Group.PERSON, "recording.receipt", _l("Receipt on paper"), when=lambda case: is_open(case) and is_paper(case)),
    Deed(Group.FEE, "fees.announce", _l("Announce a fee"), needs=Action.ANNOUNCE_FEE),
    Deed(
        Group.AFTER,
        "recipients.name",
        _l("Recipients of the data"),
        needs=Action.TELL_RECIPIENTS,
        when=lambda case: bool(recipients.rows_to_tell_of(case.subject_request)),
    ),
    Deed(
        Group.AFTER,
        "lifting.plan",
        _l("Lift the restriction"),
        needs=Action.LIFT_RESTRICTION,
        after=is_restricted,
    ),
    Deed(Group.PERSON, "same_person.link", _l("Link with another request"), needs=Action.LINK),
    Deed(Group.AFTER, "hold.begin", _l("Hold back from erasure"), when=lambda case: case.is_closed),
    Deed(Group.AFTER, "redelivery.came_back", _l("Something came back")),
    Deed(Group.AFTER, "misdelivery.note", _l("This went to the wrong person")),
    Deed(Group.AFTER, "authority.enquiry", _l("The authority asks about it")),
    Deed(Group.AFTER, "authority.wish", _l("Give it to the Ombudsman"), when=may_go_to_ombudsman),
    Deed(Group.AFTER, "case_history.show", _l("Full history, and who looked"), grant=Grant.OWN_HISTORY),
    Deed(Group.AFTER, "evidence_file.choose", _l("Evidence for the authority"), grant=Grant.EVIDENCE),
    Deed(Group.END, "casework.withdraw", _l("Withdraw for the person"), needs=Action.WITHDRAW),
    Deed(
        Group.END,
        "closing.not_identified",
        _l("Close: not identified"),
        needs=Action.CLOSE_NOT_IDENTIFIED,
        when=is_unidentified,
    ),
    Deed(Group.END, "closing.lapsed", _l("Close: nothing was heard"), needs=Action.CLOSE_LAPSED, when=is_unheard),
    Deed(Group.END, "closing.pass_on", _l("Pass on to another controller"), needs=Action.CLOSE_OTHER),
    Deed(Group.END, "closing.other_law", _l("Close: this law does not answer it"), needs=Action.CLOSE_OTHER),
    Deed(Group.END, "reopening.reopen", _l("Open the request again"), grant=Grant.AMEND, needs=Action.REOPEN),
)


@dataclass(frozen=True)
class Deeds:
    """The deeds of one group that may be done now."""

    heading: str
    links: list[Link]


def deeds_of(case: Overview, me: Staff, history: Iterable[Happening]) -> list[Deeds]:
    """Return everything this person may do on a request now, by group."""
    happened = Counter(event.kind for event in history)
    groups: dict[Group, list[Link]] = {group: [] for group in Group}
    allowed = {grant for grant in Grant if may(me, grant, case.subject_request.controller)}
    if Grant.ACT in allowed and Action.DECIDE in case.possible:
        groups[Group.WORK] += answers(case)
    for deed in DEEDS:
        if is_offered(deed, case, allowed) and deed.after(case, happened):
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
