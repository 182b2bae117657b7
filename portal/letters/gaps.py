"""The gaps a letter's text may leave, and what fills each: a closed list."""

import re

from portal.law.broken_rules import RuleBroken
from portal.letters.context import LetterContext

GAP = re.compile(r"\{([^{}]*)\}")
PLACEHOLDERS = ("name", "reference", "received", "dated", "controller", "authority")
"""What staff may write in curly brackets, in an edited text or a standard phrase."""


class PlaceholderUnknown(RuleBroken):
    """A text has a gap that nothing fills."""


def fill(text: str, context: LetterContext) -> str:
    """Return text of staff with its gaps filled; curly brackets have no other use in it.

    :raises PlaceholderUnknown: naming the gap and what there is
    """
    values = {
        "name": context.addressee.name,
        "reference": context.reference,
        "received": context.received,
        "dated": context.day(context.dated_on),
        "controller": context.controller,
        "authority": context.profile.authority.name_in(context.language),
    }
    require_known(text)
    return GAP.sub(lambda gap: values[gap[1]], text)


def require_known(text: str) -> None:
    """Refuse a text with a gap that nothing fills.

    :raises PlaceholderUnknown: naming the gap and what there is
    """
    for gap in GAP.findall(text):
        if gap not in PLACEHOLDERS:
            known = ", ".join(f"{{{name}}}" for name in PLACEHOLDERS)
            raise PlaceholderUnknown(
                f"Nothing fills {{{gap}}}. Write one of {known}, or leave out the brackets.",
                gap=f"{{{gap}}}",
                known=known,
            )
