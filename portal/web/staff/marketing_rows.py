"""An entry of the block list or of the consents in words; its address is masked."""

from dataclasses import dataclass

from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.law.rights import Right
from portal.services.block_list import BY_STAFF, CONSENTED, Entry
from portal.services.marketing_addresses import FOUND_HERE
from portal.storage.models import MarketingChoice
from portal.translations import current_language
from portal.translations.labels import label, outcome_label
from portal.web.staff.case import moment
from portal.web.staff.masking import masked


@dataclass(frozen=True)
class Row:
    """What one row shows."""

    uid: str
    address: str
    channel: str
    stands: str
    tone: str
    since: str
    source: str
    reference: str
    controller: str
    why: str
    ending: str
    may_end: bool
    may_confirm: bool


def row_of(entry: Entry) -> Row:
    """Put one entry into words."""
    one, language = entry.choice, current_language()
    profile = profile_of(one.controller)
    text, tone = stands(one)
    return Row(
        uid=one.uid,
        address=masked(one.address) if one.address else _("no address"),
        channel=label("marketing_channel", one.channel, language),
        stands=text,
        tone=tone,
        since=moment(one.made_at, profile.time_zone),
        source=source(one),
        reference=entry.reference or "",
        controller=profile.brand.in_(language),
        why=one.ended_because or one.how or one.wording or "",
        ending=_("End the consent") if one.choice == CONSENTED else _("Lift the block"),
        may_end=one.ended_at is None,
        may_confirm=one.ended_at is None and is_waiting(one) and one.channel == "sms",
    )


def is_waiting(one: MarketingChoice) -> bool:
    """Tell whether a consent still waits to be confirmed."""
    return one.choice == CONSENTED and one.confirmed_at is None


def stands(one: MarketingChoice) -> tuple[str, str]:
    """Return where an entry stands, and its tone."""
    if one.ended_at is not None:
        day = moment(one.ended_at, profile_of(one.controller).time_zone)
        return _("ended %(when)s", when=day), ""
    if one.choice == CONSENTED:
        return (_("not confirmed: send nothing"), "wait") if is_waiting(one) else (_("consent"), "calm")
    if one.carried_out_at is None:
        return _("blocked; to be carried out"), "soon"
    if one.result is None:
        return _("blocked"), "calm"
    return outcome_label(one.result, current_language(), Right.MARKETING_OBJECTION), "calm"


def source(one: MarketingChoice) -> str:
    """Return how an entry came to be."""
    if one.source == BY_STAFF:
        return _("Added by staff")
    if one.source == FOUND_HERE:
        return _("Our own systems")
    channel = one.source.partition(":")[2]
    return label("receipt_channel", channel, current_language()) if channel else _("Consent page")
