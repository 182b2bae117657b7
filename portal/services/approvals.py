"""Proposing an act to a second person, who approves it or sends it back; a request that changed makes it void."""

import json
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.letters.compose import Draft, finished
from portal.services import filing, four_eyes, loading, notices
from portal.services.answer_store import document_text
from portal.services.grants import dpo_decides
from portal.services.history import record
from portal.services.proposed_acts import ACTS, Content
from portal.services.standing import require
from portal.storage import outbox
from portal.storage.db import db
from portal.storage.models import Approval, Staff, StoredFile, SubjectRequest

DECIDERS = ("approver",)


class ProposalVoid(RuleBroken):
    """The request is not what it was when this was proposed."""


class CommentMissing(RuleBroken):
    """Whoever sends a proposal back says why."""


class NotYourProposal(RuleBroken):
    """A proposal is taken back by whoever made it."""


def propose(
    subject_request: SubjectRequest,
    act: str,
    content: Content,
    *,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Put an act to a second person, with everything that will go out.

    :raises portal.law.letter_parts.LetterIncomplete: when a letter lacks a part
    :raises portal.law.broken_rules.RuleBroken: when the law does not allow the act now, or something waits already
    """
    version = subject_request.version if seen_version is None else seen_version
    require(Action.PROPOSE, subject_request)
    ACTS[act].check(subject_request, content, now)
    proposal = Approval(
        subject_request_id=subject_request.id, action=act, proposal={}, proposed_by_id=by_id, proposed_at=now
    )
    try:
        mark = fingerprint(subject_request, proposal, content)
    finally:
        db.session.rollback()
    subject_request = loading.hold(subject_request.uid, seen_version=version)
    require(Action.PROPOSE, subject_request)
    proposal.proposal = {"fingerprint": mark}
    proposal.content = json.dumps(dict(content), ensure_ascii=False)
    db.session.add(proposal)
    record(subject_request, "proposed", by=f"staff:{by_id}", now=now, act=act)
    for person in deciders(subject_request.controller, by_id):
        outbox.put(
            "staff_to_approve", now=now, language=person.language, subject_request=subject_request, to=person,
            facts={"act": act},
        )  # fmt: skip
    filing.finish(subject_request, now=now)


def approve(subject_request: SubjectRequest, *, by_id: int, now: datetime, seen_version: int | None = None) -> None:
    """Approve what was proposed, and do it; its letter is signed by whoever wrote it.

    :raises ProposalVoid: when what would go out, or to whom, is not what was proposed; the proposal ends with it
    :raises portal.services.four_eyes.OwnProposal: when the second person is the first
    """
    require(Action.APPROVE, subject_request)
    version = subject_request.version if seen_version is None else seen_version
    proposal = standing_proposal(subject_request)
    uid, act, content = proposal.uid, proposal.action, content_of(proposal)
    signed_by = proposer(proposal).name
    is_same = fingerprint(subject_request, proposal, content) == proposal.proposal.get("fingerprint")
    db.session.rollback()
    if not is_same:
        subject_request = loading.hold(subject_request.uid, seen_version=version)
        four_eyes.void(subject_request, now=now)
        filing.finish(subject_request, now=now)
        raise ProposalVoid("The request changed since this was proposed, so it must be looked at and proposed anew.")
    ACTS[act].do(
        subject_request, content, by=f"staff:{by_id}", signed_by=signed_by, now=now, seen_version=version,
        second=four_eyes.Second(uid, by_id),
    )  # fmt: skip


def send_back(
    subject_request: SubjectRequest, *, comment: str, by_id: int, now: datetime, seen_version: int | None = None
) -> None:
    """Send a proposal back to whoever made it, with a word why; the request goes on as before.

    :raises CommentMissing: without that word
    :raises portal.services.four_eyes.OwnProposal: for one's own, which is taken back instead
    """
    if not comment.strip():
        raise CommentMissing("Write what should be changed, or why it cannot go out.")
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.RETURN, subject_request)
    proposal = standing_proposal(subject_request)
    if proposal.proposed_by_id == by_id:
        raise four_eyes.OwnProposal("You proposed this yourself, so somebody else must approve it.")
    proposal.is_approved, proposal.decided_at, proposal.decided_by_id = False, now, by_id
    proposal.comment = comment.strip()
    record(subject_request, "sent_back", by=f"staff:{by_id}", now=now, act=proposal.action)
    person = proposer(proposal)
    outbox.put(
        "staff_sent_back", now=now, language=person.language, subject_request=subject_request, to=person,
        facts={"act": proposal.action},
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def take_back(subject_request: SubjectRequest, *, by_id: int, now: datetime, seen_version: int | None = None) -> None:
    """Take one's own proposal back before anybody decided it.

    :raises NotYourProposal: for somebody else's
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.RETURN, subject_request)
    proposal = standing_proposal(subject_request)
    if proposal.proposed_by_id != by_id:
        raise NotYourProposal("Somebody else proposed this. Approve it, or send it back with a word why.")
    proposal.decided_at, proposal.decided_by_id = now, by_id
    record(subject_request, "proposal_taken_back", by=f"staff:{by_id}", now=now, act=proposal.action)
    filing.finish(subject_request, now=now)


