"""The portal's own register, "Data subjects' requests": the same facts of every controller."""

from portal.controllers import own_register_words as words
from portal.controllers.profile import Profile
from portal.controllers.register_tables import RESERVED_KEY
from portal.controllers.registers import Category, Register
from portal.controllers.words import LANGUAGES, Words
from portal.law.retention import KeepPolicy

COUNTER_DAYS = 30
"""How long what keeps misuse away (counted tries, "this was not me") is kept."""

_YEARS = {"fi": ("vuosi", "vuotta"), "sv": ("år", "år"), "en": ("year", "years")}
_MONTHS = {"fi": ("kuukausi", "kuukautta"), "sv": ("månad", "månader"), "en": ("month", "months")}


def all_registers(profile: Profile) -> tuple[Register, ...]:
    """The controller's registers, the portal's own last."""
    return (*profile.registers, own_register(profile))


def own_register(profile: Profile) -> Register:
    """What the portal itself keeps of requests, and how long under this controller."""
    return Register(
        key=RESERVED_KEY,
        label=words.LABEL,
        responsible=profile.contact.email,
        purposes=words.PURPOSES,
        categories=_categories(profile),
        sources=words.SOURCES,
        recipients=(*profile.own_recipients, words.AUTHORITIES),
        people=(words.PEOPLE,),
        provision=words.PROVISION,
        finding=words.FINDING,
    )


def months_in_words(months: int) -> Words:
    """A length of time: whole years as years, anything else as months."""
    count, unit = (months // 12, _YEARS) if months % 12 == 0 else (months, _MONTHS)
    return Words.of({language: f"{count} {unit[language][count > 1]}" for language in LANGUAGES})


def _filled(template: Words, **facts: Words | int) -> Words:
    def said(language: str) -> dict[str, str]:
        return {name: fact.in_(language) if isinstance(fact, Words) else str(fact) for name, fact in facts.items()}

    return Words.of({language: text.format(**said(language)) for language, text in template.texts})


def _categories(profile: Profile) -> tuple[Category, ...]:
    keep = profile.keep
    with_request = _filled(
        words.WITH_REQUEST,
        time=months_in_words(keep.closed_months),
        hash_time=months_in_words(KeepPolicy().hash_key_months),
    )
    return (
        Category(words.CONTACTS, provided_by_person=True, retention=with_request),
        Category(words.CONTENT, provided_by_person=True, retention=with_request),
        Category(words.PROOF, retention=with_request),
        Category(
            words.ANSWER,
            retention=_filled(words.ANSWER_KEPT, days=keep.package_days, time=months_in_words(keep.closed_months)),
        ),
        Category(words.SUPPRESSION, provided_by_person=True, retention=words.WHILE_IT_STANDS),
        Category(
            words.LOGS, retention=_filled(words.LOGS_KEPT, days=COUNTER_DAYS, time=months_in_words(keep.closed_months))
        ),
    )
