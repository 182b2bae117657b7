"""What ``flask init`` asks for, and what it makes of the answers: a slug and a prefix."""

import re
import unicodedata

import click

from portal import clock
from portal.cli.first_profile import FirstFacts
from portal.law.authorities import AUTHORITIES

ROOM_FOR_PREFIX = 3
NOT_IN_PREFIX = re.compile(r"[^A-HJ-NP-Z2-9]")
ASKED = {
    "slug": "Short name in addresses, such as koivu",
    "prefix": "3 or 4 letters that begin every reference",
    "email": "E-mail address for questions about personal data",
    "street": "Street address",
    "postcode": "Postcode",
    "city": "City",
}


def first_facts(name: str | None, languages: tuple[str, ...], given: dict[str, str | None]) -> FirstFacts:
    """Return what has to be known of the controller, asking for what was not given.

    Slug and prefix are guessed from the name; who answers questions gets to see the guess first.
    """
    asks = name is None
    name = name or click.prompt("The controller's legal name")
    guesses = {"slug": slug_of(name), "prefix": prefix_of(name)}
    for key, question in ASKED.items():
        guess = guesses.get(key) or None
        given[key] = given[key] or (guess if guess and not asks else click.prompt(question, default=guess))
    if not given["authority"]:
        given["authority"] = (
            given["country"]
            if given["country"] in AUTHORITIES
            else click.prompt("Supervisory authority", type=click.Choice(list(AUTHORITIES)))
        )
    texts = {key: str(value).strip() for key, value in given.items()}
    today = clock.local_day(clock.now(), "UTC").isoformat()
    return FirstFacts(name=name.strip(), languages=tuple(dict.fromkeys(languages)), version=today, **texts)


def slug_of(name: str) -> str:
    """Return a slug that could be a controller's."""
    plain = unicodedata.normalize("NFKD", name.casefold().split()[0] if name.split() else "")
    return "".join(letter for letter in plain if letter.isascii() and letter.isalnum())


def prefix_of(name: str) -> str:
    """Return letters that could begin its references; empty where too few fit."""
    letters = NOT_IN_PREFIX.sub("", unicodedata.normalize("NFKD", name).upper()).lstrip("23456789")[:ROOM_FOR_PREFIX]
    return letters if len(letters) == ROOM_FOR_PREFIX else ""
