"""What happened, in the reader's language, by the kind of the history event."""

from portal.translations import dates
from portal.translations.person_event_words import TO_THE_PERSON
from portal.translations.staff_event_words import ABOUT_A_REQUEST, ABOUT_THE_HOUSE

TO_STAFF = {**ABOUT_A_REQUEST, **ABOUT_THE_HOUSE}


def to_the_person(kind: str, language: str) -> str | None:
    """Return what happened in words to the person, or None where it is not shown to them."""
    words = TO_THE_PERSON.get(kind)
    return words[dates.LANGUAGES.index(dates.known(language))] if words else None


def to_staff(kind: str, language: str) -> str:
    """Return what happened in words to staff; a kind without words is shown by its key."""
    words = TO_STAFF.get(kind)
    return words[dates.LANGUAGES.index(dates.known(language))] if words else kind.replace("_", " ")
