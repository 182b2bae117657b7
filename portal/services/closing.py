"""Closing a request without an answer: never silently, and never before its time."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import exists, or_, select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.lapsing import require_may_lapse
from portal.law.letter_parts import Letter
from portal.law.pauses import PauseKind
from portal.law.rights import Right
from portal.law.states import Closure, State, state_of
from portal.law.time_limits import may_extend
from portal.letters.elsewhere import NotThisLaw, PassedOn
from portal.letters.ending import NotIdentified
from portal.services import dates, fees, filing, four_eyes, letters, loading, marketing
from portal.services.doubts import level_for
from portal.services.history import record
from portal.services.outstanding import open_pauses
from portal.services.standing import require, standing_of
from portal.storage.db import db
from portal.storage.models import Contact, OutboxMail, SubjectRequest

NOT_THIS_LAW = frozenset({Closure.DECEASED, Closure.NOT_PERSONAL_DATA, Closure.OTHER_LAW})


class IdentifiedAlready(RuleBroken):
    """An open right has the identity it needs, so the request cannot close as not identified."""


class RemindFirst(RuleBroken):
    """A question is followed up once before it is decided without the reply."""


class NothingLapses(RuleBroken):
    """A request lapses only while the person is awaited: a controller's own silence ends nothing."""


def close_not_identified(
    subject_request: SubjectRequest,
    ending: NotIdentified,
    *,
    by: str,
    signed_by: str,
    now: datetime,
    told_them: bool = False,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> None:
    """Close a request whose person cannot be identified, with the letter of Art 12(2).

    :param told_them: whether the person heard why, where no address is known that a letter could go to
    :raises IdentifiedAlready: when an open right has the identity it needs
    :raises RemindFirst: when a question is open and was not followed up
    :raises portal.law.letter_parts.LetterIncomplete: without the reason and what would help
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.CLOSE, second, now=now)
    require_not_identified(subject_request)
    if told_them:
        record(subject_request, "closing_told", by=by, now=now)
    end_unheard(subject_request, Closure.NOT_IDENTIFIED, ending, by=by, signed_by=signed_by, now=now)


def close_lapsed(
    subject_request: SubjectRequest,
    ending: NotIdentified,
    *,
    tried: Collection[str] = (),
    by: str,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> None:
    """Close a request of which nothing more was heard, after its answer-by date and every contact (law.md s. 2b).

    :param tried: uids of the contacts staff have written to or called; mail that went out or came back counts itself
    :raises NothingLapses: when the person is not awaited
    :raises portal.law.lapsing.LapseTooEarly: until the answer-by date is past
    :raises portal.law.lapsing.ContactUntried: while another contact is untried
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.CLOSE, second, now=now)
    require_lapsed(subject_request, tried, now=now)
    end_unheard(subject_request, Closure.LAPSED, ending, by=by, signed_by=signed_by, now=now)


def end_unheard(
    subject_request: SubjectRequest, closure: Closure, ending: NotIdentified, *, by: str, signed_by: str, now: datetime
) -> None:
    """Close with the letter of Art 12(2), trace it, and commit."""
    letters.send_notice(
        subject_request, ending, ending.letter, mail="closed", facts={"closure": closure.value},
        signed_by=signed_by, now=now,
    )  # fmt: skip
    end(subject_request, closure, by=by, now=now)


def close_other(
    subject_request: SubjectRequest,
    ending: NotThisLaw,
    *,
    by: str,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> None:
    """Close a request that this law does not answer: about a deceased person, no personal data, another law.

    :raises portal.law.letter_parts.LetterIncomplete: when the person would not read why
    :raises ValueError: for a way of closing that has a use case of its own
    """
    if ending.closure not in NOT_THIS_LAW:
        raise ValueError(f"{ending.closure} is closed by a use case of its own.")
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.CLOSE, second, now=now)
    require(Action.CLOSE_OTHER, subject_request)
    letters.send_notice(
        subject_request, ending, Letter.NOT_THIS_LAW, mail="closed", facts={"closure": ending.closure.value},
        signed_by=signed_by, now=now,
    )  # fmt: skip
    end(subject_request, ending.closure, by=by, now=now)


