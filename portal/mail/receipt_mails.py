"""Mails that a request has come in: from the form, or recorded by staff."""

from flask_babel import gettext as _

from portal.mail import complaint, sentences
from portal.mail.coming_up import what_happens_next
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Heading, Paragraph, Text
from portal.tokens import Purpose
from portal.translations.time_limits import explain_answer


def recorded(occasion: Occasion) -> Text:
    """Send the receipt of a request that staff recorded, and ask whether the address is its maker's."""
    asked, contact = occasion.subject_request, occasion.contact
    limits, language = occasion.dates, occasion.language
    link = occasion.signed_link("/confirm", Purpose.CONFIRM, request=asked.uid, contact=contact.uid)
    pairs = (
        sentences.reference(occasion),
        (_("You asked for"), occasion.rights()),
        (_("Received"), occasion.day(limits.received_on)),
        (_("Answer at the latest"), occasion.day(limits.answer_by)),
    )
    return Text(
        _("We have received your request"),
        (
            Paragraph(_("Thank you. Your request has come in, and %(brand)s will answer it.", brand=occasion.brand)),
            Facts(pairs),
            Paragraph(_("Why this day? %(explanation)s", explanation=explain_answer(limits, language))),
            Heading(_("Is this address yours?")),
            Paragraph(_("Open this page and press the button there. Then we know that this address is yours.")),
            Button(_("Open the page"), link),
            Paragraph(
                _(
                    "Was it not you? Open the same page and press “%(button)s”. Then we write to this address no more.",
                    button=_("No, this was not me"),
                )
            ),
            Heading(_("What happens next")),
            *what_happens_next(occasion),
            *complaint.complaint(occasion),
        ),
        why=sentences.to_the_person(occasion),
        reference=asked.reference,
    )


def received(occasion: Occasion) -> Text:
    """Confirm that the request has come in: by when the answer comes and why, what happens next, whom to turn to."""
    limits, language = occasion.dates, occasion.language
    return Text(
        _("We have received your request"),
        (
            Paragraph(_("Thank you. Your request has come in, and %(brand)s will answer it.", brand=occasion.brand)),
            Facts(
                (
                    sentences.reference(occasion),
                    (_("You asked for"), occasion.rights()),
                    (_("Received"), occasion.day(limits.received_on)),
                    (_("Answer at the latest"), occasion.day(limits.answer_by)),
                )
            ),
            Paragraph(_("Why this day? %(explanation)s", explanation=explain_answer(limits, language))),
            Heading(_("What happens next")),
            *what_happens_next(occasion),
            *sentences.status(occasion),
            *complaint.complaint(occasion),
        ),
        why=sentences.to_the_person(occasion),
        reference=occasion.subject_request.reference,
    )
