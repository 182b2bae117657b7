"""Mails that ask the person something: who they are, what exactly they want, and once more."""

from flask_babel import gettext as _

from portal.mail import sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Note, Paragraph, Part, Text
from portal.mail.sentences import about_the_request


def identity_asked(occasion: Occasion) -> Text:
    """Say that a proof of identity is asked; what is doubted and the least that settles it is on the status page."""
    return about_the_request(
        occasion,
        _("We need to be sure that it is you"),
        Paragraph(
            _(
                "Before %(brand)s can answer, we must be sure that the request comes from you. "
                "On the page below you see what is unclear, and the easiest way to settle it.",
                brand=occasion.brand,
            )
        ),
        *clock_stands(occasion),
        *sentences.read(occasion),
        Note(_("Please do not send copies of identity papers by e-mail.")),
    )


def clarification_asked(occasion: Occasion) -> Text:
    """Say that the controller asks what exactly is wanted."""
    return about_the_request(
        occasion,
        _("We have a question about your request"),
        Paragraph(
            _(
                "%(brand)s asks you to say more exactly which data you want. "
                "You may also answer that you want everything.",
                brand=occasion.brand,
            )
        ),
        *clock_stands(occasion),
        *sentences.read(occasion),
    )


def reply_reminder(occasion: Occasion) -> Text:
    """Remind of a question that was not answered; one reminder is all there is."""
    is_identity = occasion.fact("pause") == "identity"
    return about_the_request(
        occasion,
        _("We are waiting for your reply"),
        Paragraph(
            _(
                "On %(day)s we asked you to show that the request comes from you. We have no reply yet.",
                day=occasion.day(occasion.fact("asked_on")),
            )
            if is_identity
            else _(
                "On %(day)s we asked you which data you want. We have no reply yet.",
                day=occasion.day(occasion.fact("asked_on")),
            )
        ),
        Paragraph(_("Without your reply we may have to close the request. This is our only reminder.")),
        *sentences.read(occasion),
    )


def clock_stands(occasion: Occasion) -> tuple[Part, ...]:
    """Say since when the time for the answer does not run; nothing where the question came too late to stop it."""
    if not occasion.row.facts.get("is_paused", True):
        return ()
    day = occasion.day(occasion.fact("asked_on"))
    return (Paragraph(_("From %(day)s until you reply, the time for the answer does not run.", day=day)),)
