"""The announcement of a fee: its items, why, the free alternative, and that nothing is owed unless accepted."""

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_currency

from portal.law.fees import PAYMENT_DAYS, Announcement, Fee
from portal.law.letter_parts import Letter
from portal.law.parts import Part
from portal.letters.body import Body
from portal.letters.context import LetterContext
from portal.letters.document import Section
from portal.letters.payment import Payment, payment_of
from portal.letters.sections import section, table
from portal.letters.shared_sections import complaint, contact, decision
from portal.translations.labels import label

PAYMENT = "payment"
"""How a fee is paid once it is accepted."""


@dataclass(frozen=True)
class FeeAsked:
    """A fee as it is announced. ``free_alternative`` is added to what is always offered.

    :param reference: what a payment of it is known by; empty where the controller sends an invoice
    """

    announcement: Announcement
    free_alternative: str = ""
    reference: str = ""


def body(asked: FeeAsked, context: LetterContext) -> Body:
    """The letter."""
    fee = asked.announcement.fee
    words = f"notices.fee.{fee.kind}"

    def say(key: str, **facts: object) -> str:
        return context.say(f"notices.fee.{key}", **facts)

    accept_by = context.long_day(asked.announcement.accept_by)
    paying = payment_of(context.profile, fee.total, fee.currency, asked.reference, context.language)
    return Body(
        Letter.FEE,
        context.say(f"{words}.title"),
        (
            decision(context, f"{words}.decision"),
            _items(fee, context),
            section(Part.FEE_SUM, "", say("sum", sum=_money(fee.total, fee, context))),
            section(Part.FEE_REASON, say("reason_heading"), context.say(f"{words}.reason"), fee.justification),
            section(Part.FREE_ALTERNATIVE, say("free_heading"), context.say(f"{words}.free"), asked.free_alternative),
            section(
                Part.ACCEPT_BY,
                say("accept_heading"),
                say("accept", accept_by=accept_by, days=PAYMENT_DAYS),
                context.say(f"{words}.otherwise"),
            ),
            section(Part.MAY_WITHDRAW, "", say("withdraw")),
            _how_to_pay(paying, context),
            *complaint(context),
            contact(context),
        ),
        right=fee.right,
    )


def _how_to_pay(paying: Payment | None, context: LetterContext) -> Section:
    """Where the money goes, once the fee is accepted; an invoice follows where no account is known."""
    heading = context.say("notices.payment.heading")
    if paying is None:
        return section(PAYMENT, heading, context.say("notices.payment.invoice"))
    scan = context.say("notices.payment.scan") if paying.code else None
    return section(PAYMENT, heading, context.say("notices.payment.only_then"), paying.facts, scan, paying.code)


def _items(fee: Fee, context: LetterContext) -> Section:
    headings = [context.say(f"notices.fee.{column}") for column in ("item", "quantity", "unit_price", "amount")]
    rows = [
        (
            label("cost", item.cost, context.language),
            str(item.quantity),
            _money(item.unit_price, fee, context),
            _money(item.amount, fee, context),
        )
        for item in fee.items
    ]
    return section(Part.FEE_ITEMS, context.say("notices.fee.items_heading"), table(headings, rows))


def _money(amount: Decimal, fee: Fee, context: LetterContext) -> str:
    return format_currency(amount, fee.currency, locale=context.language)
