"""Blind indexes: how an exact e-mail address, phone, customer number or word of a name finds its requests."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Select, insert, select

from portal.storage.db import db, key_ring
from portal.storage.models import LookUp, SubjectRequest

NOT_LETTERS = re.compile(r"[\W\d_]+")
FEWEST_DIGITS = 5
"""Fewer are no phone number."""


def normalised_email(text: str) -> str:
    """Return the form in which two spellings of one address are equal."""
    return unicodedata.normalize("NFKC", text).strip().casefold()


def normalised_phone(text: str) -> str:
    """Return the digits of a number, a Finnish trunk prefix turned into its country code."""
    digits = re.sub(r"[^\d+]", "", unicodedata.normalize("NFKC", text))
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    return "+358" + digits[1:] if digits.startswith("0") else digits


def normalised_post(text: str) -> str:
    """Return a postal address on one line, without case."""
    return " ".join(unicodedata.normalize("NFKC", text).split()).casefold()


def name_words(text: str) -> Iterator[str]:
    """Yield each word of a name, without case and accents, so that "Mäkelä" is found by "makela"."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    yield from dict.fromkeys(word for word in NOT_LETTERS.split(plain) if word)


def keys_of(kind: str, text: str) -> list[str]:
    """Return the normalised values of one text: several for a name, one for the others."""
    if kind == "name":
        return list(name_words(text))
    return [{"email": normalised_email, "phone": normalised_phone, "post": normalised_post}.get(kind, str.strip)(text)]


def index(subject_request: SubjectRequest, texts: Iterable[tuple[str, str]]) -> None:
    """Index a request under the given (kind, text) pairs; empty texts are passed over."""
    ring = key_ring()
    pairs = {(kind, key) for kind, text in texts if text.strip() for key in keys_of(kind, text)}
    under = {"subject_request_id": subject_request.id, "key_number": ring.current}
    rows = [{"kind": kind, "digest": ring.blind(kind, key), **under} for kind, key in sorted(pairs)]
    if rows:
        db.session.execute(insert(LookUp), rows)


def digests(kind: str, key: str) -> list[bytes]:
    """Return the index of one normalised value under every key of the ring."""
    ring = key_ring()
    return [ring.blind_under(number, kind, key) for number in ring.numbers]


def requests_with(kind: str, text: str) -> Select[Any]:
    """Return the ids of the requests that carry this address, number, or every word of this name."""
    first, *others = (
        select(LookUp.subject_request_id).where(LookUp.digest.in_(digests(kind, key))) for key in keys_of(kind, text)
    )
    for other in others:
        first = first.where(LookUp.subject_request_id.in_(other))
    return first
