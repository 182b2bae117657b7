"""Mails to the data subject while a request is worked: more time, a fee, a message."""

from decimal import Decimal

from babel.numbers import format_currency
from flask_babel import gettext as _
from sqlalchemy import select

from portal.law.fees import FeeKind
from portal.mail import complaint, sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Facts, Paragraph, Text
from portal.mail.sentences import about_the_request
from portal.storage.db import db
from portal.storage.models import Fee
from portal.translations.time_limits import explain_answer


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
        Paragraph(_("Why this day? %(explanation)s", explanation=explain_answer(occasion.dates, occasion.language))),
        Paragraph(_("On the page below we explain in our own words why it takes longer.")),
        *sentences.read(occasion),
        *complaint.complaint(occasion),
    )


def fee_announced(occasion: Occasion) -> Text:
    """Tell that something would cost a fee; nothing is charged unless it is accepted."""
    fee = fee_of(occasion)
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
                "There you can accept the fee or not, ask for less, or withdraw the request at no cost."
            )
        ),
        Paragraph(_("The fee does not change the last day for the answer.")),
        *sentences.read(occasion),
        *complaint.complaint(occasion),
    )


def fee_ended(occasion: Occasion) -> Text:
    """Tell that staff took a fee back or waived it: nothing is to be paid, and the work goes on."""
    fee, is_open = fee_of(occasion), occasion.subject_request.closed_on is None
    is_paid = fee.paid_on is not None
    return about_the_request(
        occasion,
        _("We do not ask for the fee any more"),
        Paragraph(
            _(
                "%(brand)s told you of a fee for your request. It is not asked any more, and you pay nothing.",
                brand=occasion.brand,
            )
        ),
        *([Paragraph(_("You get back what you have paid."))] if is_paid else []),
        *([Paragraph(_("We go on with your request. The last day for the answer stays the same."))] if is_open else []),
        *still_free(occasion, fee),
        Paragraph(_("On the page below you see where your request stands and what you get free of charge.")),
        *sentences.status(occasion),
    )


def still_free(occasion: Occasion, fee: Fee) -> list[Paragraph]:
    """Say which copies come all the same: the first is always free, and all of them where the fee was waived."""
    subject_request = occasion.subject_request
    is_answered = any(row.released_at for row in subject_request.rights if row.right == fee.right)
    if fee.kind != FeeKind.FURTHER_COPIES or is_answered or subject_request.closed_on is not None:
        return []
    if fee.waived_at is not None:
        return [Paragraph(_("You get the copies free of charge."))]
    return [Paragraph(_("You still get the first copy free of charge."))]


def fee_of(occasion: Occasion) -> Fee:
    """Return the fee a mail tells of."""
    return db.session.scalars(select(Fee).where(Fee.uid == occasion.fact("fee"))).one()


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
