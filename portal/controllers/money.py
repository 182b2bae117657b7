"""Money as it is written in a profile: exact, in quotes, never a float."""

import re
from decimal import Decimal

_AMOUNT = re.compile(r"\d{1,6}(\.\d{1,2})?")


class NotMoney(ValueError):
    """The value is not an amount."""


def money(value: object) -> Decimal:
    """Return an amount of at least zero with two decimals.

    :raises NotMoney: if ``value`` is anything but a text such as "2.00"
    """
    if not isinstance(value, str) or not _AMOUNT.fullmatch(value):
        raise NotMoney(value)
    return Decimal(value).quantize(Decimal("0.01"))
