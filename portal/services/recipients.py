"""Telling those the data went to: each recipient of what was corrected, erased or restricted (Art 19)."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import delete, select

from portal.controllers.installed import profile_of
from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.letter_parts import Letter
from portal.law.rights import Effect, Outcome, Right
from portal.letters import follow_up
from portal.letters.addressee import Addressee
from portal.letters.compose import Draft, draft
from portal.letters.context import LetterContext
from portal.services import filing, letters, loading
from portal.services.answer_store import document_of
from portal.services.history import record
from portal.services.standing import require
from portal.storage import models
from portal.storage.db import db
from portal.storage.models import RecipientNotice, RequestedRight, SubjectRequest

TO_TELL_OF = frozenset({Effect.POSITIVE, Effect.PART})


class NothingToTell(RuleBroken):
    """Recipients are told of what was corrected, erased or restricted, and of nothing else."""


class ToldAlready(RuleBroken):
    """This recipient was told already, or telling them was found impossible."""


class RecipientMissing(RuleBroken):
    """A recipient has a name."""


class ImpossibleWithoutReason(RuleBroken):
    """That telling a recipient is impossible, or out of all proportion, is written down with its reason."""


def name_recipients(
    subject_request: SubjectRequest,
    right: Right,
    names: Iterable[str],
    *,
    by: str,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Add to those who are to be told; also after the answer.

    :raises NothingToTell: when that right changed nothing that recipients must know of
    :raises RecipientMissing: without a name
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.TELL_RECIPIENTS, subject_request)
    row = told_row(subject_request, right)
    given = [name for name in names if name.strip()]
    if not given:
        raise RecipientMissing("Write the recipient's name.")
    owe(row, given)
    record(subject_request, "recipient_named", by=by, now=now, right=right)
    filing.finish(subject_request, now=now)


def owe(row: RequestedRight, recipients: Iterable[str]) -> None:
    """Keep who is to be told of a right's outcome, in the caller's transaction; who is there already stays as is."""
    known = {notice.recipient for notice in notices_of(row)}
    for name in dict.fromkeys(recipient.strip() for recipient in recipients):
        if name and name not in known:
            db.session.add(RecipientNotice(requested_right_id=row.id, recipient=name))
    db.session.flush()


def follow_decision(row: RequestedRight, recipients: Iterable[str]) -> None:
    """Let the duties to tell follow an outcome that was decided, perhaps anew; in the caller's transaction."""
    if row.right not in follow_up.NOTIFIED:
        return
    if must_tell(row):
        owe(row, recipients)
        return
    untold = RecipientNotice.told_on.is_(None), RecipientNotice.impossible_because_sealed.is_(None)
    db.session.execute(delete(RecipientNotice).where(RecipientNotice.requested_right_id == row.id, *untold))


def tell(
    subject_request: SubjectRequest,
    notice_uid: str,
    *,
    data: str,
    do_by: date,
    by: str,
    signed_by: str,
    now: datetime,
) -> models.Letter:
    """Tell a recipient what was done and what to do, by a letter to them in the controller's first language.

    :param data: which data of whom, with what the recipient needs to find them
    :param do_by: the day by which the recipient has done it
    :raises ToldAlready: when that is done
    :raises portal.law.letter_parts.LetterIncomplete: when it is not said which data
    """
    subject_request = loading.hold(subject_request.uid)
    require(Action.TELL_RECIPIENTS, subject_request)
    notice, row = untold_notice(subject_request, notice_uid)
    today = filing.today_of(subject_request, now)
    matter = follow_up.RecipientNotice(Right(row.right), data, do_by)
    context = context_of(subject_request, notice.recipient, on=today, signed_by=signed_by)
    letter = letters.freeze_letter(subject_request, matter, Letter.RECIPIENT_NOTICE, context, now=now, row=row)
    notice.told_on = today
    record(subject_request, "recipient_told", by=by, now=now, right=row.right)
    filing.finish(subject_request, now=now)
    return letter


