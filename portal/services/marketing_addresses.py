"""Addresses and numbers of a marketing objection that were learned after it came: blocked from then on."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from portal.services import block_list
from portal.services.history import record
from portal.services.marketing_channels import wants
from portal.storage import look_ups
from portal.storage.db import db
from portal.storage.models import MarketingChoice, RequestedRight, SubjectRequest
from portal.storage.models.requests import asked_of

KINDS = {"channel_email": "email", "channel_phone": "phone", "channel_post": "post"}
"""Of which kind the address in each field is."""
FOUND_HERE = "own_systems"
"""Where an address was learned that the person did not give."""


@dataclass(frozen=True)
class Learned:
    """What was learned, by the form's own field names.

    :param are_ours: they stand in the controller's systems and the person did not give them, so no letter names them
    """

    told: Mapping[str, str]
    are_ours: bool = False


def learn(row: RequestedRight, choices: list[MarketingChoice], learned: Learned, *, by: str, now: datetime) -> bool:
    """Block what could not be blocked before, in the caller's transaction; tell whether there was any.

    :raises portal.services.block_list.ChannelMissing: for what is no address of its kind
    """
    told = {name: text.strip() for name, text in learned.told.items() if text.strip()}
    if not all(block_list.fits(KINDS[name], text) for name, text in told.items()):
        db.session.rollback()
        raise block_list.ChannelMissing("Write an address or number that fits the channel.")
    wanted = {one.channel: one for one in wants(row, told)}
    found = [(choice, wanted[choice.channel]) for choice in choices if not choice.address and choice.channel in wanted]
    blocked = [(choice, one) for choice, one in found if one.address]
    for choice, one in blocked:
        block_list.put_address(choice, one.kind, one.address)
        choice.made_at, choice.source = now, FOUND_HERE if learned.are_ours else choice.source
        block_list.end_consents(choice, now=now)
        record(row.subject_request, "marketing_address_blocked", by=by, now=now, channel=choice.channel)
    if blocked and not learned.are_ours:
        keep(row.subject_request, row, told)
    return bool(blocked)


def keep(subject_request: SubjectRequest, row: RequestedRight, told: Mapping[str, str]) -> None:
    """Keep what the person told later with what they asked, and let it find the request."""
    row.asked = json.dumps({**asked_of(row), **told}, ensure_ascii=False)
    kinds = ((KINDS[name], text) for name, text in told.items())
    look_ups.index(subject_request, [(kind, text) for kind, text in kinds if kind != "post"])
