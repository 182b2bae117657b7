"""What happened, in the reader's language, by the kind of the history event."""

from portal.translations import dates, post_words
from portal.translations.person_event_words import TO_THE_PERSON
from portal.translations.staff_event_words import ABOUT_A_REQUEST, ABOUT_THE_HOUSE

GIVEN_CONTACT = "contact_confirmed"
OF_A_GIVEN_CONTACT = {
    "": (
        "Annettu sähköpostiosoite vahvistettiin.",
        "Den angivna e-postadressen bekräftades.",
        "The given e-mail address was confirmed.",
    ),
    "called": (
        "Annettu numero vahvistettiin soittamalla.",
        "Det angivna numret bekräftades med ett samtal.",
        "The given number was confirmed by a call.",
    ),
    "written_to": (
        "Annettu postiosoite vahvistettiin kirjeen koodilla.",
        "Den angivna postadressen bekräftades med koden i ett brev.",
        "The given postal address was confirmed by the code in a letter.",
    ),
}
"""What "identity was proved" says where nothing but a given contact was confirmed, by what matched (law.md s. 3)."""
TO_STAFF = {**ABOUT_A_REQUEST, **ABOUT_THE_HOUSE}
READY = {**TO_STAFF, **post_words.READY_TO_STAFF}
"""All of them, and what "released" says of an answer on paper."""


def to_the_person(kind: str, language: str) -> str | None:
    """Return what happened in words to the person, or None where it is not shown to them."""
    words = post_words.READY_TO_THE_PERSON.get(kind) or TO_THE_PERSON.get(kind)
    return words[dates.LANGUAGES.index(dates.known(language))] if words else None


def noted_on(when: str, language: str) -> str:
    """Return when something was noted that happened on an earlier day."""
    return {"fi": f"kirjattu {when}", "sv": f"antecknat {when}"}.get(language, f"noted on {when}")


def happened(day: str, language: str) -> str:
    """Return the day something happened that was noted later."""
    return {"fi": f"tapahtui {day}", "sv": f"skedde {day}"}.get(language, f"happened on {day}")


def to_staff(kind: str, language: str, proof: str = "", matched: str = "") -> str:
    """Return what happened in words to staff; a kind without words is shown by its key.

    :param proof: what was proved, where something was: a contact that was given and confirmed proves nobody's identity
    :param matched: which way that was
    """
    words = OF_A_GIVEN_CONTACT.get(matched) if proof == GIVEN_CONTACT else READY.get(kind)
    return words[dates.LANGUAGES.index(dates.known(language))] if words else kind.replace("_", " ")
