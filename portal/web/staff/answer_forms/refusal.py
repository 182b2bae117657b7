"""What a refusal asks, whole or in part: grounds the law knows here, reasons, and what each ground demands."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectMultipleField

from portal.law.parts import Part
from portal.law.refusals import Ground, grounds_for
from portal.law.rights import Effect, Right
from portal.letters.answers import RefusalFacts
from portal.letters.answers.refusal import IN_OUR_WORDS
from portal.translations import current_language
from portal.translations.articles import ground_in_words
from portal.translations.labels import label
from portal.web.staff.answer_forms.kind import Asking, Fields, Values
from portal.web.typed import offer, words

OF_DATA = frozenset({Right.ACCESS, Right.PORTABILITY})
"""Rights to be given data; the others ask for something to be done."""


def grounds_of(asking: Asking) -> tuple[Ground, ...]:
    """Return the grounds the law knows for this right, extent, day and country."""
    return grounds_for(
        Right(asking.row.right), on=asking.case.today, country=asking.case.profile.country, whole=is_whole(asking)
    )


def is_whole(asking: Asking) -> bool:
    """Return whether all that was asked is refused."""
    return asking.outcome.effect is Effect.NEGATIVE


def fields(asking: Asking) -> Fields:
    """Return grounds, what each demands, the reasons, and the extent of a part refusal."""
    language, offered = current_language(), grounds_of(asking)
    named = offer({row.key: f"{in_(row, language)} ({ground_in_words(row.article, language)})" for row in offered})
    demanded = {
        detail_name(row.key, part): words(demand_label(part, language)) for row in offered for part in row.must_say
    }
    return {
        "grounds": SelectMultipleField(_l("On which ground?"), choices=named, validate_choice=False),
        **demanded,
        "reasons": words(_l("The reasons, in your own words")),
        **({} if is_whole(asking) else extent(asking)),
    }


def extent(asking: Asking) -> Fields:
    """Return what is granted and what not; data that were asked for are given or not."""
    if Right(asking.row.right) in OF_DATA:
        return {"granted": words(_l("What is given")), "not_granted": words(_l("What is not given"))}
    return {"granted": words(_l("What is granted all the same")), "not_granted": words(_l("What is not granted"))}


def in_(row: Ground, language: str) -> str:
    """Return a ground's label in the reader's language."""
    return row.label.get(language, row.label["en"])


def demand_label(part: str, language: str) -> str:
    """Return what a ground demands; where the letter says it in words of its own, only what is added."""
    name = label("part", part, language)
    if Part(part) in IN_OUR_WORDS:
        return _("The letter says %(part)s. Anything to add?", part=name)
    return name[:1].upper() + name[1:]


def detail_name(ground: str, part: str) -> str:
    """Return the name of the field for what one ground demands."""
    return f"detail-{ground}-{part}"


def warnings_of(asking: Asking, ground: str) -> list[str]:
    """Return what staff are told when they think of a ground."""
    row = next(row for row in grounds_of(asking) if row.key == ground)
    keys = [key for key in row.warnings if is_whole(asking) or key != "s34_rest_must_be_given"]
    return [label("warning", key, current_language()) for key in keys]


def kept(asking: Asking, refusal: RefusalFacts) -> Values:
    """Return what was written before."""
    details = {
        detail_name(row.key, part): refusal.details.get(Part(part), "") for row in refusal.rows for part in row.must_say
    }
    return {
        "grounds": list(refusal.grounds), "reasons": refusal.reasons, "granted": refusal.granted,
        "not_granted": refusal.not_granted, **details,
    }  # fmt: skip


def facts(asking: Asking, typed: Values) -> RefusalFacts:
    """Return the refusal; what no chosen ground demands is left out."""
    chosen = [row for row in grounds_of(asking) if row.key in (typed["grounds"] or ())]
    details: dict[Part, str] = {}
    for row in chosen:
        for part in row.must_say:
            said = [details.get(Part(part), ""), typed[detail_name(row.key, part)]]
            details[Part(part)] = "\n\n".join(filter(None, dict.fromkeys(said)))
    return RefusalFacts(
        grounds=tuple(row.key for row in chosen),
        reasons=typed["reasons"],
        granted=typed.get("granted", ""),
        not_granted=typed.get("not_granted", ""),
        details={part: text for part, text in details.items() if text},
    )
