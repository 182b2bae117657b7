"""Mails that end a request, or what stood after it: a restriction lifted, a request withdrawn or closed."""

from flask_babel import gettext as _

from portal.law.states import Closure
from portal.mail import complaint, sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Facts, Paragraph, Text
from portal.mail.sentences import about_the_request


def lifting(occasion: Occasion) -> Text:
    """Tell, before it happens, that a restriction will be lifted; of which data and why stays behind the sign-in."""
    return about_the_request(
        occasion,
        _("A restriction will end"),
        Paragraph(
            _(
                "You asked %(brand)s not to use certain data about you. This restriction will end.",
                brand=occasion.brand,
            )
        ),
        Facts(((_("The restriction ends"), occasion.day(occasion.fact("lift_on"))),)),
        Paragraph(_("On the page below you see which data it is about, and why it ends.")),
        *sentences.read(occasion),
        *complaint.complaint(occasion),
    )


def withdrawn(occasion: Occasion) -> Text:
    """Confirm that the request is closed at the person's wish."""
    return about_the_request(
        occasion,
        _("Your request is closed"),
        Paragraph(_("You withdrew your request, so it is closed.")),
        Paragraph(_("You can make a new request at any time.")),
        *sentences.status(occasion),
    )


def closed(occasion: Occasion) -> Text:
    """Tell that the request is closed without an answer, and why."""
    why = {
        Closure.NOT_IDENTIFIED: _(
            "We could not find out whether the request comes from you, so we cannot act on it (Article 12(2) GDPR). "
            "On the page below you see what would have helped."
        ),
        Closure.LAPSED: _("We got no reply to our question, so the request is closed."),
        Closure.PASSED_ON: _(
            "We keep the data on behalf of somebody else, so we have passed your request on. "
            "On the page below you see to whom."
        ),
    }
    closure = Closure(occasion.fact("closure"))
    return about_the_request(
        occasion,
        _("Your request is closed"),
        Paragraph(why.get(closure, _("The request is closed. On the page below you see why."))),
        Paragraph(_("You can make a new request at any time.")),
        *sentences.read(occasion),
        *complaint.complaint(occasion),
    )
