"""Four eyes, where the controller's profile asks for them: what one person proposed, another approves or sends back."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.controllers.installed import profile_of
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Outcome
from portal.services.announcing import is_told_in_the_mail
from portal.services.history import record
from portal.storage.db import db
from portal.storage.models import Approval, SubjectRequest

EXTEND, FEE, REFUSE, RELEASE, CLOSE = "extend", "fee", "refuse", "release", "close"


class NeedsApproval(RuleBroken):
    """The controller wants a second person to approve this before it is done."""


class OwnProposal(RuleBroken):
    """Whoever proposed something does not approve it."""


@dataclass(frozen=True)
class Second:
    """The second person: which proposal they approve, and who they are."""

    proposal: str
    by_id: int


def is_needed(subject_request: SubjectRequest, act: str | None) -> bool:
    """Tell whether the controller wants a second person for an act."""
    return act in profile_of(subject_request.controller).four_eyes


def act_of_answers(subject_request: SubjectRequest) -> str | None:
    """Return what sending the decided answers is, as far as it is put under four eyes: a refusal, or just an answer.

    That marketing has stopped or a consent has ended holds no data and could not be refused: telling that releases
    nothing, and is due without anybody's leave (Arts 21(3), 7(3)).
    """
    decided = [row for row in subject_request.rights if row.outcome and not (row.released_at or row.withdrawn_at)]
    if any(Outcome(row.outcome).needs_ground for row in decided if row.outcome) and is_needed(subject_request, REFUSE):
        return REFUSE
    return RELEASE if is_needed(subject_request, RELEASE) and not is_told_in_the_mail(decided) else None


def act_in_full(subject_request: SubjectRequest, act: str) -> str:
    """Return what an act is called; of a refusal, whether it is a whole one or in part."""
    if act != REFUSE:
        return act
    decided = {row.outcome for row in subject_request.rights if not (row.released_at or row.withdrawn_at)}
    return "refuse_whole" if Outcome.REFUSED in decided else "refuse_part"


def settle(subject_request: SubjectRequest, act: str | None, second: Second | None, *, now: datetime) -> None:
    """Let an act pass: one that needs no second person, or with the approval of one; the caller does it and commits.

    :raises NeedsApproval: without a proposal of this very act that waits on this very request
    :raises OwnProposal: when the second person is the first
    """
    if not is_needed(subject_request, act):
        return
    proposal = open_proposal(subject_request)
    if second is None or proposal is None or (proposal.uid, proposal.action) != (second.proposal, act):
        raise NeedsApproval("A second person must approve this first. Propose it to them.")
    if proposal.proposed_by_id == second.by_id:
        raise OwnProposal("You proposed this yourself, so somebody else must approve it.")
    proposal.is_approved, proposal.decided_at, proposal.decided_by_id = True, now, second.by_id
    record(subject_request, "approved", by=f"staff:{second.by_id}", now=now, act=proposal.action)
    db.session.flush()


def open_proposal(subject_request: SubjectRequest) -> Approval | None:
    """Return what waits for a second person."""
    return db.session.scalar(
        select(Approval).where(Approval.subject_request_id == subject_request.id, Approval.decided_at.is_(None))
    )


def void(subject_request: SubjectRequest, *, now: datetime) -> None:
    """End a proposal because the request is not what it was when it was made; the caller commits."""
    proposal = open_proposal(subject_request)
    if proposal is not None:
        proposal.decided_at = now
        record(subject_request, "proposal_void", by="portal", now=now, act=proposal.action)
