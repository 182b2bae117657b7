"""The first mails of a request: is the address yours, your request has come in, is it really you."""

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.law.rights import rule
from portal.mail import sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Heading, Note, Paragraph, Part, Text
from portal.tokens import Purpose
from portal.translations.time_limits import explain


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
        why=_("You get this mail because your address is in a register of %(brand)s.", brand=occasion.brand),
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
            Paragraph(_("Why this day? %(explanation)s", explanation=explain(limits, language))),
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
            *sentences.complaint(occasion),
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
            Paragraph(_("Why this day? %(explanation)s", explanation=explain(limits, language))),
            Heading(_("What happens next")),
            *what_happens_next(occasion),
            *sentences.status(occasion),
            *sentences.complaint(occasion),
        ),
        why=sentences.to_the_person(occasion),
        reference=occasion.subject_request.reference,
    )


def what_happens_next(occasion: Occasion) -> tuple[Part, ...]:
    """Say what the controller does now, and how the answer will come."""
    every = [rule(row.right) for row in occasion.subject_request.rights]
    if all(right.must_act_at_once for right in every):
        return (Paragraph(_("We do what you asked for at once, and tell you when it is done.")),)
    more_time = _(
        "If we need more time, we tell you why, on %(day)s at the latest.",
        day=occasion.day(occasion.dates.extend_by),
    )
    return (
        Paragraph(_("We look for your data. If something is unclear, or if we must be sure that it is you, we ask.")),
        Paragraph(how_the_answer_comes(occasion.subject_request.delivery)),
        Paragraph(more_time),
    )


def how_the_answer_comes(delivery: str) -> str:
    """Say how the answer will reach the person."""
    if delivery == "post":
        return _("We send the answer by post.")
    if delivery == "onsite":
        return _("When the answer is ready, we tell you, and you can come and see it at our office.")
    return _("When the answer is ready, you get a mail with a link. To open it you also need your secret code.")
