"""Mails to the data subject while a request is worked: questions, more time, a fee, a message."""

from decimal import Decimal

from babel.numbers import format_currency
from flask_babel import gettext as _
from sqlalchemy import select

from portal.mail import sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Facts, Note, Paragraph, Part, Text
from portal.storage.db import db
from portal.storage.models import Fee
from portal.translations.time_limits import explain


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


def extended(occasion: Occasion) -> Text:
    """Tell of the new last day and of the law's reason; the controller's own words are on the status page."""
    reasons = {
        "complexity": _("The reason: your request is complex."),
        "number": _("The reason: there are many requests to answer."),
    }
    return about_the_request(
        occasion,
        _("We need more time for your request"),
        Paragraph(_("%(brand)s cannot answer within the first month.", brand=occasion.brand)),
        *(Paragraph(reasons[key]) for key in occasion.row.facts.get("reasons", ())),
        Facts(((_("Answer at the latest"), occasion.day(occasion.dates.answer_by)),)),
        Paragraph(_("Why this day? %(explanation)s", explanation=explain(occasion.dates, occasion.language))),
        Paragraph(_("On the page below we explain in our own words why it takes longer.")),
        *sentences.read(occasion),
        *sentences.complaint(occasion),
    )


def fee_announced(occasion: Occasion) -> Text:
    """Tell that something would cost a fee; nothing is charged unless it is accepted."""
    fee = db.session.scalars(select(Fee).where(Fee.uid == occasion.fact("fee"))).one()
    total = sum((item.pieces * item.unit_price for item in fee.items), Decimal(0))
    accept_by = [(_("Accept at the latest"), occasion.day(fee.accept_by_on))] if fee.accept_by_on else []
    return about_the_request(
        occasion,
        _("A part of your request would cost a fee"),
        Paragraph(
            _(
                "%(brand)s asks a fee for a part of your request. You pay nothing unless you accept it.",
                brand=occasion.brand,
            )
        ),
        Facts(((_("Fee"), format_currency(total, fee.currency, locale=occasion.language)), *accept_by)),
        Paragraph(
            _(
                "On the page below you see what the fee is for, why, and what you get free of charge. "
                "There you can accept the fee, or withdraw the request at no cost."
            )
        ),
        Paragraph(_("The fee does not change the last day for the answer.")),
        *sentences.read(occasion),
        *sentences.complaint(occasion),
    )


def message_from_controller(occasion: Occasion) -> Text:
    """Say that there is a message; what it says stays behind the sign-in."""
    return about_the_request(
        occasion,
        _("You have a new message"),
        Paragraph(
            _(
                "%(brand)s has written to you about your request. On the page below you can read it and reply.",
                brand=occasion.brand,
            )
        ),
        *sentences.read(occasion),
    )


def about_the_request(occasion: Occasion, title: str, *parts: Part) -> Text:
    """Set a mail to the data subject about their request."""
    named = Facts((sentences.reference(occasion),))
    return Text(title, (*parts, named), sentences.to_the_person(occasion), occasion.subject_request.reference)
