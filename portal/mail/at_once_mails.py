"""Mails about what was done without an answer of its own: marketing stopped, a consent withdrawn."""

from flask_babel import gettext as _

from portal.mail import sentences
from portal.mail.occasion import Occasion, listed
from portal.mail.parts import Facts, Paragraph, Text
from portal.mail.sentences import about_the_request
from portal.translations import labels


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
        Facts(((_("As of"), day), *([(_("Channels"), listed(named))] if named else []))),
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
