"""Mails about a lost secret code: the link behind which a new one is made, and word to the desk."""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.mail import sentences
from portal.mail.desk_mails import on_the_desk
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Note, Paragraph, Text
from portal.mail.sentences import about_the_request
from portal.tokens import Purpose


def new_code(occasion: Occasion) -> Text:
    """Give the link to a new secret code; the code itself is in no mail."""
    facts = {"request": occasion.subject_request.uid, "contact": occasion.contact.uid}
    days = Purpose.NEW_CODE.life.days
    return about_the_request(
        occasion,
        _("A new secret code for your request"),
        Paragraph(_("You told %(brand)s that you have lost the secret code of your request.", brand=occasion.brand)),
        Paragraph(_("Open this page and press its button. You then see a new code, and the old one stops working.")),
        Button(_("Open the page"), occasion.signed_link("/status/new-code", Purpose.NEW_CODE, **facts)),
        Note(ngettext("The link works for %(num)s day.", "The link works for %(num)s days.", days)),
        Paragraph(
            _(
                "Did you not ask for a new code? Then do not open the page, and write to %(email)s.",
                email=occasion.profile.contact.email,
            )
        ),
    )


def staff_code_lost(occasion: Occasion) -> Text:
    """Tell that somebody asked for a new secret code."""
    return on_the_desk(
        occasion,
        _("A secret code is lost"),
        Paragraph(
            _(
                "Somebody who knows the reference says that the secret code is lost. "
                "The page of the request says how a new one may be sent."
            )
        ),
        sentences.request_facts(occasion),
    )
