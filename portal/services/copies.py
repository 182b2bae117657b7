"""How many copies of their data the person gets on paper: the first is free, further ones as they were asked for."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select

from portal.law.fees import Cost, FeeKind, FeeStanding, copies_owed
from portal.law.rights import Outcome, Right
from portal.letters.answers import AccessFacts
from portal.letters.answers.answer import Answer
from portal.services import fee_standing, posting
from portal.storage.db import db
from portal.storage.models import Fee, Letter, Release, RequestedRight, SubjectRequest
from portal.storage.models.requests import asked_of

PAID = "paid"
FREE = "free"


class Copies(NamedTuple):
    """How many copies go out, how many were asked for, and how the further ones stand: free, paid, or as their fee."""

    number: int
    asked: int
    standing: str


ONE = Copies(1, 1, FREE)


def copies_of(subject_request: SubjectRequest, row: RequestedRight, *, today: date) -> Copies:
    """Return the copies of a right's answer as it would go out on this day; what is read on the website is one."""
    if row.right != Right.ACCESS or subject_request.delivery == "download" or not is_copy(row):
        return ONE
    asked = asked_for(row)
    fee = charged(subject_request)
    if fee is None:
        return Copies(copies_owed(asked), asked, FREE)
    stands = fee_standing.standing(subject_request, fee, today=today)
    further = further_in(fee) or asked - 1
    is_paid = stands is FeeStanding.ACCEPTED and fee.paid_on is not None
    return Copies(copies_owed(asked, further, stands), max(asked, 1 + further), PAID if is_paid else stands.value)


def asked_for(row: RequestedRight) -> int:
    """Return how many copies were asked for; one where nothing was said."""
    said = str(asked_of(row).get("copies") or "")
    return max(1, int(said)) if said.isascii() and said.isdigit() else 1


def charged(subject_request: SubjectRequest) -> Fee | None:
    """Return the newest fee for further copies of a request."""
    mine = (fee for fee in reversed(fee_standing.fees_of(subject_request)) if fee.kind == FeeKind.FURTHER_COPIES)
    return next(mine, None)


def further_in(fee: Fee) -> int:
    """Return how many further copies a fee is for, as its printing is counted."""
    return sum(item.pieces for item in fee.items if item.kind == Cost.PRINTING)


def counted(subject_request: SubjectRequest, answer: Answer, *, on: date) -> Answer:
    """Return an answer that says in how many copies it comes, if it goes out on this day."""
    if not isinstance(answer.facts, AccessFacts):
        return answer
    made = copies_of(subject_request, access_row(subject_request), today=on)
    facts = replace(answer.facts, copies=made.number, copies_asked=made.asked, copies_are=made.standing)
    return replace(answer, facts=facts)


def post_further(subject_request: SubjectRequest, fee: Fee, *, now: datetime) -> None:
    """Put the further copies into the post when their fee is accepted or waived after the first; the caller commits."""
    if fee.kind != FeeKind.FURTHER_COPIES or not is_copy(access_row(subject_request)):
        return
    letter = answered_on_paper(subject_request, "post")
    if letter is not None and further_in(fee):
        posting.ask(subject_request, letter, now=now, copies=further_in(fee))


def further_by_hand(subject_request: SubjectRequest) -> int:
    """Return how many further copies are to be handed over, their fee accepted after the first was; 0 for none."""
    fee, letter = charged(subject_request), answered_on_paper(subject_request, "onsite")
    if fee is None or fee.accepted_at is None or letter is None or letter.frozen_at is None:
        return 0
    return further_in(fee) if fee.waived_at is None and fee.accepted_at >= letter.frozen_at else 0


def is_settled_by_answer(subject_request: SubjectRequest, fee: Fee) -> bool:
    """Tell whether the answer went out and left nothing to charge for: no further copies can follow it."""
    row = [row for row in subject_request.rights if row.right == fee.right][-1]
    if row.released_at is None:
        return False
    may_follow = fee.kind == FeeKind.FURTHER_COPIES and is_copy(row)
    return not (may_follow and answered_on_paper(subject_request, "post", "onsite"))


def answered_on_paper(subject_request: SubjectRequest, *ways: str) -> Letter | None:
    """Return the newest access answer that went out in one of these ways and was not stopped."""
    mine = select(Letter).join(Release, Release.id == Letter.release_id).where(
        Letter.subject_request_id == subject_request.id, Letter.kind == Right.ACCESS.value,
        Release.delivery.in_(ways), Release.stopped_at.is_(None),
    )  # fmt: skip
    return db.session.scalar(mine.order_by(Letter.id.desc()).limit(1))


def access_row(subject_request: SubjectRequest) -> RequestedRight:
    """Return the access asked for last."""
    return [row for row in subject_request.rights if row.right == Right.ACCESS][-1]


def is_copy(row: RequestedRight) -> bool:
    """Tell whether an answer holds a copy of the data, or may yet."""
    return Outcome(row.outcome) in {Outcome.GRANTED, Outcome.PARTLY} if row.outcome else True


def paid_among(requests: Collection[int]) -> set[int]:
    """Return the requests, by id, whose fee for further copies was paid."""
    if not requests:
        return set()
    mine = select(Fee.subject_request_id).where(
        Fee.subject_request_id.in_(requests), Fee.kind == FeeKind.FURTHER_COPIES.value, Fee.paid_on.is_not(None),
        Fee.waived_at.is_(None),
    )  # fmt: skip
    return set(db.session.scalars(mine))
