"""Readable references and receipt codes: no vowels, nothing that looks like something else, and a check character.

The check is ISO/IEC 7064 MOD 37-2 over the whole reference, prefix and all: it notices every single wrong character
and every two neighbours changed round. The few numbers whose check character would be a vowel, 0, 1, L, Y or the
standard's "*" are stepped over.
"""

import re
import unicodedata

ALPHABET = "23456789BCDFGHJKMNPQRSTVWXZ"
"""No vowels (Y is one in Finnish and Swedish), no 0/O, no 1/I/l."""

_VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*"
_MODULUS = 37
_RADIX = 2
_RANDOM_LENGTH = 7
_CODE_LENGTH = 16
_LETTER_CODE_LENGTH = 8
_MIN_BYTES = 8
_MIN_DIGEST_BYTES = 10
_PREFIX = re.compile(r"[A-Z][A-Z0-9]{1,5}")
_REFERENCE = re.compile(rf"({_PREFIX.pattern})([{ALPHABET}]{{8}})")
_CODE = re.compile(rf"[{ALPHABET}]{{{_CODE_LENGTH}}}")
_LETTER_CODE = re.compile(rf"[{ALPHABET}]{{{_LETTER_CODE_LENGTH}}}")


def make_reference(prefix: str, randomness: bytes) -> str:
    """Return a reference such as ``K3K-7F4M-92XD``: prefix, seven random characters, one check character.

    :param prefix: two to six capital letters and digits, a letter first
    :param randomness: at least eight random bytes; the same bytes give the same reference
    :raises ValueError: if the prefix or the randomness is not as asked

    Source: own policy; ISO/IEC 7064 MOD 37-2 for the check character.
    """
    if not _PREFIX.fullmatch(prefix):
        raise ValueError(f'The prefix "{prefix}" is not two to six capital letters and digits, a letter first.')
    if len(randomness) < _MIN_BYTES:
        raise ValueError(f"A reference needs {_MIN_BYTES} random bytes, not {len(randomness)}.")
    number = int.from_bytes(randomness)
    while (check := _check_character(prefix + (random := _spelled(number, _RANDOM_LENGTH)))) not in ALPHABET:
        number += 1
    return f"{prefix}-{random[:4]}-{random[4:]}{check}"


def normalise_reference(text: str) -> str | None:
    """Return the reference as we write it, from lower case, spaces or missing dashes; None if it is not one.

    Source: own policy.
    """
    match = _REFERENCE.fullmatch(_bare(text))
    if match is None or not _is_consistent(match[0]):
        return None
    prefix, rest = match.groups()
    return f"{prefix}-{rest[:4]}-{rest[4:]}"


def is_reference(text: str) -> bool:
    """Tell whether ``text`` is a reference exactly as we write it.

    Source: own policy.
    """
    return normalise_reference(text) == text


def receipt_code(digest: bytes) -> str:
    """Return the receipt code for a keyed digest: sixteen characters in groups of four, 76 bits.

    :param digest: at least ten bytes of the HMAC; the same digest gives the same code
    :raises ValueError: if the digest is shorter

    Source: own policy.
    """
    return _code(digest, _CODE_LENGTH)


def normalise_code(text: str) -> str | None:
    """Return the receipt code as we write it, from lower case, spaces or missing dashes; None if it is not one.

    Source: own policy.
    """
    return _as_written(text, _CODE)


def letter_code(digest: bytes) -> str:
    """Return the code of a posted letter: eight characters in two groups, so that nobody takes it for the receipt code.

    It is told by phone, so it is short; few wrong ones end it (``services.posted_codes``).

    :raises ValueError: if the digest is shorter than ten bytes

    Source: own policy.
    """
    return _code(digest, _LETTER_CODE_LENGTH)


def normalise_letter_code(text: str) -> str | None:
    """Return the code of a letter as we write it, from lower case, spaces or missing dashes; None if it is not one.

    Source: own policy.
    """
    return _as_written(text, _LETTER_CODE)


def _code(digest: bytes, length: int) -> str:
    if len(digest) < _MIN_DIGEST_BYTES:
        raise ValueError(f"A code needs {_MIN_DIGEST_BYTES} bytes of digest, not {len(digest)}.")
    return _grouped(_spelled(int.from_bytes(digest), length))


def _as_written(text: str, code: re.Pattern[str]) -> str | None:
    bare = _bare(text)
    return _grouped(bare) if code.fullmatch(bare) else None


def _bare(text: str) -> str:
    """Drop what people put between characters: spaces, any dash, a soft hyphen, a full stop at the end."""
    wide = unicodedata.normalize("NFKC", text).upper().rstrip().removesuffix(".")
    return "".join(c for c in wide if not c.isspace() and unicodedata.category(c) not in {"Pd", "Cf"} and c != "−")


def _spelled(number: int, length: int) -> str:
    characters = []
    for _ in range(length):
        number, index = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[index])
    return "".join(characters)


def _grouped(code: str) -> str:
    return "-".join(code[start : start + 4] for start in range(0, len(code), 4))


def _sum(characters: str) -> int:
    total = 0
    for character in characters:
        total = (total + _VALUES.index(character)) * _RADIX % _MODULUS
    return total


def _check_character(characters: str) -> str:
    return _VALUES[(1 - _sum(characters)) % _MODULUS]


def _is_consistent(characters: str) -> bool:
    return (_sum(characters[:-1]) + _VALUES.index(characters[-1])) % _MODULUS == 1
