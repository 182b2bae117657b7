"""Objecting to marketing: kept in force from the first moment, then carried out and proved channel by channel."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from portal.law.actions import Action
from portal.law.broken_rules import RuleBroken
from portal.law.rights import Outcome, Right
from portal.letters.answers import MarketingFacts
from portal.letters.answers.answer import Answer
from portal.services import block_list, filing, loading
from portal.services.answer_store import keep_answer
from portal.services.block_list import PROHIBITED
from portal.services.history import record
from portal.services.marketing_addresses import FOUND_HERE, Learned, learn
from portal.services.marketing_channels import Wanted, names_nobody, wants
from portal.services.responses import right_of
from portal.services.standing import require
from portal.storage.db import db
from portal.storage.models import MarketingChoice, RequestedRight, SubjectRequest

RESULTS = (Outcome.STOPPED, Outcome.NO_DATA_FOUND_BLOCKED, Outcome.NOT_OUR_MESSAGE)


class ResultMissing(RuleBroken):
    """Each channel has its result before an objection counts as carried out."""


class NothingToBlock(RuleBroken):
    """Where nobody was found and no address or number is known, nothing is stopped: the request is no answered one."""


@dataclass(frozen=True)
class Found:
    """What became of one channel: the result, and what was done where."""

    result: Outcome
    how: str = ""


def follow(subject_request: SubjectRequest, *, now: datetime) -> None:
    """Keep the block list in step with what a request asks, in the caller's transaction.

    It is in force from now on, confirmed or not (Art 21(3)); what was carried out stays, whatever is asked later.
    """
    row = next((row for row in subject_request.rights if row.right == Right.MARKETING_OBJECTION), None)
    if row is None:
        return
    db.session.flush()
    kept = {(one.channel, one.address or ""): one for one in choices_of(subject_request)}
    wanted = {} if row.withdrawn_at else {(one.channel, " ".join(one.address.split())): one for one in wants(row)}
    found_here = {one.channel for one in kept.values() if one.source == FOUND_HERE}
    for key, choice in kept.items():
        stays = key in wanted or (choice.source == FOUND_HERE and (choice.channel, "") in wanted)
        if not stays and choice.carried_out_at is None:
            choice.ended_at = now
    for key, one in wanted.items():
        if key not in kept and (one.address or one.channel not in found_here):
            block(subject_request, one, now=now)


def block(subject_request: SubjectRequest, one: Wanted, *, now: datetime) -> MarketingChoice:
    """Put one channel and address on the block list, and end what was consented to there."""
    choice = block_list.new_choice(
        subject_request.controller, one.channel, PROHIBITED, kind=one.kind, address=one.address,
        source=f"request:{subject_request.channel}", now=now, subject_request_id=subject_request.id,
    )  # fmt: skip
    db.session.add(choice)
    block_list.end_consents(choice, now=now)
    return choice


def choices_of(subject_request: SubjectRequest) -> list[MarketingChoice]:
    """Return the entries a request put on the block list that are in force, in their order."""
    mine = select(MarketingChoice).where(
        MarketingChoice.subject_request_id == subject_request.id,
        MarketingChoice.choice == PROHIBITED,
        MarketingChoice.ended_at.is_(None),
    )
    return list(db.session.scalars(mine.order_by(MarketingChoice.id)))


def carry_out(
    subject_request: SubjectRequest,
    found: Mapping[str, Found],
    *,
    by: str,
    by_id: int,
    now: datetime,
    whose: str = "",
    learned: Learned | None = None,
    seen_version: int | None = None,
) -> None:
    """Record what became of each channel; once all are done, the objection is carried out and its answer is written.

    :param found: per entry of the block list (its uid), the result; what is not named waits
    :param whose: whose message it was, as far as known, where one was not ours
    :param learned: an address or number that was not known when the request came
    :raises ResultMissing: when no channel has a result, and nothing was learned
    :raises NothingToBlock: when nobody was found, and the person gave no address or number
    :raises portal.law.broken_rules.RuleBroken: when that step is not allowed now
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.CARRY_OUT, subject_request, Right.MARKETING_OBJECTION)
    row = right_of(subject_request, Right.MARKETING_OBJECTION)
    rows = choices_of(subject_request)
    has_learned = learned is not None and learn(row, rows, learned, by=by, now=now)
    done = [one for one in rows if one.uid in found]
    if not done and not has_learned and rows:
        db.session.rollback()
        raise ResultMissing("Choose what became of at least one channel.")
    for one in done:
        note_result(subject_request, one, found[one.uid], by=by, by_id=by_id, now=now)
    if all(one.carried_out_at for one in rows):
        answer = answer_from(subject_request, rows, whose=whose, now=now)
        require_something_done(answer)
        row.carried_out_at = now
        record(subject_request, "carried_out", by=by, now=now, right=Right.MARKETING_OBJECTION)
        keep_answer(row, answer)
        row.decided_at, row.decided_by_id = now, by_id
        record(subject_request, "decided", by=by, now=now, right=row.right, outcome=row.outcome)
    filing.finish(subject_request, now=now)