def draft_of(
    subject_request: SubjectRequest, notice_uid: str, *, data: str, do_by: date, signed_by: str, now: datetime
) -> Draft:
    """Return the letter to a recipient as it would go out today, and what it still lacks.

    :raises ToldAlready: when that recipient was seen to
    """
    notice, row = untold_notice(subject_request, notice_uid)
    today = filing.today_of(subject_request, now)
    context = context_of(subject_request, notice.recipient, on=today, signed_by=signed_by)
    return draft(follow_up.RecipientNotice(Right(row.right), data, do_by), context)


def find_impossible(subject_request: SubjectRequest, notice_uid: str, *, because: str, by: str, now: datetime) -> None:
    """Note why a recipient cannot be told, or only with an effort out of all proportion (Art 19).

    :raises ImpossibleWithoutReason: without the reason
    :raises ToldAlready: when they were told
    """
    subject_request = loading.hold(subject_request.uid)
    require(Action.TELL_RECIPIENTS, subject_request)
    notice, row = untold_notice(subject_request, notice_uid)
    if not because.strip():
        raise ImpossibleWithoutReason("Write why this recipient cannot be told.")
    notice.impossible_because = because.strip()
    record(subject_request, "recipient_not_told", by=by, now=now, right=row.right)
    filing.finish(subject_request, now=now)


def must_tell(row: RequestedRight) -> bool:
    """Return whether something was done that those the data went to must know of."""
    return row.outcome is not None and Outcome(row.outcome).effect in TO_TELL_OF


def told_row(subject_request: SubjectRequest, right: Right) -> RequestedRight:
    """Return the row of a right whose outcome recipients must know of, the newest first.

    :raises NothingToTell: when there is none
    """
    for row in reversed(subject_request.rights):
        if row.right == right and right in follow_up.NOTIFIED and must_tell(row):
            return row
    raise NothingToTell("Recipients are told of what was corrected, erased or restricted. Nothing was.", right=right)


def untold_notice(subject_request: SubjectRequest, notice_uid: str) -> tuple[RecipientNotice, RequestedRight]:
    """Return a recipient of this request who is still to be told, and of which right.

    :raises loading.RequestUnknown: when the request has no such recipient
    :raises ToldAlready: when that is done
    """
    for row in subject_request.rights:
        for notice in notices_of(row):
            if notice.uid != notice_uid:
                continue
            if notice.told_on is not None or notice.impossible_because is not None:
                raise ToldAlready("This recipient was seen to already.")
            return notice, row
    raise loading.RequestUnknown("This request has no such recipient.")


def notices_of(row: RequestedRight) -> list[RecipientNotice]:
    """Return who is, or was, to be told of one right's outcome; the person may ask who they are."""
    mine = select(RecipientNotice).where(RecipientNotice.requested_right_id == row.id)
    return list(db.session.scalars(mine.order_by(RecipientNotice.id)))


def notices_in(rows: Iterable[RequestedRight]) -> list[tuple[RequestedRight, RecipientNotice]]:
    """Return who is, or was, to be told of these rights' outcomes, in one statement."""
    by_id = {row.id: row for row in rows}
    mine = select(RecipientNotice).where(RecipientNotice.requested_right_id.in_(by_id))
    return [(by_id[one.requested_right_id], one) for one in db.session.scalars(mine.order_by(RecipientNotice.id))]


def rows_to_tell_of(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the rights whose outcome recipients must know of."""
    return [row for row in subject_request.rights if row.right in follow_up.NOTIFIED and must_tell(row)]


def letters_to(sent: Iterable[models.Letter]) -> dict[tuple[int, str], models.Letter]:
    """Return those of a request's letters that went to recipients, by the right they tell of and whom they go to."""
    found = [letter for letter in sent if letter.kind == Letter.RECIPIENT_NOTICE]
    return {
        (letter.requested_right_id or 0, document_of(letter.document).address[0]): letter
        for letter in found
        if letter.document
    }


def context_of(subject_request: SubjectRequest, recipient: str, *, on: date, signed_by: str) -> LetterContext:
    """Return what a letter to a recipient knows: the controller's reference, and nothing of the person's address."""
    profile = profile_of(subject_request.controller)
    return LetterContext(
        profile, profile.first_language, subject_request.reference, Addressee(recipient), subject_request.received_on,
        on, (signed_by,),
    )  # fmt: skip
