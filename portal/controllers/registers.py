"""A controller's registers, with the facts of Arts 13 to 15 about each."""

from dataclasses import dataclass

from portal.controllers.legal_bases import Basis, Condition
from portal.controllers.recipients import Recipient
from portal.controllers.words import Words


@dataclass(frozen=True, slots=True)
class Purpose:
    """Why data are processed, and on which basis."""

    key: str
    label: Words
    basis: Basis
    interest: Words | None = None
    statute: Words | None = None
    marketing: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class KeepDuty:
    """A statute that forbids erasing before its end."""

    statute: Words
    until: Words


@dataclass(frozen=True, slots=True)
class Category:
    """A category of personal data; ``retention`` is missing where the controller has not said it."""

    label: Words
    provided_by_person: bool = False
    sensitive: bool = False
    condition: Condition | None = None
    retention: Words | None = None
    keep: KeepDuty | None = None
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """Where data come from."""

    label: Words
    from_person: bool = False
    public: bool = False
    assumed: bool = False


@dataclass(frozen=True, slots=True)
class Register:
    """A filing system with one person responsible for searching it."""

    key: str
    label: Words
    responsible: str
    purposes: tuple[Purpose, ...]
    categories: tuple[Category, ...]
    sources: tuple[Source, ...]
    recipients: tuple[Recipient, ...]
    people: tuple[Words, ...] = ()
    provision: Words | None = None
    profiling: Words | None = None
    finding: Words | None = None
    security: tuple[Words, ...] = ()

    @property
    def bases(self) -> frozenset[Basis]:
        return frozenset(purpose.basis for purpose in self.purposes)

    @property
    def transfers(self) -> tuple[Recipient, ...]:
        return tuple(recipient for recipient in self.recipients if recipient.is_transfer)

    @property
    def without_retention(self) -> tuple[Category, ...]:
        return tuple(category for category in self.categories if category.retention is None)
