"""Answers that tell of a change in the data: corrected, erased, restricted."""

from typing import Any, TypeVar

from flask_babel import lazy_gettext as _l

from portal import clock
from portal.controllers.registers import Register
from portal.law.rights import Outcome
from portal.letters.answers import Change, Erased, ErasureFacts, Kept, RectificationFacts, RestrictionFacts
from portal.web.staff.answer_forms import recipients, rows
from portal.web.staff.answer_forms.kind import Asking, Fields, Kind, Values
from portal.web.typed import DayField, line, words

FactsT = TypeVar("FactsT", RectificationFacts, ErasureFacts)
CHANGES = {
    "what": lambda: line(_l("Which piece of data")),
    "old": lambda: words(_l("Before")),
    "new": lambda: words(_l("Now")),
}
ERASED = {
    "what": lambda: words(_l("What was erased")),
    "where": lambda: line(_l("From where")),
    "on": lambda: DayField(_l("On which day")),
}
KEPT = {
    "what": lambda: words(_l("What stays")),
    "why": lambda: words(_l("Why it stays")),
    "until": lambda: words(_l("Until when")),
}


def earlier(asking: Asking, kind: type[FactsT]) -> FactsT | None:
    """Return what was written before, if it was of this kind."""
    facts = asking.earlier.facts if asking.earlier else None
    return facts if isinstance(facts, kind) else None


def rectification_fields(asking: Asking) -> Fields:
    """Return old and new, row by row, the day, and who was told."""
    before = earlier(asking, RectificationFacts)
    return {
        **rows.fields("changes", CHANGES, rows.places("changes", asking.sent, len(before.changes) if before else 1)),
        "rectified_on": DayField(_l("On which day was it changed?")),
        **recipients.fields(),
    }


def rectification_known(asking: Asking) -> Values:
    """Return one empty row: the person's own words stand above the form, and in no letter unless somebody puts them."""
    first = {"what": "", "old": "", "new": ""}
    return {**rows.values("changes", [first]), "rectified_on": asking.case.today, **recipients.known(asking)}


def rectification_kept(asking: Asking, facts: RectificationFacts) -> Values:
    """Return what was written before."""
    changed = [{"what": row.what, "old": row.old, "new": row.new} for row in facts.changes]
    told = recipients.kept(facts.recipients)
    return {**rows.values("changes", changed), "rectified_on": facts.rectified_on, **told}


def rectification_facts(asking: Asking, typed: Values) -> RectificationFacts:
    """Return the changes."""
    changed = rows.read("changes", typed, tuple(CHANGES), ("what", "new"))
    return RectificationFacts(tuple(Change(**row) for row in changed), typed["rectified_on"], recipients.read(typed))


def held(asking: Asking) -> list[Register]:
    """Return the registers in which data were found."""
    found = {task.register for task in asking.case.found_in}
    return [register for register in asking.case.profile.registers if register.key in found]


def erasure_fields(asking: Asking) -> Fields:
    """Return what was erased and what stays, row by row, the backups, and who was told."""
    before = earlier(asking, ErasureFacts)
    erased = len(before.erased) if before else len(held(asking))
    stays = len(before.kept) if before else len(duties_to_keep(asking))
    return {
        **rows.fields("erased", ERASED, rows.places("erased", asking.sent, erased)),
        **rows.fields("stays", KEPT, rows.places("stays", asking.sent, stays)),
        "backups_until": DayField(_l("By which day is it gone from the backups?")),
        "backups": words(_l("What else to say about backups")),
        **recipients.fields(),
    }


def duties_to_keep(asking: Asking) -> list[dict[str, str]]:
    """Return what a statute keeps from being erased, as the registers found say it."""
    if asking.outcome is not Outcome.PARTLY:
        return []
    language = asking.language
    return [
        {
            "what": category.label.in_(language),
            "why": category.keep.statute.in_(language),
            "until": category.keep.until.in_(language),
        }
        for register in held(asking)
        for category in register.categories
        if category.keep is not None
    ]


def erasure_known(asking: Asking) -> Values:
    """Return each register's categories as what was erased today."""
    language, today = asking.language, asking.case.today
    erased = [
        {"what": "; ".join(row.label.in_(language) for row in register.categories if row.keep is None),
         "where": register.label.in_(language), "on": today}
        for register in held(asking)
    ]  # fmt: skip
    return {
        **rows.values("erased", erased),
        **rows.values("stays", duties_to_keep(asking)),
        **recipients.known(asking),
    }


def erasure_kept(asking: Asking, facts: ErasureFacts) -> Values:
    """Return what was written before."""
    erased = [{"what": row.what, "where": row.where, "on": row.erased_on} for row in facts.erased]
    stays = [{"what": row.what, "why": row.why, "until": row.until} for row in facts.kept]
    told: dict[str, Any] = recipients.kept(facts.recipients)
    backups = {"backups_until": facts.backups_until, "backups": facts.backups}
    return {**rows.values("erased", erased), **rows.values("stays", stays), **backups, **told}


def erasure_facts(asking: Asking, typed: Values) -> ErasureFacts:
    """Return what went and what stays; a row without its day counts as erased today."""
    erased = rows.read("erased", typed, tuple(ERASED), ("what",))
    stays = rows.read("stays", typed, tuple(KEPT), ("what",))
    return ErasureFacts(
        tuple(Erased(row["what"], row["where"], row["on"] or asking.case.today) for row in erased),
        tuple(Kept(**row) for row in stays),
        typed["backups_until"],
        typed["backups"],
        recipients.read(typed),
    )


def restriction_fields(asking: Asking) -> Fields:
    """Return which data, from when, and who was told."""
    return {
        "restricted": words(_l("Which data are restricted?")),
        "restricted_from": DayField(_l("From which day?")),
        **recipients.fields(),
    }


def restriction_known(asking: Asking) -> Values:
    """Return from which day; what was asked stands above the form, in the person's own words."""
    at = asking.row.carried_out_at
    day = clock.local_day(at, asking.case.profile.time_zone) if at else asking.case.today
    return {"restricted": "", "restricted_from": day, **recipients.known(asking)}


def restriction_kept(asking: Asking, facts: RestrictionFacts) -> Values:
    """Return what was written before."""
    return {"restricted": facts.data, "restricted_from": facts.restricted_from, **recipients.kept(facts.recipients)}


def restriction_facts(asking: Asking, typed: Values) -> RestrictionFacts:
    """Return what is restricted."""
    return RestrictionFacts(typed["restricted"], typed["restricted_from"], recipients.read(typed))


RECTIFICATION = Kind(rectification_fields, rectification_known, rectification_kept, rectification_facts)
ERASURE = Kind(erasure_fields, erasure_known, erasure_kept, erasure_facts)
RESTRICTION = Kind(restriction_fields, restriction_known, restriction_kept, restriction_facts)
