"""How a fee is paid once it is accepted: payee, account, reference and sum, and the same as a code for a bank's app."""

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_currency

from portal.controllers import Profile
from portal.letters.document import Definitions
from portal.letters.qr import EpcCode
from portal.letters.wording import say

EURO = "EUR"


@dataclass(frozen=True)
class Payment:
    """What a payer needs to know. ``reference`` is an ISO 11649 creditor reference."""

    payee: str
    iban: str
    reference: str
    amount: Decimal
    currency: str
    language: str

    @property
    def facts(self) -> Definitions:
        """Return the lines as a person types them into a bank."""
        return Definitions(
            (
                (self.word("payee"), self.payee),
                (self.word("iban"), in_fours(self.iban)),
                (self.word("reference"), in_fours(self.reference)),
                (self.word("amount"), format_currency(self.amount, self.currency, locale=self.language)),
            )
        )

    @property
    def code(self) -> EpcCode | None:
        """Return the code; banks read one for euros only."""
        if self.currency != EURO:
            return None
        return EpcCode(self.payee, self.iban, str(self.amount), self.reference, self.word("code"))

    def word(self, key: str) -> str:
        """Return a word in the payer's language."""
        return say(f"notices.payment.{key}", self.language)


def payment_of(profile: Profile, amount: Decimal, currency: str, reference: str, language: str) -> Payment | None:
    """Return how to pay, or None where the controller has written no account: then it sends an invoice."""
    if not profile.fees.iban or not reference:
        return None
    return Payment(profile.name.in_(language), profile.fees.iban, reference, amount, currency, language)


def in_fours(text: str) -> str:
    """Return an account or reference in groups of four, as it is printed on bills."""
    return " ".join(text[place : place + 4] for place in range(0, len(text), 4))
