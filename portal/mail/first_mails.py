"""The first mails of a request: is the address yours, is it really you."""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.mail import sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Note, Paragraph, Part, Text
from portal.tokens import Purpose


def confirm(occasion: Occasion) -> Text:
    """Ask whether the address is theirs who asked. Neutral: nothing that was typed is in it, not even a name."""
    asked, contact = occasion.subject_request, occasion.contact
    link = occasion.signed_link("/confirm", Purpose.CONFIRM, request=asked.uid, contact=contact.uid)
    return Text(
        _("Confirm your request"),
        (
            Paragraph(
                _(
                    "Someone gave this e-mail address in a request about personal data. "
                    "The request was made to %(brand)s.",
                    brand=occasion.brand,
                )
            ),
            *was_it_you(occasion, link),
            Note(_("The time for the answer runs already. It is counted from the day the request came.")),
        ),
        why=_(
            "You get this mail because someone gave this address on the request page of %(brand)s.",
            brand=occasion.brand,
        ),
        reference=asked.reference,
    )


def identity_link(occasion: Occasion) -> Text:
    """Ask, through an address that stands in a register, whether the request comes from the person in it."""
    asked, contact = occasion.subject_request, occasion.contact
    register = occasion.fact("register")
    link = occasion.signed_link(
        "/confirm", Purpose.CHANNEL_PROOF, request=asked.uid, contact=contact.uid, register=register
    )
    return Text(
        _("Did you make this request?"),
        (
            Paragraph(
                _(
                    "A request about your personal data was made to %(brand)s. We want to be sure that it comes "
                    "from you. That is why we write to the address we had before the request.",
                    brand=occasion.brand,
                )
            ),
            *was_it_you(occasion, link),
        ),
        why=sentences.in_a_register(occasion),
        reference=asked.reference,
    )


def was_it_you(occasion: Occasion, link: str) -> tuple[Part, ...]:
    """Explain the page with its two buttons, and how to get there without trusting this mail."""
    days = Purpose.CONFIRM.life.days
    return (
        Paragraph(_("Was it you? Open this page and press the button there. Then we know that it was you.")),
        Button(_("Open the page"), link),
        Paragraph(
            _(
                "Was it not you? Open the same page and press “%(button)s”. "
                "Then the request is closed, and nothing is given to anyone.",
                button=_("No, this was not me"),
            )
        ),
        Facts((sentences.reference(occasion),)),
        Note(
            _(
                "You can also type or copy the address of the page into your browser. It begins with %(base)s.",
                base=occasion.link("/"),
            )
        ),
        Note(ngettext("The link works for %(num)s day.", "The link works for %(num)s days.", days)),
    )
