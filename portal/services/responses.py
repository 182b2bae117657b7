"""The answer: decided per right, composed and checked, frozen as sent, and released to the contact that was proved."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from portal.controllers.installed import profile_of
from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.identity import Level, Proof, needed_level, require_level, require_nothing_held_allowed
from portal.law.refusals import require_allowed
from portal.law.rights import Effect, Outcome, Right
from portal.law.states import Closure, has_every_answer
from portal.letters.answers import SearchFacts
from portal.letters.answers.answer import Answer
from portal.letters.compose import Draft
from portal.services import (
    announcing,
    copies,
    fee_standing,
    filing,
    four_eyes,
    letters,
    loading,
    package,
    posting,
    recipients,
    representation,
    rewording,
    sign_ins,
)
from portal.services.answer_store import answer_of, keep_answer
from portal.services.history import record
from portal.services.standing import require, standing_of
from portal.storage.db import db
from portal.storage.models import Contact, Letter, Release, RequestedRight, SignIn, SubjectRequest


class NoWayToDeliver(RuleBroken):
    """There is no proved e-mail address an answer on this website could be announced to."""


class NothingDecided(RuleBroken):
    """No right of the request has an outcome that was not sent yet."""


def right_of(subject_request: SubjectRequest, right: Right) -> RequestedRight:
    """Return the row of a right, the one still open first.

    :raises loading.RequestUnknown: when the request does not carry it
    """
    rows = [row for row in subject_request.rights if row.right == right]
    if not rows:
        raise loading.RequestUnknown("This request does not carry that right.")
    return min(rows, key=lambda row: (row.released_at is not None, row.withdrawn_at is not None))


def decide(
    subject_request: SubjectRequest,
    answer: Answer,
    *,
    by: str,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Decide the outcome of one right; until it is sent, it may be decided anew.

    :raises portal.law.broken_rules.RuleBroken: when the law does not know that step, ground or answer
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.DECIDE, subject_request, answer.right)
    row = right_of(subject_request, answer.right)
    if answer.outcome.needs_ground:
        require_allowed(
            answer.refusal.grounds,
            answer.right,
            on=filing.today_of(subject_request, now),
            country=profile_of(subject_request.controller).country,
            whole=answer.outcome.effect is Effect.NEGATIVE,
        )
        fee_standing.require_no_fee(
            subject_request, answer.right, answer.refusal.grounds, today=filing.today_of(subject_request, now)
        )
    if isinstance(answer.facts, SearchFacts):
        require_nothing_held_allowed(answer.facts.identifiers, confirmed_identifiers(subject_request))
    rewording.carry_over(subject_request, row, answer, now=now)
    keep_answer(row, answer)
    row.decided_at, row.decided_by_id = now, by_id
    recipients.follow_decision(row, getattr(answer.facts, "recipients", None) or ())
    record(subject_request, "decided", by=by, now=now, right=answer.right, outcome=answer.outcome)
    filing.finish(subject_request, now=now)


def confirmed_identifiers(subject_request: SubjectRequest) -> list[str]:
    """Return the addresses and numbers this person has confirmed to be theirs."""
    proved = (row for row in subject_request.contacts if row.proved_at is not None and row.replaced_at is None)
    return [row.value for row in proved if row.value]


def draft_of(subject_request: SubjectRequest, row: RequestedRight, *, on: date, signed_by: str) -> Draft:
    """Return a right's letter as it would go out, and what it still lacks.

    :raises NothingDecided: while the right has no outcome
    """
    answer = answer_of(row)
    if answer is None:
        raise NothingDecided("This right has no outcome yet. Decide it, then answer.")
    context = letters.context_of(subject_request, on=on, signed_by=signed_by)
    made = rewording.as_composed(subject_request, answer, on=on, signed_by=signed_by)
    return rewording.reworded(made, row, context)


def to_send(subject_request: SubjectRequest) -> list[RequestedRight]:
    """Return the rights that are decided and not sent."""
    return [row for row in subject_request.rights if row.outcome and not row.released_at and not row.withdrawn_at]


def needed_for(subject_request: SubjectRequest, rows: Iterable[RequestedRight]) -> Level:
    """Return the identity level these answers need: that of each right, and 1 for "nothing held" (law.md s. 3)."""
    policy = profile_of(subject_request.controller).identity
    levels = [
        Level.CONTACT_CONFIRMED if row.outcome == Outcome.NOTHING_HELD else needed_level([Right(row.right)], policy)
        for row in rows
    ]
    return max(levels, default=Level.NONE)


def release(
    subject_request: SubjectRequest,
    *,
    by: str,
    by_id: int,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> Release:
    """Freeze and hand over every decided answer, as `hand_over` does.

    :param second: who approves it, where the profile asks for four eyes
    :raises NothingDecided: when there is nothing to send
    :raises portal.services.four_eyes.NeedsApproval: when somebody else must approve it first
    :raises portal.law.identity.IdentityBelowLevel: when this very request is not proved at the level the answers need
    :raises portal.law.representation.RepresentationNotRecorded: when it is for somebody else, and not written down
    :raises portal.law.letter_parts.LetterIncomplete: when a letter lacks a part
    :raises NoWayToDeliver: when nobody can be told where to read it
    :raises portal.services.package_files.FileUndecided: while a register's file is neither in nor out
    :raises portal.services.package.PackageEmpty: when a letter promises a download and there is none
    """
    held = loading.hold(subject_request.uid, seen_version=seen_version)
    return hand_over(held, by=by, by_id=by_id, signed_by=signed_by, now=now, second=second)


def hand_over(
    subject_request: SubjectRequest,
    *,
    by: str,
    by_id: int,
    signed_by: str,
    now: datetime,
    second: four_eyes.Second | None = None,
    delivery: str = "",
) -> Release:
    """Hand over the answers of a held request: a letter per right, its PDF and hash, and the mail that says so.

    :param delivery: how it goes, where that is not how the person asked for it
    """
    four_eyes.settle(subject_request, four_eyes.act_of_answers(subject_request), second, now=now)
    rows, needed = require_sendable(subject_request)
    made = new_release(subject_request, by_id=by_id, now=now, delivery=delivery or subject_request.delivery)
    frozen = [freeze(subject_request, row, made, signed_by=signed_by, now=now) for row in rows]
    package.seal(subject_request, made, rows, frozen, by=by, now=now)
    if has_every_answer(standing_of(subject_request)):
        filing.close(subject_request, Closure.ANSWERED, now=now)
    record(
        subject_request, "released", by=by, now=now, delivery=made.delivery, level=int(needed),
        rights=[row.right for row in rows], letters=[letter.sha256 or "" for letter in frozen],
    )  # fmt: skip
    filing.finish(subject_request, now=now)
    return made


def require_sendable(subject_request: SubjectRequest) -> tuple[list[RequestedRight], Level]:
    """Return the rights whose answers may go out now, and the identity level they need.

    :raises portal.law.broken_rules.RuleBroken: as `release` does
    """
    rows = to_send(subject_request)
    if not rows:
        raise NothingDecided("No right has an outcome to send yet. Decide at least one.")
    for row in rows:
        require(Action.ANSWER, subject_request, Right(row.right))
    proofs = [Proof(row.proof) for row in subject_request.proofs if row.void_at is None]
    needed = needed_for(subject_request, rows)
    require_level(needed, proofs, is_protected=subject_request.has_protected_address)
    representation.require_written(subject_request, rows)
    return rows, needed


def new_release(subject_request: SubjectRequest, *, by_id: int, now: datetime, delivery: str) -> Release:
    """Make the handing over, and put its mail into the outbox when the answer is read on the website.

    :raises NoWayToDeliver: when no proved e-mail address is there
    """
    rows = to_send(subject_request)
    contact = goes_to(subject_request, rows)
    today = filing.today_of(subject_request, now)
    made = Release(
        subject_request_id=subject_request.id,
        contact_id=contact.id if contact else None,
        delivery=delivery,
        released_at=now,
        released_by_id=by_id,
        ends_on=today + timedelta(days=profile_of(subject_request.controller).keep.package_days),
    )
    db.session.add(made)
    db.session.flush()
    if contact is not None:
        announcing.announce(subject_request, made, contact, rows, now=now)
    return made


def goes_to(subject_request: SubjectRequest, rows: Sequence[RequestedRight]) -> Contact | None:
    """Return where an answer is announced; None where it goes by post or is collected.

    What needs no identity is told to the address as it was given, and stands on the status page where there is none.

    :raises NoWayToDeliver: when it needs a proved e-mail address and there is none
    """
    if subject_request.delivery != "download":
        return None
    if needed_for(subject_request, rows) > Level.NONE or not announcing.is_told_in_the_mail(rows):
        return announced_to(subject_request)
    mails = [row for row in subject_request.contacts if row.kind == "email" and row.replaced_at is None]
    theirs = [row for row in mails if row.origin == "given" or row.proved_at is not None]
    works = [row for row in theirs if row.undeliverable_at is None and subject_request.disowned_at is None]
    return min(works, key=lambda row: row.proved_at is None, default=None)


def announced_to(subject_request: SubjectRequest) -> Contact:
    """Return the e-mail address that was proved and works: the register's own before the one that was given.

    :raises NoWayToDeliver: when there is none
    """
    proved = [
        row
        for row in subject_request.contacts
        if row.kind == "email" and row.proved_at and row.replaced_at is None and row.undeliverable_at is None
    ]
    if not proved:
        raise NoWayToDeliver("No e-mail address of this person is proved. Answer by post, or ask them to confirm one.")
    return min(proved, key=lambda row: row.origin != "register")


def freeze(
    subject_request: SubjectRequest, row: RequestedRight, made: Release, *, signed_by: str, now: datetime
) -> Letter:
    """Compose one right's letter, check it, and keep it as sent.

    :raises portal.law.letter_parts.LetterIncomplete: when it lacks a part
    """
    written = draft_of(subject_request, row, on=filing.today_of(subject_request, now), signed_by=signed_by)
    letter = letters.freeze_draft(subject_request, written, row.right, now=now, row=row, release=made)
    if made.delivery == "post":
        made_of = copies.copies_of(subject_request, row, today=filing.today_of(subject_request, now))
        posting.ask(subject_request, letter, now=now, copies=made_of.number)
    row.released_at = now
    return letter


def releases_of(subject_request: SubjectRequest) -> list[Release]:
    """Return what was handed over, newest first."""
    mine = select(Release).where(Release.subject_request_id == subject_request.id).order_by(Release.id.desc())
    return list(db.session.scalars(mine.options(joinedload(Release.letters))).unique())


def release_for(visit: SignIn, *, now: datetime) -> Release | None:
    """Return the handing over a visit may read, while it may be opened."""
    if visit.door != sign_ins.Door.ANSWER or visit.release_id is None:
        return None
    release = db.session.get_one(Release, visit.release_id)
    subject_request = db.session.get_one(SubjectRequest, release.subject_request_id)
    is_over = filing.today_of(subject_request, now) > release.ends_on
    return None if release.stopped_at is not None or is_over else release


def letters_for(visit: SignIn, *, now: datetime) -> list[Letter]:
    """Return the letters a visit may read: those of its release."""
    release = release_for(visit, now=now)
    return list(release.letters) if release else []
