"""What a reader sees as one character: a letter with its marks, joined by characters that draw nothing."""

import unicodedata
from collections.abc import Iterator

JOINERS = "\u200c\u200d"


def clusters(text: str) -> Iterator[str]:
    """A character with the marks that sit on it, one after the other; what is invisible is left out."""
    cluster = ""
    for character in text:
        if character == "\n":
            yield from filter(None, (cluster, character))
            cluster = ""
        elif is_invisible(character):
            continue
        elif cluster and (unicodedata.category(character)[0] == "M" or character in JOINERS):
            cluster += character
        else:
            if cluster:
                yield cluster
            cluster = character
    if cluster:
        yield cluster


def is_invisible(character: str) -> bool:
    """Whether the character has no shape of its own and no use in a letter."""
    if character in JOINERS or character == "\n":
        return False
    return unicodedata.category(character) in {"Cc", "Cf", "Cs", "Co", "Cn"} or "\ufe00" <= character <= "\ufe0f"
