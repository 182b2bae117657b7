"""What happened to a request, read back from the history for those who may see it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from types import MappingProxyType

from sqlalchemy import String, cast, select

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.identity import Proof
from portal.storage.db import db
from portal.storage.models import HistoryEvent, Staff, SubjectRequest
from portal.translations import dates
from portal.translations.event_words import noted_on, to_staff, to_the_person
from portal.translations.labels import label, outcome_label, proof_label


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, by whom, in words; ``now`` marks the newest, ``kind`` is the event's key.

    ``at`` is when it was noted; ``day`` is the day it happened, where that is another one.
    """

    time: str
    at: str
    who: str
    text: str
    now: bool = False
    kind: str = ""
    day: str = ""


HAPPENED_ON: Mapping[str, str] = MappingProxyType(
    {
        "received": "received_on", "right_added": "received_on", "identity_settled": "answered_on",
        "clarification_settled": "answered_on", "fee_paid": "paid_on", "posted": "on", "post_returned": "on",
        "authority_answered": "done_on", "ombudsman_given": "done_on",
    }
)  # fmt: skip
"""Which fact of an event tells the day it happened, where it may be noted later."""


def events_of(subject_request: SubjectRequest) -> list[HistoryEvent]:
    """Return the events of one request, newest first."""
    mine = select(HistoryEvent).where(HistoryEvent.request_uid == subject_request.uid)
    return list(db.session.scalars(mine.order_by(HistoryEvent.id.desc())))


def public_timeline(subject_request: SubjectRequest, language: str) -> list[Happening]:
    """Return what the person may see, by the day it happened: nothing that tells more than they know (law.md s. 3).

    What happened twice in a row on a day, to one right and another, is told once.
    """
    zone = profile_of(subject_request.controller).time_zone
    told = [
        (subject_request.received_on if event.kind == "received" else happened_on(event, zone), text)
        for event in events_of(subject_request)
        if (text := to_the_person(told_as(event), language)) and not tells_of_register(event)
    ]
    once = [one for one, _same in groupby(sorted(told, key=itemgetter(0), reverse=True))]
    return [
        Happening(dates.day(day, language), day.isoformat(), "", text, now=place == 0)
        for place, (day, text) in enumerate(once)
    ]


def happened_on(event: HistoryEvent, zone: str) -> date:
    """Return the day something happened: the one that was told with it, else the one on which it was noted."""
    told = event.facts.get(HAPPENED_ON.get(event.kind, ""))
    return date.fromisoformat(told) if told else clock.local_day(event.at, zone)


def told_as(event: HistoryEvent) -> str:
    """Return the kind an event is told as: an answer on paper is ready, and not yet with the person."""
    delivery = event.facts.get("delivery")
    return f"released_{delivery}" if event.kind == "released" and delivery in {"post", "onsite"} else event.kind


def tells_of_register(event: HistoryEvent) -> bool:
    """Return whether an event would tell that a register knows the person: every proof but their own confirmation."""
    return event.kind == "identity_proved" and event.facts.get("proof") != Proof.CONTACT_CONFIRMED


def staff_timeline(subject_request: SubjectRequest, language: str) -> list[Happening]:
    """Return everything that happened, with the moment or the day and who did it, the newest noted first."""
    zone = profile_of(subject_request.controller).time_zone
    acted = select(HistoryEvent, Staff.name).outerjoin(Staff, HistoryEvent.by == "staff:" + cast(Staff.id, String))
    mine = acted.where(HistoryEvent.request_uid == subject_request.uid).order_by(HistoryEvent.id.desc())
    return [
        replace(to_staff_at(event, zone, language), who=name or who(event.by, language), now=place == 0)
        for place, (event, name) in enumerate(db.session.execute(mine))
    ]


def to_staff_at(event: HistoryEvent, zone: str, language: str) -> Happening:
    """Return an event in words to staff with its moment, or with its day and the moment it was noted later."""
    day, noted = happened_on(event, zone), moment(event.at, zone, language)
    told = Happening(noted, event.at.isoformat(timespec="seconds"), "", what_happened(event, language), kind=event.kind)
    if day == clock.local_day(event.at, zone):
        return told
    text = f"{told.text} ({noted_on(noted, language)})"
    return replace(told, time=dates.short_day(day, language), day=day.isoformat(), text=text)


def what_happened(event: HistoryEvent, language: str) -> str:
    """Return an event in words to staff, with its facts."""
    proof, matched = event.facts.get("proof") or "", event.facts.get("matched") or ""
    return f"{to_staff(told_as(event), language, proof, matched)} {details(event, language)}".strip()


def moment(at: datetime, zone: str, language: str) -> str:
    """Return a moment as the controller's clocks show it."""
    local = clock.local(at, zone)
    return f"{dates.short_day(local.date(), language)} {local:%H:%M}"


def who(by: str, language: str) -> str:
    """Return who did it in words, where it was no member of staff."""
    return {
        "subject": {"fi": "Rekisteröity", "sv": "Den registrerade", "en": "Data subject"},
        "portal": {"fi": "Portaali", "sv": "Portalen", "en": "Portal"},
        "register": {"fi": "Rekisterin vastuuhenkilö", "sv": "Registeransvarig", "en": "Person responsible"},
    }.get(by.partition(":")[0], {}).get(language, by)


def details(event: HistoryEvent, language: str) -> str:
    """Return the facts of an event that have words: which right, outcome, register, proof, result, mail."""
    facts = event.facts
    said = []
    if right := facts.get("right"):
        said.append(label("right", right, language))
    channel = facts.get("channel")
    if channel and event.kind == "answer_told":
        said.append(label("told_by", channel, language))
    elif channel and event.kind != "received":  # that one says how the request came in
        said.append(label("marketing_channel", channel, language))
    if outcome := facts.get("outcome"):
        said.append(outcome_label(outcome, language, facts.get("right")))
    if register := facts.get("register"):
        said.append(register_name(event.controller or "", register, language))
    if (proof := facts.get("proof")) and proof != Proof.CONTACT_CONFIRMED:
        said.append(proof_label(proof, language, facts.get("matched")))
    if result := facts.get("result"):
        said.append(RESULTS[result].get(language, result))
    if mail := facts.get("mail"):
        said.append(label("mail", mail, language))
    return " · ".join(said)


def register_name(controller: str, key: str, language: str) -> str:
    """Return a register's name, or its key when the profile has it no more."""
    register = profile_of(controller).register(key)
    return register.label.in_(language) if register else key


RESULTS = {
    "found": {"fi": "tietoja löytyi", "sv": "uppgifter hittades", "en": "data found"},
    "nothing": {"fi": "ei tietoja", "sv": "inga uppgifter", "en": "nothing held"},
}
