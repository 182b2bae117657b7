"""The sheet that carries a protected address through the post. It is printed and thrown away, never kept."""

from portal.letters.context import LetterContext
from portal.letters.document import CoverSheet
from portal.letters.wording import readable


def cover_sheet(context: LetterContext) -> CoverSheet:
    """Return the sheet for the addressee of a letter: name and address for the window, and nothing of the request."""
    lines = (context.addressee.name, *context.addressee.address)
    return CoverSheet(
        language=context.language,
        title=context.say("frame.cover.title"),
        dated_on=context.dated_on,
        sender=context.sender,
        colour=context.profile.colour,
        address=tuple(filter(None, map(readable, lines))),
        logo=context.profile.logo,
    )
