"""The quiet facts beside a request: its dates with their reasons, the person, the proofs, who has it, who looked."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from portal.law.duties import DutyKey
from portal.law.explanation import Limit
from portal.law.rights import Right
from portal.law.states import State
from portal.law.time_limits import may_extend
from portal.services import access, posting
from portal.services.overview import Overview
from portal.storage.models import IdentityProof, SubjectRequest
from portal.translations import LANGUAGES, current_language, dates
from portal.translations.labels import label, proof_label
from portal.translations.time_limits import explain_limit
from portal.web.staff.case import moment
from portal.web.staff.due_words import due_words


@dataclass(frozen=True)
class Aside:
    """What the side of the page shows; ``seen`` is None for who may not read the access log."""

    answer_by: dict[str, str]
    dates: list[tuple[str, str, str]]
    person: list[str]
    contacts: list[dict[str, str]]
    remarks: list[str]
    level: str
    needed: str
    enough: str
    proofs: list[str]
    assignee: str
    seen: list[str] | None


def aside_of(case: Overview, views: list[access.View] | None) -> Aside:
    """Put the quiet facts into words."""
    row, language, is_open = case.subject_request, current_language(), not case.is_closed
    return Aside(
        answer_by=answer_by(case),
        dates=other_dates(case),
        person=list(filter(None, (row.name, on_behalf(case)))),
        contacts=contacts(case),
        remarks=remarks(case),
        level=label("level", case.proved, language) if case.proved or case.needed else _("Needs no proof"),
        needed=label("level", case.needed_now, language) if case.proved < case.needed_now and case.may_prove else "",
        enough=_("Enough to say that nothing is held.") if is_open and says_enough(case) else "",
        proofs=[proof_words(case, proof) for proof in row.proofs if proof.void_at is None],
        assignee=row.assignee.name if row.assignee else "",
        seen=None if views is None else [seen_words(case, view) for view in access.last_views(views)],
    )


def says_enough(case: Overview) -> bool:
    """Tell whether less is proved than the rights need, and enough for the answer that nothing is held."""
    return case.needed_now <= case.proved < case.needed


def answer_by(case: Overview) -> dict[str, str]:
    """Return the last day to answer, how soon that is, and why that day; of a closed request how it kept that day."""
    language, day = current_language(), case.limits.answer_by
    if case.subject_request.state == State.CLOSED:
        return kept_day(case)
    text, tone = due_words(day, case.today)
    return {
        "heading": _("Answer by"),
        "day": dates.weekday_day(day, language),
        "iso": day.isoformat(),
        "left": text,
        "tone": tone,
        "why": explain_limit(case.limits, Limit.ANSWER_BY, language),
    }


def kept_day(case: Overview) -> dict[str, str]:
    """Return when a closed request was answered, whether in time, and by when it had to be; or when it ended else."""
    row, language = case.subject_request, current_language()
    answered = [one for one in row.rights if one.answered_on is not None]
    day = max([one.answered_on for one in answered if one.answered_on], default=row.closed_on or case.limits.answer_by)
    is_late = any(one.is_in_time is False for one in answered)
    due = _("Last day to answer: %(day)s.", day=dates.weekday_day(case.limits.answer_by, language))
    heading = _("Answered on") if answered else label("closure", row.closure or "answered", language)
    left, tone = ("" if not answered else _("late") if is_late else _("in time")), "late" if is_late else "calm"
    if answered and lies_here(row):
        heading, left, tone = _("Ready since"), _("not posted yet"), "late" if is_late else "soon"
    return {
        "heading": heading,
        "day": dates.weekday_day(day, language),
        "iso": day.isoformat(),
        "left": left,
        "tone": tone,
        "why": f"{due} {explain_limit(case.limits, Limit.ANSWER_BY, language)}",
    }


def lies_here(subject_request: SubjectRequest) -> bool:
    """Tell whether an answer's letter is final and was never posted."""
    if subject_request.next_duty != DutyKey.POST:
        return False
    answers = [row for row in posting.of_request(subject_request) if row.letter.release_id is not None]
    posted = {row.letter_id for row in answers if row.posted_on is not None}
    return any(row.letter_id not in posted for row in answers)


def other_dates(case: Overview) -> list[tuple[str, str, str]]:
    """Return until when a refusal and an extension can be told, each with its reason; what is past helps nobody."""
    language, limits = current_language(), case.limits
    if not any(may_extend(Right(row.right)) for row in case.open_rights):
        return []
    refuse_by = _("Refuse by") if limits.refuse_by >= case.today else _("A refusal was due")
    shown = [(refuse_by, Limit.REFUSE_BY, limits.refuse_by)]
    if not limits.extended and limits.extend_by >= case.today:
        shown.append((_("Extend by"), Limit.EXTEND_BY, limits.extend_by))
    return [
        (what, dates.short_day(day, language), explain_limit(limits, limit, language)) for what, limit, day in shown
    ]


def on_behalf(case: Overview) -> str:
    """Return for whom the person asks, when it is not for themselves."""
    row = case.subject_request
    if row.on_behalf == "none":
        return ""
    how = label("on_behalf", row.on_behalf, current_language())
    named = ", ".join(filter(None, (row.represented_name, str(row.child_birth_year or ""))))
    return f"{how}: {named}" if named else how


def contacts(case: Overview) -> list[dict[str, str]]:
    """Return the addresses and numbers in use: given ones, and those staff took from a register."""
    return [
        {
            "value": row.value or "",
            "from_register": _("from the register") if row.origin == "register" else "",
            "bad": _("does not arrive") if row.undeliverable_at else "",
        }
        for row in case.subject_request.contacts
        if row.replaced_at is None and row.value
    ]


def remarks(case: Overview) -> list[str]:
    """Return what must not be overlooked about reaching the person."""
    row, language = case.subject_request, current_language()
    said = [_("Answer in: %(language)s", language=LANGUAGES[row.language])]
    said.append(delivery_words(row))
    said.append(_("Came in: %(channel)s", channel=label("receipt_channel", row.channel, language).lower()))
    if row.refused_channels:
        never = [label("marketing_channel", channel, language).lower() for channel in row.refused_channels]
        said.append(_("Never contact by: %(channels)s", channels=", ".join(never)))
    return said


def delivery_words(row: SubjectRequest) -> str:
    """Return how the answer goes; who gave nothing but a number is told, or comes for it; who gave nothing, too."""
    kinds = {one.kind for one in row.contacts if one.origin == "given" and one.replaced_at is None}
    if row.delivery == "onsite" and kinds == {"phone"}:
        return _("Told by phone, or collected in person")
    if row.delivery == "onsite" and not kinds:
        return _("No contact was given: told when they call, or collected in person")
    return label("delivery_staff", row.delivery, current_language())


def proof_words(case: Overview, proof: IdentityProof) -> str:
    """Return one proof: which, against which register, when."""
    language = current_language()
    register = case.profile.register(proof.register) if proof.register else None
    named = f" ({register.label.in_(language)})" if register else ""
    return f"{proof_label(proof.proof, language, proof.matched)}{named}, {moment(proof.at, case.profile.time_zone)}"


def seen_words(case: Overview, view: Any) -> str:
    """Return who looked, and when."""
    return f"{view.name} {moment(view.at, case.profile.time_zone)}"
