"""What the portal knows of one controller: everything its pages, notice and letters need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from types import MappingProxyType

from portal.controllers.registers import Purpose, Recipient, Register
from portal.controllers.words import Words
from portal.law.authorities import Authority, authority
from portal.law.rights import RULES, Right


@dataclass(frozen=True, slots=True)
class Contact:
    """Where the controller is reached."""

    email: str
    street: str
    postcode: str
    city: Words
    phone: str = ""
    person: str = ""
    business_id: str = ""
    website: str = ""

    def place(self, language: str) -> str:
        return f"{self.postcode} {self.city.in_(language)}"

    def address(self, language: str) -> str:
        """Street and place on one line."""
        return f"{self.street}, {self.place(language)}"


@dataclass(frozen=True, slots=True)
class Representative:
    """The data protection officer, or the representative in the Union (Art 27)."""

    name: str
    email: str = ""
    phone: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class AutomatedDecision:
    """A decision made by a computer alone (Art 22): its logic and what it means for the person."""

    label: Words
    logic: Words
    consequences: Words


@dataclass(frozen=True, slots=True)
class AutomatedDecisions:
    decisions: tuple[AutomatedDecision, ...] = ()

    @property
    def none(self) -> bool:
        return not self.decisions


@dataclass(frozen=True, slots=True)
class FeePolicy:
    """Unit prices; nothing is charged unless the law allows it (Art 12(5), 15(3))."""

    copy: Decimal = Decimal("0.00")
    postage: Decimal = Decimal("0.00")
    carrier: Decimal = Decimal("0.00")
    work_hour: Decimal = Decimal("0.00")
    repeat: Decimal = Decimal("0.00")
    currency: str = "EUR"
    repeat_window_months: int = 12
    iban: str = ""

    @property
    def costs_something(self) -> bool:
        return any((self.copy, self.postage, self.carrier, self.work_hour, self.repeat))


@dataclass(frozen=True, slots=True)
class Decides:
    """Who may decide besides the approver."""

    dpo: bool = False


@dataclass(frozen=True, slots=True)
class Keep:
    """How long the portal keeps what it holds itself."""

    package_days: int = 30
    closed_months: int = 36


@dataclass(frozen=True, slots=True)
class NoticeSection:
    """A chapter of the controller's own, beyond what the Regulation asks."""

    key: str
    heading: Words
    paragraphs: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class PublishedNotice:
    """The controller's published notice: its day, and where it asks too much or says too little."""

    version: str
    demands: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    sections: tuple[NoticeSection, ...] = ()

    @property
    def published_on(self) -> date:
        return date.fromisoformat(self.version)


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


@dataclass(frozen=True, slots=True)
class Profile:
    """A controller as its TOML file describes it."""

    slug: str
    prefix: str
    country: str
    time_zone: str
    languages: tuple[str, ...]
    colour: str
    authority_code: str
    name: Words
    brand: Words
    contact: Contact
    registers: tuple[Register, ...]
    automated_decisions: AutomatedDecisions
    notice: PublishedNotice
    fingerprint: str
    region: str = ""
    roll_eves: bool = False
    logo: Path | None = None
    dpo: Representative | None = None
    representative: Representative | None = None
    fees: FeePolicy = FeePolicy()
    decides: Decides = Decides()
    identity: Mapping[Right, int] = field(
        default_factory=lambda: MappingProxyType({right: RULES[right].default_level for right in Right}), hash=False
    )
    four_eyes: frozenset[str] = frozenset()
    keep: Keep = Keep()
    marketing: Marketing = Marketing()
    own_recipients: tuple[Recipient, ...] = ()
    assumed: tuple[str, ...] = ()
    origins: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), hash=False)

    @property
    def authority(self) -> Authority:
        """The supervisory authority complaints go to."""
        return authority(self.authority_code)

    @property
    def first_language(self) -> str:
        return self.languages[0]

    def register(self, key: str) -> Register | None:
        return next((register for register in self.registers if register.key == key), None)

    def language(self, wanted: str | None) -> str:
        """The wanted language if the controller speaks it, else its first."""
        return wanted if wanted in self.languages else self.first_language

    @property
    def purposes(self) -> tuple[Purpose, ...]:
        return tuple(purpose for register in self.registers for purpose in register.purposes)

    @property
    def consents(self) -> tuple[Purpose, ...]:
        """The purposes that rest on consent: what can be withdrawn."""
        return tuple(purpose for purpose in self.purposes if purpose.basis == "consent")

    @property
    def objectionable(self) -> tuple[Purpose, ...]:
        """The purposes an objection under Art 21(1) can be made to; marketing needs no reason and has its own right."""
        return tuple(row for row in self.purposes if row.basis.may_be_objected_to and not row.marketing)

    def is_assumed(self, where: str) -> bool:
        """Whether a fact, by its place in the file, is the portal's assumption and not the controller's word."""
        return where in self.assumed