def look_at(subject_request: SubjectRequest, proposal: Approval, *, now: datetime) -> list[Draft]:
    """Return the letters of a proposal as they would go out today; the caller rolls back."""
    content, signed_by = content_of(proposal), proposer(proposal).name
    return ACTS[proposal.action].look(subject_request, content, signed_by=signed_by, now=now)


def fingerprint(subject_request: SubjectRequest, proposal: Approval, content: Content) -> str:
    """Return a hash of everything that would go out and to whom, as of the moment it was proposed.

    :raises portal.law.letter_parts.LetterIncomplete: when a letter lacks a part
    """
    with db.session.no_autoflush:
        how: dict[str, Any] = {"signed_by": proposer(proposal).name, "now": proposal.proposed_at}
        made = ACTS[proposal.action].look(subject_request, content, **how)
        files = select(StoredFile.sha256, StoredFile.use).where(
            StoredFile.subject_request_id == subject_request.id, StoredFile.release_id.is_(None),
            StoredFile.erased_at.is_(None), StoredFile.purpose != "letter",
        )  # fmt: skip
        kept = [list(row) for row in db.session.execute(files.order_by(StoredFile.id))]
        contacts = [[row.kind, row.uid] for row in subject_request.contacts if row.replaced_at is None]
    told = [[document_text(finished(one)) for one in made], subject_request.delivery, contacts, kept]
    return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def standing_proposal(subject_request: SubjectRequest) -> Approval:
    """Return what waits; the state of the request says that there is one."""
    mine = select(Approval).where(Approval.subject_request_id == subject_request.id, Approval.decided_at.is_(None))
    return db.session.scalars(mine).one()


def content_of(proposal: Approval) -> dict[str, Any]:
    """Return what a proposal holds."""
    content: dict[str, Any] = json.loads(proposal.content or "{}")
    return content


def proposer(proposal: Approval) -> Staff:
    """Return who proposed it."""
    return db.session.get_one(Staff, proposal.proposed_by_id)


def deciders(controller: str, but: int) -> list[Staff]:
    """Return who may decide at a controller, but for whoever proposes."""
    roles = (*DECIDERS, "dpo") if dpo_decides(controller) else DECIDERS
    return [person for person in notices.staff_of(controller, roles) if person.id != but]


def last_of(subject_request: SubjectRequest) -> Approval | None:
    """Return the newest proposal of a request, whatever became of it."""
    mine = select(Approval).where(Approval.subject_request_id == subject_request.id)
    return db.session.scalar(mine.order_by(Approval.id.desc()).limit(1))
