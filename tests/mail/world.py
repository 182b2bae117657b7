"""One request with everything a mail may tell of, made by the real use cases, at a day that stands still."""

import uuid
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.services import block_list, intake
from portal.storage import outbox
from portal.storage.db import begin_write, db
from portal.storage.models import (
    Contact,
    Fee,
    FeeItem,
    Grant,
    Invitation,
    MarketingChoice,
    OutboxMail,
    RegisterTask,
    Release,
    Staff,
    SubjectRequest,
)

NOW = datetime(2026, 3, 3, 8, 30, tzinfo=UTC)
REFERENCE = "K3K-7F4M-92XD"
PERSON = "aino@example.org"
HANDLER = "handler@example.org"
DESK: dict[str, dict[str, Any]] = {
    "staff_new_request": {}, "staff_due_soon": {"due_on": "2026-03-06"},
    "staff_overdue": {"due_on": "2026-03-02"}, "staff_bounced": {"kind": "confirm"},
    "staff_reply": {}, "staff_refusal": {"right": "access"},
    "staff_wrong_code": {}, "staff_code_lost": {}, "staff_disowned": {}, "staff_search_handed_in": {},
    "staff_to_approve": {"act": "refuse"}, "staff_sent_back": {"act": "refuse"},
}  # fmt: skip
"""What the desk's mails about a request are told, by their kind."""
LOST = {"controller": "k3", "step": "arrival", "fault": "not_arrived", "begun_at": "2026-03-03 04:02:00+00:00"}
"""What the alarm of the channel's self-test is told."""


def ask(*rights: Right, language: str = "en", email: str = PERSON, now: datetime = NOW, **more: Any) -> SubjectRequest:
    """Send a request through the real use case; its first mail is in the outbox then."""
    return intake.submit(
        intake.Submission(controller="k3", language=language, rights=rights or (Right.ACCESS,), email=email, **more),
        now=now,
    )


def hire(email: str = HANDLER, *, role: str = "handler", language: str = "en", name: str = "Ada Virtanen") -> Staff:
    """Make a member of staff with one role at the example controller."""
    begin_write()
    handle = uuid.uuid4().hex
    person = Staff(email=email, name=name, language=language, fs_uniquifier=handle, fs_webauthn_user_handle=handle)
    person.grants.append(Grant(controller="k3", role=role, granted_at=NOW))
    db.session.add(person)
    db.session.commit()
    return person


def forget_mails() -> None:
    """Empty the outbox."""
    begin_write()
    for row in db.session.query(OutboxMail):
        db.session.delete(row)
    db.session.commit()


def put(kind: str, *, language: str = "en", subject_request: SubjectRequest | None = None, **more: Any) -> OutboxMail:
    """Put one mail into the outbox, as a use case does."""
    begin_write()
    row = outbox.put(kind, now=NOW, language=language, subject_request=subject_request, **more)
    assert row is not None
    db.session.commit()
    return row


def put_every_kind(language: str) -> dict[str, OutboxMail]:
    """Put a mail of each kind into the outbox, all about one request, and return the rows by name."""
    asked = ask(Right.ACCESS, Right.MARKETING_OBJECTION, language=language, name="Aino Esimerkki")
    person = hire(language=language)
    begin_write()
    asked.reference = REFERENCE
    db.session.commit()
    forget_mails()
    contact = asked.contacts[0]
    subject: dict[str, Any] = {"subject_request": asked, "to": contact}
    facts = facts_by_name(asked, person)
    rows = {
        name: put(name.partition("-")[0], language=language, facts=told, **subject)
        for name, told in facts["subject"].items()
    }
    desk: dict[str, Any] = {"subject_request": asked, "to": person}
    rows |= {name: put(name, language=language, facts=told, **desk) for name, told in facts["desk"].items()}
    rows |= {
        name: put(name.partition("-")[0], language=language, facts=told, to=person)
        for name, told in facts["people"].items()
    }
    return rows | {
        "register_task": put("register_task", language=language, facts={"register_task": task_of(asked).uid}),
        "consent_confirm": put("consent_confirm", language=language, to=consent_in(language)),
    }


