"""What happened to a request, read back from the history for those who may see it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, cast, select

from portal import clock
from portal.controllers.installed import profile_of
from portal.law.identity import Proof
from portal.storage.db import db
from portal.storage.models import HistoryEvent, Staff, SubjectRequest
from portal.translations import dates
from portal.translations.event_words import to_staff, to_the_person
from portal.translations.labels import label, outcome_label, proof_label


@dataclass(frozen=True)
class Happening:
    """One thing that happened: when, by whom, in words; ``now`` marks the newest, ``kind`` is the event's key."""

    time: str
    at: str
    who: str
    text: str
    now: bool = False
    kind: str = ""


def events_of(subject_request: SubjectRequest) -> list[HistoryEvent]:
    """Return the events of one request, newest first."""
    mine = select(HistoryEvent).where(HistoryEvent.request_uid == subject_request.uid)
    return list(db.session.scalars(mine.order_by(HistoryEvent.id.desc())))


def public_timeline(subject_request: SubjectRequest, language: str) -> list[Happening]:
    """Return what the person may see, by day: nothing that tells more than they know (law.md s. 3).

    What happened twice on a day, to one right and another, is told once.
    """
    zone = profile_of(subject_request.controller).time_zone
    shown: list[Happening] = []
    for event in events_of(subject_request):
        text = to_the_person(told_as(event), language)
        if text and not tells_of_register(event):
            day = clock.local_day(event.at, zone)
            told = Happening(dates.day(day, language), day.isoformat(), "", text, now=not shown)
            if (told.at, told.text) not in [(one.at, one.text) for one in shown]:
                shown.append(told)
    return shown


def told_as(event: HistoryEvent) -> str:
    """Return the kind an event is told as: an answer on paper is ready, and not yet with the person."""
    delivery = event.facts.get("delivery")
    return f"released_{delivery}" if event.kind == "released" and delivery in {"post", "onsite"} else event.kind


def tells_of_register(event: HistoryEvent) -> bool:
    """Return whether an event would tell that a register knows the person: every proof but their own confirmation."""
    return event.kind == "identity_proved" and event.facts.get("proof") != Proof.CONTACT_CONFIRMED


def staff_timeline(subject_request: SubjectRequest, language: str) -> list[Happening]:
    """Return everything that happened, with the moment and who did it."""
    zone = profile_of(subject_request.controller).time_zone
    acted = select(HistoryEvent, Staff.name).outerjoin(Staff, HistoryEvent.by == "staff:" + cast(Staff.id, String))
    mine = acted.where(HistoryEvent.request_uid == subject_request.uid).order_by(HistoryEvent.id.desc())
    return [
        Happening(
            moment(event.at, zone, language),
            event.at.isoformat(timespec="seconds"),
            name or who(event.by, language),
            what_happened(event, language),
            now=place == 0,
            kind=event.kind,
        )
        for place, (event, name) in enumerate(db.session.execute(mine))
    ]


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
