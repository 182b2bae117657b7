"""The mail that asks an address whether its owner gave a consent to marketing."""

from flask_babel import gettext as _

from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Note, Paragraph, Text
from portal.tokens import Purpose


def consent_confirm(occasion: Occasion) -> Text:
    """Ask the owner of an address to confirm a consent; until then it does not count."""
    choice, brand = occasion.choice, occasion.brand
    link = occasion.signed_link(f"/{choice.controller}/marketing/confirm", Purpose.CONSENT, choice=choice.uid)
    return Text(
        _("Do you want marketing from %(brand)s?", brand=brand),
        (
            Paragraph(_("Someone asked on our page that this address gets marketing.")),
            Facts(((_("The words of the consent"), choice.wording or ""),)),
            Paragraph(_("Was it you? Open this page and press the button there. Before that, nothing is sent.")),
            Button(_("Open the page"), link),
            Paragraph(_("Was it not you? You need do nothing: no marketing comes to you because of this.")),
            Note(_("You can withdraw your consent at any time, as easily as you gave it.")),
        ),
        why=_("You get this mail because someone gave this address on the consent page of %(brand)s.", brand=brand),
    )