def pass_on(
    subject_request: SubjectRequest,
    to: str,
    *,
    reached_at: str,
    by: str,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> None:
    """Close a request that belongs to the controller we process for, and tell the person who that is (28(3)(e)).

    :param to: that controller's name
    :param reached_at: how to reach it
    :raises portal.law.letter_parts.LetterIncomplete: when it is not said to whom
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.CLOSE, second, now=now)
    require(Action.CLOSE_OTHER, subject_request)
    letters.send_notice(
        subject_request, passed_on(subject_request, to, reached_at, now=now), Letter.PASSED_ON,
        mail="closed", facts={"closure": Closure.PASSED_ON.value}, signed_by=signed_by, now=now,
    )  # fmt: skip
    end(subject_request, Closure.PASSED_ON, by=by, now=now)


def passed_on(subject_request: SubjectRequest, to: str, reached_at: str, *, now: datetime) -> PassedOn:
    """Return what the letter of a request that is passed on today says."""
    return PassedOn(to, filing.today_of(subject_request, now), reached_at)


def end(subject_request: SubjectRequest, closure: Closure, *, by: str, now: datetime) -> None:
    """Close, let a fee nobody accepted go, trace it, and commit."""
    fees.cancel_open(subject_request, now=now)
    filing.close(subject_request, closure, now=now)
    record(subject_request, f"closed_{closure.value}", by=by, now=now)
    filing.finish(subject_request, now=now)


def require_closable(
    subject_request: SubjectRequest, closure: Closure, tried: Collection[str], *, now: datetime
) -> None:
    """Refuse a way of closing that the law does not allow now.

    :raises portal.law.broken_rules.RuleBroken: as that way's use case does
    """
    if closure is Closure.NOT_IDENTIFIED:
        require_not_identified(subject_request)
    elif closure is Closure.LAPSED:
        require_lapsed(subject_request, tried, now=now)
    else:
        require(Action.CLOSE_OTHER, subject_request)


def require_not_identified(subject_request: SubjectRequest) -> None:
    """Refuse to close as not identified while the law still asks for something else.

    :raises IdentifiedAlready: when an open right has the identity it needs
    :raises RemindFirst: when a question is open and was not followed up
    """
    require(Action.CLOSE_NOT_IDENTIFIED, subject_request)
    require_unidentified(subject_request)
    require_followed_up(subject_request)


def require_lapsed(subject_request: SubjectRequest, tried: Collection[str], *, now: datetime) -> None:
    """Refuse to let a request lapse that still waits for somebody else, for its day or for another contact.

    :raises NothingLapses: when the person is not awaited
    :raises portal.law.lapsing.LapseTooEarly: until the answer-by date is past
    :raises portal.law.lapsing.ContactUntried: while another contact is untried
    """
    require(Action.CLOSE_LAPSED, subject_request)
    if state_of(standing_of(subject_request)) not in {State.UNCONFIRMED, State.AWAITING_IDENTITY}:
        raise NothingLapses("The person is not awaited, so this request does not lapse. Answer it.")
    require_followed_up(subject_request)
    today = filing.today_of(subject_request, now)
    require_may_lapse(
        dates.limits_of(subject_request, today=today).answer_by,
        has_untried_contact=any(contact.uid not in tried for contact in unwritten(subject_request)), today=today,
    )  # fmt: skip


def require_unidentified(subject_request: SubjectRequest) -> None:
    """Refuse to call a person not identified who is, for at least one open right; or where none needs identity.

    An objection to marketing that names nobody, of whom nothing was found, is no such right (Arts 11(2), 12(2)).

    :raises IdentifiedAlready: naming the right to answer
    """
    rows = dates.rows_that_count(subject_request)
    rights = [Right(row.right) for row in rows if not marketing.finds_nobody(row)]
    needing = [right for right in rights if may_extend(right)]
    for right in needing or rights:
        if subject_request.identity_level >= level_for(subject_request, right):
            raise IdentifiedAlready("An open right has the identity it needs. Answer it first.", right=right)


def is_about_nobody(subject_request: SubjectRequest) -> bool:
    """Tell whether all that is open is an objection to marketing that names nobody, of which nothing was found."""
    rows = dates.rows_that_count(subject_request)
    return bool(rows) and all(marketing.finds_nobody(row) for row in rows)


def require_followed_up(subject_request: SubjectRequest) -> None:
    """Refuse to decide without a reply that was not asked for twice.

    :raises RemindFirst: while an open question was not followed up
    """
    if any(row.reminded_on is None for row in open_pauses(subject_request, PauseKind.IDENTITY)):
        raise RemindFirst("The person was asked and not reminded yet. Remind them once, then decide.")


def unwritten(subject_request: SubjectRequest) -> list[Contact]:
    """Return the contacts the person gave to which no mail went out, nor came back."""
    written = exists().where(
        OutboxMail.contact_id == Contact.id, or_(OutboxMail.sent_at.is_not(None), OutboxMail.bounced_at.is_not(None))
    )
    given = select(Contact).where(
        Contact.subject_request_id == subject_request.id, Contact.origin == "given", Contact.replaced_at.is_(None)
    )
    return list(db.session.scalars(given.where(~written).order_by(Contact.id)))