def note_result(
    subject_request: SubjectRequest, one: MarketingChoice, found: Found, *, by: str, by_id: int, now: datetime
) -> None:
    """Write down what became of one channel; nothing was blocked where nothing was found and no address is known."""
    one.result, one.how = found.result.value, found.how.strip() or None
    one.carried_out_at, one.carried_out_by_id = now, by_id
    facts = {"channel": one.channel, "right": Right.MARKETING_OBJECTION.value}
    if one.address or found.result is not Outcome.NO_DATA_FOUND_BLOCKED:
        facts["outcome"] = one.result
    record(subject_request, "channel_carried_out", by=by, now=now, **facts)


def answer_from(subject_request: SubjectRequest, rows: list[MarketingChoice], *, whose: str, now: datetime) -> Answer:
    """Return the answer that the results of the channels come to: the best of them, and whose message it was."""
    results = {Outcome(one.result) for one in rows if one.result}
    outcome = next((result for result in RESULTS if result in results), Outcome.STOPPED)
    named = [one for one in rows if one.result != Outcome.NOT_OUR_MESSAGE]
    facts = MarketingFacts(
        channels=tuple(dict.fromkeys(one.channel for one in named)),
        stopped_on=filing.today_of(subject_request, now),
        blocked=tuple(dict.fromkeys(one.address for one in rows if one.address and one.source != FOUND_HERE)),
        whose=whose if Outcome.NOT_OUR_MESSAGE in results else None,
    )
    return Answer(Right.MARKETING_OBJECTION, outcome, facts)


def require_something_done(answer: Answer) -> None:
    """Refuse to call it carried out where nobody was found and nothing could be blocked (Arts 11(2), 12(2)).

    :raises NothingToBlock: then; such a request closes as one whose person is not identified
    """
    facts = answer.facts
    has_blocked = isinstance(facts, MarketingFacts) and bool(facts.blocked)
    if answer.outcome is Outcome.NO_DATA_FOUND_BLOCKED and not has_blocked:
        db.session.rollback()
        raise NothingToBlock("Nobody was found, and no address or number is known: nothing is blocked. Ask for one.")


def finds_nobody(row: RequestedRight) -> bool:
    """Tell whether a right objects to marketing without an address or number, and nothing was found or learned yet."""
    if not names_nobody(row):
        return False
    return not any(one.address or one.carried_out_at for one in choices_of(row.subject_request))


def mark_all_stopped(subject_request: SubjectRequest, *, by_id: int, now: datetime) -> None:
    """Note every channel as stopped, in the caller's transaction."""
    for one in choices_of(subject_request):
        one.result, one.carried_out_at, one.carried_out_by_id = Outcome.STOPPED.value, now, by_id
