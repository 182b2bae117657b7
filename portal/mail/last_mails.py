"""Mails that end a request, or a part of it: the answer, what was done, why it is closed."""

from flask_babel import gettext as _
from sqlalchemy import select

from portal.law.states import Closure
from portal.mail import sentences
from portal.mail.case_mails import about_the_request
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Note, Paragraph, Text
from portal.storage.db import db
from portal.storage.models import Release
from portal.tokens import Purpose
from portal.translations import labels


def answer_ready(occasion: Occasion) -> Text:
    """Give the link to the answer, which opens only together with the receipt code. Nothing of the answer is here."""
    release = db.session.scalars(select(Release).where(Release.uid == occasion.fact("release"))).one()
    link = occasion.signed_link("/answer", Purpose.ANSWER, release=release.uid)
    return about_the_request(
        occasion,
        _("Your answer is ready"),
        Paragraph(_("%(brand)s has answered your request.", brand=occasion.brand)),
        Button(_("Open the answer"), link),
        Paragraph(
            _(
                "The page asks for your secret code. It was shown to you when you sent the request. "
                "The link alone opens nothing, so nobody else can read your answer with it."
            )
        ),
        Facts(((_("You can open it until"), occasion.day(release.ends_on)),)),
        Note(
            _(
                "Have you lost the code? This is how you get a new one: %(page)s",
                page=occasion.link("/status/lost-code"),
            )
        ),
    )


def answer_posted(occasion: Occasion) -> Text:
    """Tell that the answer is on its way by post."""
    return about_the_request(
        occasion,
        _("Your answer is in the post"),
        Paragraph(
            _(
                "%(brand)s has answered your request. The answer was posted on %(day)s.",
                brand=occasion.brand,
                day=occasion.day(occasion.fact("posted_on")),
            )
        ),
        *sentences.status(occasion),
    )


def marketing_done(occasion: Occasion) -> Text:
    """Tell that marketing is stopped: through which channels, and from when (Art 21(3))."""
    named = [labels.label("marketing_channel", channel, occasion.language) for channel in occasion.fact("channels")]
    brand, day = occasion.brand, occasion.day(occasion.fact("from_on"))
    said = {
        "stopped": _("%(brand)s does not use your data for direct marketing any more.", brand=brand),
        "no_data_found_blocked": _(
            "%(brand)s found nothing under the address or number you gave. It is blocked all the same, "
            "so that no marketing is sent to it.",
            brand=brand,
        ),
        "not_our_message": _(
            "%(brand)s did not send the message you wrote about. On the page below you see what we know of its sender.",
            brand=brand,
        ),
    }
    return about_the_request(
        occasion,
        _("Your objection to direct marketing"),
        Paragraph(said[occasion.fact("outcome")]),
        Facts(((_("As of"), day), *([(_("Channels"), ", ".join(named))] if named else []))),
        Paragraph(_("Other messages may still come, for example the confirmation of an order.")),
        *sentences.read(occasion),
    )


def consent_withdrawn(occasion: Occasion) -> Text:
    """Tell that a consent ended, or that there was none (Art 7(3))."""
    if occasion.fact("outcome") == "no_such_consent":
        return about_the_request(
            occasion,
            _("We found no such consent"),
            Paragraph(
                _(
                    "%(brand)s found no such consent of yours. On the page below you see why we use your data, "
                    "and which right you can use instead.",
                    brand=occasion.brand,
                )
            ),
            *sentences.read(occasion),
        )
    return about_the_request(
        occasion,
        _("Your consent has ended"),
        Paragraph(
            _(
                "You withdrew your consent, and %(brand)s does not use your data on the basis of it any more.",
                brand=occasion.brand,
            )
        ),
        Facts(((_("As of"), occasion.day(occasion.fact("from_on"))),)),
        Paragraph(_("What was done before that stays lawful.")),
        *sentences.read(occasion),
    )


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
        *sentences.complaint(occasion),
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
        *sentences.complaint(occasion),
    )
