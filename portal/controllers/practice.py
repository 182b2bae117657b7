"""Where a controller's own practice breaks the law, or its profile leaves a gap: what ``flask check`` warns of."""

from collections.abc import Iterator
from dataclasses import dataclass

from portal.controllers.practice_texts import DEMAND_WARNINGS, LACK_WARNINGS, WARNINGS
from portal.controllers.profile import Profile
from portal.controllers.recipients import Recipient
from portal.controllers.registers import Register

STRONG_LEVEL = 3


@dataclass(frozen=True, slots=True)
class ProfileWarning:
    """Something to put right: ``where`` in the file, and what is wrong with it."""

    key: str
    where: str
    text: str

    def __str__(self) -> str:
        return f"{self.where}: {self.text}" if self.where else self.text


def warnings(profile: Profile) -> list[ProfileWarning]:
    """Everything about this controller that somebody should put right, the gravest first."""
    return [
        *_of_notice(profile),
        *_of_house(profile),
        *(warning for register in profile.registers for warning in _of_register(register)),
        *_of_recipients("own_register", profile.own_recipients),
        *_of_assumptions(profile),
    ]


def _of_notice(profile: Profile) -> Iterator[ProfileWarning]:
    for demand in profile.notice.demands:
        yield ProfileWarning(demand, "notice.demands", DEMAND_WARNINGS[demand])
    for lack in profile.notice.lacks:
        yield ProfileWarning(
            f"no_{lack}", "notice.lacks", f"{LACK_WARNINGS[lack]} The portal's own notice fills the gap."
        )


def _of_house(profile: Profile) -> Iterator[ProfileWarning]:
    if profile.is_assumed("authority"):
        yield _warning("authority_not_named", "authority", authority=profile.authority.name_in("en"))
    if profile.decides.dpo:
        yield _warning("dpo_decides", "decides.dpo")
    if profile.decides.dpo and profile.dpo is None:
        yield _warning("dpo_not_named", "dpo")
    if profile.fees.repeat:
        yield _warning("repeat_fee", "fees.repeat")
    for right, level in profile.identity.items():
        if level >= STRONG_LEVEL:
            yield _warning("strong_identity", f"identity.{right}")
    if any(purpose.marketing for purpose in profile.purposes) and not profile.marketing.channels:
        yield _warning("no_marketing_channels", "marketing.channels")


def _of_register(register: Register) -> Iterator[ProfileWarning]:
    where = f"register[{register.key}]"
    for number, category in enumerate(register.categories, start=1):
        place = f"{where}.category[{number}]"
        if category.retention is None:
            yield _warning("retention_missing", f"{place}.retention")
        if category.sensitive and category.condition is None:
            yield _warning("condition_missing", f"{place}.condition")
    if register.provision is None:
        yield _warning("provision_missing", f"{where}.provision")
    yield from _of_recipients(where, register.recipients)


def _of_recipients(where: str, recipients: tuple[Recipient, ...]) -> Iterator[ProfileWarning]:
    for number, recipient in enumerate(recipients, start=1):
        place = f"{where}.recipient[{number}]"
        if not recipient.named and recipient.role != "authority":
            yield _warning("recipient_not_named", f"{place}.name", name=recipient.name)
        if not recipient.is_transfer:
            continue
        if not recipient.safeguards:
            yield _warning("safeguard_missing", f"{place}.safeguard")
        if not recipient.country:
            yield _warning("country_missing", f"{place}.country")
        yield from _of_safeguards(f"{place}.safeguard", recipient)


def _of_safeguards(where: str, recipient: Recipient) -> Iterator[ProfileWarning]:
    for safeguard in recipient.safeguards:
        if not safeguard.is_valid:
            yield _warning("privacy_shield", where)
        if safeguard.is_derogation:
            yield _warning("derogation", where)


def _of_assumptions(profile: Profile) -> Iterator[ProfileWarning]:
    if profile.assumed:
        yield _warning("assumed", "", count=len(profile.assumed), places=", ".join(profile.assumed))


def _warning(key: str, where: str, **facts: object) -> ProfileWarning:
    return ProfileWarning(key, where, WARNINGS[key].format(**facts))
