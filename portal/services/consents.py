"""Consents to marketing: given and confirmed through their own channel, withdrawn as easily, with effect at once."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Select, delete, select

from portal import tokens
from portal.controllers.installed import profile_of
from portal.law.actions import Action
from portal.law.rights import Outcome, Right
from portal.letters.answers import ConsentFacts
from portal.letters.answers.answer import Answer
from portal.services import block_list, filing, floods, loading
from portal.services.answer_store import keep_answer
from portal.services.block_list import CONSENTED, KIND_OF, PROHIBITED
from portal.services.history import record
from portal.services.responses import right_of
from portal.services.standing import require
from portal.storage import history, limits, look_ups, outbox
from portal.storage.db import begin_write, db
from portal.storage.models import MarketingChoice, Note, OutboxMail, SubjectRequest
from portal.storage.models.requests import asked_of

SOURCE = "page"
A_DAY = timedelta(days=1)
MAILS_A_DAY = 3
FIELD_OF = {"email": "channel_email", "sms": "channel_phone"}


def give(
    controller: str, channel: str, address: str, *, language: str, now: datetime, crowd: floods.Crowd = floods.ALONE
) -> None:
    """Take a consent to marketing through one channel; it counts once that channel has confirmed it.

    The words it is given to are kept with it. An e-mail address gets a mail with a button, at most three a day and
    whoever asks; a number gets a message from staff.

    :raises LookupError: when the controller offers no consent for that channel
    """
    offered = profile_of(controller).marketing.consent(channel)
    if offered is None:
        raise LookupError("This consent is not offered.")
    kind = KIND_OF[channel]
    key = f"consent:{kind}:{look_ups.keys_of(kind, address)[0]}"
    if not limits.hit(key, now=now, window=A_DAY, most=MAILS_A_DAY):
        return
    begin_write()
    wording = offered.wording.in_(language)
    row = block_list.new_choice(
        controller, channel, CONSENTED, kind=kind, address=address, source=SOURCE, now=now, wording=wording
    )
    db.session.add(row)
    db.session.flush()
    history.record("consent_asked", **noted(row, by="subject", now=now))
    if channel == "email" and (mail := outbox.put("consent_confirm", now=now, language=language, to=row)):
        floods.put_in_turn(mail, crowd)
    db.session.commit()


def asked_with(token: tokens.Token) -> MarketingChoice:
    """Return the consent a mailed link is about.

    :raises tokens.TokenInvalid: when it is not there any more
    """
    found = db.session.scalar(select(MarketingChoice).where(MarketingChoice.uid == token.facts.get("choice")))
    if found is None or found.ended_at is not None:
        raise tokens.TokenInvalid
    return found


def confirm(token: tokens.Token, *, now: datetime) -> MarketingChoice:
    """Confirm a consent through its own channel; pressed twice it is confirmed once.

    :raises tokens.TokenInvalid: when it is not there any more
    """
    begin_write()
    row = asked_with(token)
    if row.confirmed_at is None:
        put_in_force(row, by="subject", now=now)
    db.session.commit()
    return row


def confirm_by_staff(
    uid: str, controllers: Iterable[str], *, how: str, by: str, by_id: int, now: datetime
) -> MarketingChoice:
    """Record that a number confirmed its consent: staff asked it, and it answered.

    :raises portal.services.block_list.ReasonMissing: without a word on when and how
    """
    if not how.strip():
        raise block_list.ReasonMissing("Write when and how the number confirmed it.")
    begin_write()
    row = block_list.entry_of(uid, controllers).choice
    if row.choice != CONSENTED or row.ended_at or row.confirmed_at:
        db.session.rollback()
        raise block_list.EndedAlready("This consent does not wait any more.")
    row.how, row.carried_out_by_id = how.strip(), by_id
    put_in_force(row, by=by, now=now)
    db.session.commit()
    return row


def forget_unconfirmed(now: datetime) -> None:
    """Forget consents that nobody confirmed while their link lived; part of a use case of the daily sweep."""
    never = select(MarketingChoice.id).where(
        MarketingChoice.choice == CONSENTED,
        MarketingChoice.confirmed_at.is_(None),
        MarketingChoice.made_at < now - tokens.Purpose.CONSENT.life,
    )
    db.session.execute(delete(OutboxMail).where(OutboxMail.choice_id.in_(never)))
    db.session.execute(delete(MarketingChoice).where(MarketingChoice.id.in_(never)))


def put_in_force(row: MarketingChoice, *, by: str, now: datetime) -> None:
    """Let a consent count, and end what stood about its address and channel before: the later choice holds."""
    for earlier in db.session.scalars(of_address(row.controller, row.channel, row.address or "")):
        if earlier.id != row.id and (earlier.choice == PROHIBITED or earlier.confirmed_at):
            earlier.ended_at = now
    row.confirmed_at = now
    history.record("consent_confirmed", **noted(row, by=by, now=now))


def of_address(controller: str, channel: str, address: str) -> Select[MarketingChoice]:
    """Return what is in force about an address on one channel."""
    kind = KIND_OF[channel]
    return select(MarketingChoice).where(
        MarketingChoice.address_digest.in_(look_ups.digests(kind, look_ups.keys_of(kind, address)[0])),
        MarketingChoice.controller == controller,
        MarketingChoice.channel == channel,
        MarketingChoice.ended_at.is_(None),
    )


def noted(row: MarketingChoice, *, by: str, now: datetime) -> dict[str, Any]:
    """Return what the history keeps of a consent; never whose it is."""
    return {"at": now, "by": by, "controller": row.controller, "facts": {"channel": row.channel, "entry": row.uid}}


def follow(subject_request: SubjectRequest, *, now: datetime) -> None:
    """End the consents a request withdraws by channel and address, in the caller's transaction (Art 7(3))."""
    row = next((row for row in subject_request.rights if row.right == Right.CONSENT_WITHDRAWAL), None)
    if row is None:
        return
    asked = asked_of(row)
    for channel, field in FIELD_OF.items():
        if channel in asked.get("channels", []) and asked.get(field):
            end_given(subject_request, channel, asked[field], now=now)


