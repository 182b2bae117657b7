"""What the portal knows of one controller: everything its pages, notice and letters need."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from portal.controllers.automated_decisions import AutomatedDecisions
from portal.controllers.contact import Contact, Representative
from portal.controllers.marketing import Marketing
from portal.controllers.policies import Decides, Keep
from portal.controllers.prices import FeePolicy
from portal.controllers.published import PublishedNotice
from portal.controllers.recipients import Recipient
from portal.controllers.registers import Purpose, Register
from portal.controllers.words import Words
from portal.law.authorities import Authority, authority
from portal.law.rights import RULES, Right


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
    fees: FeePolicy = field(default_factory=FeePolicy)
    decides: Decides = field(default_factory=Decides)
    identity: Mapping[Right, int] = field(
        default_factory=lambda: MappingProxyType({right: RULES[right].default_level for right in Right}), hash=False
    )
    four_eyes: frozenset[str] = frozenset()
    keep: Keep = field(default_factory=Keep)
    marketing: Marketing = field(default_factory=Marketing)
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
