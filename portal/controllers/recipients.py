"""To whom a register's data go, and what protects them outside the EEA (Arts 13(1)(e) and 15(1)(c))."""

from dataclasses import dataclass

from portal.controllers.safeguards import EEA, Safeguard
from portal.controllers.words import Words


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets data; ``named`` is false where only the category of recipients is known."""

    name: Words
    country: str = ""
    safeguards: tuple[Safeguard, ...] = ()
    named: bool = True
    role: str = ""
    purpose: Words | None = None
    outside_eea: bool = False
    assumed: bool = False

    @property
    def is_transfer(self) -> bool:
        """Whether data leave the European Economic Area."""
        return self.outside_eea or bool(self.country and self.country not in EEA)
