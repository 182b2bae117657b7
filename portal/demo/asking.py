"""What a person of the demo fills in, by the field names of the request form."""

from datetime import date
from typing import Any

from portal.demo import texts
from portal.demo.inventing import FIRST_NAMES
from portal.demo.people import Person, plain
from portal.demo.plans import Plan, Turn
from portal.law.rights import Outcome, Right
from portal.services.intake import Submission

AGE_OF_CHILD = 9
COPIES = 3
WITH_COPIES = frozenset({Turn.FEE_ASKED, Turn.FEE_ACCEPTED})


def submission(plan: Plan, person: Person, *, controller: str, key: str, today: date) -> Submission:
    """Return a request as it is sent, or as staff record it from a letter or a call."""
    is_form = plan.channel == "form"
    asked = {one.right: asked_of(one.right, one.outcome, person, today) for one in plan.asked}
    if plan.turn in WITH_COPIES:
        asked[Right.ACCESS]["copies"] = COPIES
    is_marketing = all(one.right is Right.MARKETING_OBJECTION for one in plan.asked)
    return Submission(
        controller=controller,
        language=person.language,
        rights=tuple(one.right for one in plan.asked),
        name="" if is_marketing and is_form else person.name,
        email=given_email(plan, person) if is_form else "",
        phone=person.phone if person.number % 3 == 0 or plan.channel == "phone" else "",
        address=person.address if plan.delivery == "post" else "",
        hints=texts.text(person, "asked.hints", today=today) if person.number % 2 == 0 else "",
        words="" if is_form else texts.text(person, "asked.words", today=today),
        delivery=plan.delivery,
        has_protected_address=plan.turn is Turn.PROTECTED,
        refused_channels=("phone", "sms") if plan.turn is Turn.PROTECTED else (),
        on_behalf="guardian" if plan.turn is Turn.GUARDIAN else "none",
        represented_name=child_of(person) if plan.turn is Turn.GUARDIAN else "",
        child_birth_year=today.year - AGE_OF_CHILD if plan.turn is Turn.GUARDIAN else None,
        asked=asked,
        channel=plan.channel,
        idempotency_key=key,
    )


def given_email(plan: Plan, person: Person) -> str:
    """Return the address as it is typed, which may be wrong at first."""
    return mistyped(person) if plan.turn is Turn.CORRECTED else person.email


def mistyped(person: Person) -> str:
    """Return an address with a letter missing."""
    return f"{plain(person.first_name)}.{plain(person.misspelt)}{person.number}@example.org"


def child_of(person: Person) -> str:
    """Return the name of a child."""
    names = FIRST_NAMES[person.language]
    return f"{names[person.number % len(names)]} {person.last_name}"


def asked_of(right: Right, outcome: Outcome, person: Person, today: date) -> dict[str, Any]:
    """Return what is filled in for one right."""

    def say(name: str) -> dict[str, str]:
        return {name: texts.text(person, f"asked.{name}", today=today)}

    scope = "part" if outcome is Outcome.PARTLY else "all"
    detail = scope == "part"
    if right is Right.ACCESS:
        return {"access_scope": scope} | (say("access_detail") if detail else {})
    if right is Right.ERASURE:
        return {"erasure_scope": scope} | (say("erasure_detail") if detail else {}) | say("erasure_grounds")
    if right is Right.RESTRICTION:
        return {"restriction_ground": "a"} | say("restriction_detail")
    if right is Right.MARKETING_OBJECTION:
        return {
            "channels": ["email", "sms", "profiling"], "channel_email": person.email, "channel_phone": person.phone,
        }  # fmt: skip
    if right is Right.PORTABILITY:
        is_direct = outcome is Outcome.FILE_GIVEN
        return (
            {"portability_target": "controller"} | say("portability_recipient")
            if is_direct
            else {"portability_target": "self"}
        )
    names = {
        Right.RECTIFICATION: ("wrong", "correct"),
        Right.OBJECTION: ("objection_processing", "objection_situation"),
        Right.CONSENT_WITHDRAWAL: ("consent",),
    }[right]
    return {name: text for one in names for name, text in say(one).items()}
