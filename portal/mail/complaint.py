"""Where to complain, as mails say it: the authority and its address."""

from flask_babel import gettext as _

from portal.law.authorities import Authority
from portal.mail.occasion import Occasion
from portal.mail.parts import Heading, Paragraph, Part


def complaint(occasion: Occasion) -> tuple[Part, ...]:
    """Say what to do when the answer, or its lack, does not satisfy (Art 12(4), 77 and 79)."""
    authority = occasion.profile.authority
    return (
        Heading(_("If you are not satisfied")),
        Paragraph(_("Write to us first if you like: %(email)s.", email=occasion.profile.contact.email)),
        Paragraph(
            _(
                "You may complain to the supervisory authority: %(authority)s. You may also take the matter to court.",
                authority=in_words(authority, occasion.language),
            )
        ),
    )


def in_words(authority: Authority, language: str) -> str:
    """Return an authority's name and how to reach it, on one line."""
    reached = [*authority.address_in(language), authority.phone, authority.email]
    return ", ".join([authority.name_in(language), *filter(None, reached)])
