"""What a marketing objection names: each channel, and the address or number on it, as far as the person gave one."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from portal.law.rights import Right
from portal.storage.models import RequestedRight, SubjectRequest
from portal.storage.models.requests import asked_of

ADDRESS_FIELDS = {
    "email": (("channel_email", "email"),),
    "sms": (("channel_phone", "phone"),),
    "phone": (("channel_phone", "phone"),),
    "post": (("channel_post", "post"),),
    "profiling": (("channel_email", "email"), ("channel_phone", "phone")),
}
"""Where the address of a channel stands in what was asked, and of which kind it is."""
NOTHING_MORE: Mapping[str, str] = {}


class Wanted(NamedTuple):
    """One channel to be blocked, and the address on it; empty where none is known."""

    channel: str
    kind: str
    address: str


def wants(row: RequestedRight, told: Mapping[str, str] = NOTHING_MORE) -> Iterator[Wanted]:
    """Yield each channel the person named, with the address given for it, or the one they are reached at.

    :param told: addresses and numbers that were learned since, by the form's own field names
    """
    asked, given = {**asked_of(row), **told}, given_of(row.subject_request)
    for channel in asked.get("channels", []):
        fields = ADDRESS_FIELDS.get(channel, ())
        found = ((kind, asked.get(field) or given.get(kind) or "") for field, kind in fields)
        kind, address = next(((kind, address) for kind, address in found if address), ("", ""))
        yield Wanted(channel, kind, address)


def given_of(subject_request: SubjectRequest) -> dict[str, str]:
    """Return the addresses and numbers the person gave, by kind."""
    given = (row for row in subject_request.contacts if row.origin == "given" and row.replaced_at is None)
    return {row.kind: row.value or "" for row in given}


def names_nobody(row: RequestedRight) -> bool:
    """Tell whether a right objects to marketing and comes without any address or number it could be stopped under."""
    if row.right != Right.MARKETING_OBJECTION:
        return False
    named = list(wants(row))
    return bool(named) and not any(one.address for one in named)
