"""Channels of direct marketing that can be prohibited, and consents that can be given."""

from dataclasses import dataclass

from portal.controllers.table import Table
from portal.controllers.words import Words

CHANNELS = ("email", "sms", "phone", "post", "profiling")
CONSENT_CHANNELS = ("email", "sms")
"""Direct marketing by these needs consent; by phone and post it may only be prohibited."""


@dataclass(frozen=True, slots=True)
class MarketingConsent:
    """A consent that can be given for a channel, in the words it is asked with."""

    channel: str
    wording: Words


@dataclass(frozen=True, slots=True)
class Marketing:
    """Channels that can be prohibited; consents that can be given and withdrawn."""

    channels: tuple[str, ...] = ()
    consents: tuple[MarketingConsent, ...] = ()

    def consent(self, channel: str) -> MarketingConsent | None:
        return next((consent for consent in self.consents if consent.channel == channel), None)


def read_marketing(file: Table) -> Marketing:
    table = file.table("marketing")
    channels = table.many_of("channels", CHANNELS)
    consents = tuple(
        MarketingConsent(channel=row.one_of("channel", CONSENT_CHANNELS), wording=row.words("wording"))
        for row in table.tables("consent")
    )
    for consent in consents:
        if consent.channel not in channels:
            table.problem("consent", f"“{consent.channel}” is not among channels", "add it to channels")
    return Marketing(channels, consents)
