"""The forms of a fee: what it consists of and why, and what becomes of it."""

from decimal import Decimal, InvalidOperation

from babel.numbers import format_decimal, get_currency_symbol
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import Field, RadioField, ValidationError

from portal.controllers import Profile
from portal.law.fees import CENT, Cost, Fee, FeeItem, FeeKind
from portal.law.rights import Right, rule
from portal.services.overview import Overview
from portal.storage.models import RequestedRight
from portal.storage.models.requests import asked_of
from portal.translations import current_language
from portal.translations.labels import label
from portal.web.staff.case import CaseForm
from portal.web.typed import DayField, Filled, line, offer, words

MOST = Decimal(100_000)
MOST_PIECES = 9_999
PRICES = {Cost.PRINTING: "copy", Cost.POSTAGE: "postage", Cost.CARRIER: "carrier", Cost.WORK: "work_hour"}


def money(text: str) -> Decimal | None:
    """Return a typed sum, with a comma or a point; None where it is none, or not in whole cents."""
    try:
        sum_ = Decimal(text.replace("\u00a0", "").replace(" ", "").replace(",", "."))
    except InvalidOperation:
        return None
    return sum_ if sum_.is_finite() and 0 <= sum_ <= MOST and sum_ == sum_.quantize(CENT) else None


def check_price(form: CaseForm, field: Field) -> None:
    """Refuse what is no sum of money."""
    if field.data and money(field.data) is None:
        raise ValidationError(_("Write the price like this: 2.50."))


def check_count(form: CaseForm, field: Field) -> None:
    """Refuse what is no number of pieces."""
    if field.data and not (field.data.isascii() and field.data.isdigit() and int(field.data) <= MOST_PIECES):
        raise ValidationError(_("Write how many as a number, such as 2."))


class FeeForm(CaseForm):
    """A fee as it is announced."""

    what = RadioField(_l("What is the fee for?"), validate_choice=False)
    printing_count = line(_l("Printed copies"), check_count)
    printing_price = line(_l("Price of one copy"), check_price)
    postage_count = line(_l("Postings"), check_count)
    postage_price = line(_l("Price of one posting"), check_price)
    carrier_count = line(_l("Storage media"), check_count)
    carrier_price = line(_l("Price of one medium"), check_price)
    work_count = line(_l("Hours of work"), check_count)
    work_price = line(_l("Price of an hour"), check_price)
    justification = words(_l("Why is the request manifestly unfounded or excessive?"))
    free_alternative = words(_l("Anything else they can have free of charge"))

    def __init__(self, case: Overview) -> None:
        super().__init__(case.subject_request, data=known(case))
        self.case = case
        self.what.choices = offer(choices(case))
        self.symbol = get_currency_symbol(case.profile.fees.currency, locale=current_language())

    def validate_what(self, field: RadioField) -> None:
        """Take only what the law knows a fee for."""
        if field.data not in choices(self.case):
            raise ValidationError(_("Choose what the fee is for."))

    @property
    def rows(self) -> list[tuple[Field, Field]]:
        """How many and at which price, cost by cost."""
        return [(self[f"{cost}_count"], self[f"{cost}_price"]) for cost in Cost]

    @property
    def fee(self) -> Fee:
        """The fee that was written down.

        :raises portal.law.fees.FeeNotAllowed: when the law knows no such fee
        """
        kind, _sign, right = str(self.what.data).partition(":")
        items = [
            FeeItem(cost, int(count.data), money(price.data or "0") or Decimal(0))
            for cost, (count, price) in zip(Cost, self.rows, strict=True)
            if count.data and int(count.data)
        ]
        is_excessive = kind == FeeKind.UNFOUNDED_OR_EXCESSIVE
        why = self.justification.data if is_excessive else ""
        return Fee(Right(right), FeeKind(kind), tuple(items), self.case.profile.fees.currency, why)


def chargeable(case: Overview) -> list[RequestedRight]:
    """Return the open rights the law knows a fee for."""
    return [row for row in case.open_rights if rule(row.right).may_charge]


def copies_wanted(case: Overview) -> int:
    """Return how many copies of their data the person asked for."""
    counts = (str(asked_of(row).get("copies") or "") for row in chargeable(case) if row.right == Right.ACCESS)
    return max((int(count) for count in counts if count.isdigit()), default=1)


def choices(case: Overview) -> dict[str, str]:
    """Return what a fee may be asked for."""
    language, offered = current_language(), {}
    for row in chargeable(case):
        if row.right == Right.ACCESS:
            offered[f"{FeeKind.FURTHER_COPIES}:{row.right}"] = _("Further copies; the first is free (Art. 15(3))")
    for row in chargeable(case):
        offered[f"{FeeKind.UNFOUNDED_OR_EXCESSIVE}:{row.right}"] = _(
            "%(right)s: the request is manifestly unfounded or excessive (Art. 12(5))",
            right=label("right", row.right, language),
        )
    return offered


def known(case: Overview) -> dict[str, str]:
    """Return the further copies that were asked for, at the controller's prices."""
    copies = copies_wanted(case)
    values = {f"{cost}_price": shown(price_of(case.profile, cost)) for cost in Cost if price_of(case.profile, cost)}
    if copies > 1:
        values |= {"what": next(iter(choices(case)), ""), "printing_count": str(copies - 1)}
        if case.subject_request.delivery == "post" and case.profile.fees.postage:
            values["postage_count"] = "1"
    return values


def price_of(profile: Profile, cost: Cost) -> Decimal:
    """Return what the controller's profile asks for one piece."""
    price: Decimal = getattr(profile.fees, PRICES[cost])
    return price


def shown(price: Decimal) -> str:
    """Return a price as the reader writes it."""
    return str(format_decimal(price, "0.00", locale=current_language()))


class WaiveForm(CaseForm):
    """Nothing is charged after all."""

    reason = words(_l("Why is nothing charged?"), Filled(_l("Write why nothing is charged.")))


class PaidForm(CaseForm):
    """The money has come."""

    paid_on = DayField(_l("On which day did the payment come?"))

    def validate_paid_on(self, field: DayField) -> None:
        """Ask for the day."""
        if field.data is None and not field.errors:
            raise ValidationError(_("Choose the day."))


class AcceptedForm(CaseForm):
    """The person told staff that they accept."""

    told = words(
        _l("When and how did they tell you?"),
        Filled(_l("Write when and how the person told you that they accept the fee.")),
    )


class CancelForm(CaseForm):
    """A button: the fee is taken back."""
