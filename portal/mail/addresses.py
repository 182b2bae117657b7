"""Addresses and other single lines of a mail's head."""

import unicodedata
from email.headerregistry import Address

SPOILS_AN_ADDRESS = frozenset(' ,;:<>()[]"\\')


class Unaddressable(Exception):
    """The text is no address that a mail could go to; sending it again would not help."""


def one_line(text: str) -> str:
    """Return a text as it may stand in a header: one line, no control characters."""
    plain = "".join(" " if unicodedata.category(character) in {"Cc", "Zl", "Zp"} else character for character in text)
    return " ".join(plain.split())


def address_of(text: str) -> Address:
    """Return an address as mail servers know it, its domain in their alphabet.

    :raises Unaddressable: when it is not exactly one address
    """
    local, _, domain = text.strip().rpartition("@")
    if not local or not domain or set(local + domain) & SPOILS_AN_ADDRESS or one_line(text) != text.strip():
        raise Unaddressable
    try:
        return Address(username=local, domain=domain.encode("idna").decode("ascii"))
    except (UnicodeError, ValueError) as error:
        raise Unaddressable from error