def end_given(subject_request: SubjectRequest, channel: str, address: str, *, now: datetime) -> None:
    """End the consents given for one channel and address."""
    for row in db.session.scalars(of_address(subject_request.controller, channel, address)):
        if row.choice == CONSENTED:
            row.ended_at = now
            history.record("consent_ended", **noted(row, by="subject", now=now))


def carry_out(
    subject_request: SubjectRequest,
    result: Outcome,
    *,
    how: str,
    by: str,
    by_id: int,
    now: datetime,
    seen_version: int | None = None,
) -> None:
    """Record that what rests on a consent has ended, or that there is no such consent; and how that was done.

    Where it ended the answer is written with it. Where there was none, staff still say which basis applies and which
    right fits.

    :raises portal.law.broken_rules.RuleBroken: when that step is not allowed now
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    require(Action.CARRY_OUT, subject_request, Right.CONSENT_WITHDRAWAL)
    row = right_of(subject_request, Right.CONSENT_WITHDRAWAL)
    row.carried_out_at = now
    if how.strip():
        written = Note(subject_request_id=subject_request.id, kind="note", by_id=by_id, at=now)
        written.text = how.strip()
        db.session.add(written)
        record(subject_request, "noted", by=by, now=now)
    record(subject_request, "carried_out", by=by, now=now, right=row.right, outcome=result.value)
    if result is Outcome.WITHDRAWN:
        facts = ConsentFacts(asked_of(row).get("consent", ""), filing.today_of(subject_request, now))
        keep_answer(row, Answer(Right.CONSENT_WITHDRAWAL, result, facts))
        row.decided_at, row.decided_by_id = now, by_id
        record(subject_request, "decided", by=by, now=now, right=row.right, outcome=row.outcome)
    filing.finish(subject_request, now=now)