def facts_by_name(asked: SubjectRequest, person: Staff) -> dict[str, dict[str, dict[str, Any]]]:
    """Return the facts of each kind; a dash parts a kind from the variant of it."""
    day = {"asked_on": "2026-03-05"}
    return {
        "subject": {
            "confirm": {}, "received": {}, "recorded": {}, "identity_link": {"register": "customers"},
            "identity_asked": day, "clarification_asked": day, "reply_reminder-identity": {"pause": "identity", **day},
            "reply_reminder-clarification": {"pause": "clarification", **day},
            "extended": {"reasons": ["complexity"]}, "fee_announced": (fee := {"fee": fee_of(asked).uid}),
            "fee_ended": fee,
            "message_from_controller": {}, "answer_ready": {"release": release_of(asked, person).uid},
            "answer_posted": (posted := {"posted_on": "2026-03-20"}), "copies_posted": posted,
            "marketing_done-stopped": marketing("stopped"),
            "marketing_done-nothing": marketing("no_data_found_blocked"),
            "marketing_done-not_ours": marketing("not_our_message"),
            "consent_withdrawn": {"outcome": "withdrawn", "from_on": "2026-03-03"},
            "consent_withdrawn-none": {"outcome": "no_such_consent"},
            "lifting": {"lift_on": "2026-04-01"}, "withdrawn": {},
            "closed-not_identified": {"closure": "not_identified"},
            "closed-lapsed": {"closure": "lapsed"}, "closed-passed_on": {"closure": "passed_on"},
            "closed-other": {"closure": "deceased"}, "new_code": {},
        },
        "desk": DESK,
        "people": {
            "staff_digest": {"day": "2026-03-03", "more": 2, "lines": [
                line("2026-03-02", "carry_out", "staff_reply", "staff_due_soon"),
                line("2026-03-06", "answer", "staff_due_soon"), line("", "", "staff_refusal", "staff_bounced"),
            ]},
            "access_review_due": {"months": 6, "last_on": "2025-09-01"},
            "staff_restored": {"made_at": "2026-03-03T04:02:00+00:00", "held": 2},
            "staff_restored-nothing_held": {"made_at": "2026-03-03T04:02:00+00:00", "held": 0},
            "access_review_due-first": {"months": 1, "last_on": None},
            "staff_invitation": {"invitation": invitation_of(person).id},
            "staff_reset": {"invitation": invitation_of(person).id},
            "staff_security_notice": {"what": "change_notice"},
            "grant_changed": {"what": "grant_given", "about": person.id, "role": "handler", "controller": "k3"},
            "canary_failed": LOST,
            "grant_changed-everywhere": {"what": "second_factor_reset", "about": person.id},
        },
    }  # fmt: skip


def line(due_on: str, duty: str, *news: str) -> dict[str, Any]:
    """Return one line of a digest."""
    return {"reference": REFERENCE, "controller": "k3", "duty": duty, "due_on": due_on, "news": list(news)}


def marketing(outcome: str) -> dict[str, Any]:
    """Return the facts of an objection that was carried out."""
    return {"outcome": outcome, "channels": ["email", "sms"], "from_on": "2026-03-03"}


def kept(row: Any) -> Any:
    """Keep a row."""
    begin_write()
    db.session.add(row)
    db.session.commit()
    return row


def fee_of(asked: SubjectRequest) -> Fee:
    """Announce a fee for three further copies."""
    fee = Fee(
        subject_request_id=asked.id,
        right="access",
        kind="further_copies",
        currency="EUR",
        accept_by_on=date(2026, 3, 17),
    )
    fee.items = [FeeItem(kind="printing", pieces=3, unit_price=Decimal("2.00"))]
    return kept(fee)


def release_of(asked: SubjectRequest, person: Staff) -> Release:
    """Hand an answer over."""
    return kept(
        Release(
            subject_request_id=asked.id, contact_id=asked.contacts[0].id, delivery="download", released_at=NOW,
            released_by_id=person.id, ends_on=date(2026, 4, 2),
        )
    )  # fmt: skip


def invitation_of(person: Staff) -> Invitation:
    """Invite somebody."""
    return kept(Invitation(staff_id=person.id, invited_at=NOW, ends_at=NOW + timedelta(days=7)))


def task_of(asked: SubjectRequest) -> RegisterTask:
    """Ask for a register to be searched."""
    return kept(
        RegisterTask(
            subject_request_id=asked.id,
            register="customers",
            responsible="register@example.org",
            due_on=date(2026, 3, 24),
            asked_at=NOW,
        )
    )


def consent_in(language: str) -> MarketingChoice:
    """Give a consent that waits to be confirmed."""
    offered = profile_of("k3").marketing.consent("email")
    assert offered is not None
    wording = offered.wording.in_(language)
    made: dict[str, Any] = {"kind": "email", "address": PERSON, "source": "page", "now": NOW, "wording": wording}
    return kept(block_list.new_choice("k3", "email", block_list.CONSENTED, **made))


def contact_of(asked: SubjectRequest) -> Contact:
    """Return the address a request came with."""
    return asked.contacts[0]
