"""The reference a payment is known by: an ISO 11649 number around a national one, from the fee's own number."""

from itertools import cycle

from stdnum import iso11649
from stdnum.iso7064 import mod_97_10

FIRST = 10_000  # a national number has at least four digits, and none of its own is a zero in front
WEIGHTS = (7, 3, 1)


def payment_reference(number: int) -> str:
    """Return ``RF`` and check digits before a number that Finnish banks take as well.

    It says nothing of the request: what stands on a bank statement is read by many.
    """
    digits = str(FIRST + number)
    national = digits + check_digit(digits)
    return str(iso11649.validate("RF" + mod_97_10.calc_check_digits(national + "RF") + national))


def check_digit(digits: str) -> str:
    """Return the check digit of a Finnish reference number: weights 7, 3, 1 from the right, up to the next ten."""
    total = sum(int(digit) * weight for digit, weight in zip(reversed(digits), cycle(WEIGHTS), strict=False))
    return str(-total % 10)
