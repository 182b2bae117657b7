"""Parts that several mails share: where to look, and what a request is known by."""

from flask_babel import gettext as _

from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Note, Part, Text
from portal.tokens import Purpose


def reference(occasion: Occasion) -> tuple[str, str]:
    """Name the request."""
    return _("Reference"), occasion.subject_request.reference


def status(occasion: Occasion) -> tuple[Part, ...]:
    """Say where the request can be followed, and what is needed to get there."""
    return (
        Button(_("Follow your request"), occasion.page_link("/status")),
        Note(_("Sign in there with the reference of your request and your secret code.")),
    )


def read(occasion: Occasion) -> tuple[Part, ...]:
    """Lead to what was written to the person: this mail's link and the secret code together open it."""
    if release := occasion.row.facts.get("release"):
        link = occasion.signed_link("/answer", Purpose.ANSWER, release=release)
    else:
        facts = {"request": occasion.subject_request.uid, "contact": occasion.contact.uid}
        link = occasion.signed_link("/answer", Purpose.CASE, **facts)
    return (
        Button(_("Read what we wrote"), link),
        Note(_("The page asks for your secret code. The link alone opens nothing.")),
    )


def to_the_person(occasion: Occasion) -> str:
    """Say why a data subject gets a mail."""
    if occasion.contact.origin == "register":
        return in_a_register(occasion)
    return _("You get this mail because this address was given in a request to %(brand)s.", brand=occasion.brand)


def in_a_register(occasion: Occasion) -> str:
    """Say why somebody gets a mail at an address that staff took from a register."""
    return _("You get this mail because your address is in a register of %(brand)s.", brand=occasion.brand)


def to_the_desk(occasion: Occasion) -> str:
    """Say why a member of staff gets a mail about a request."""
    return _("You get this mail because you work on the requests made to %(brand)s.", brand=occasion.brand)


def request_facts(occasion: Occasion, *more: tuple[str, str]) -> Facts:
    """Tell staff which request it is, with nothing personal."""
    return Facts(
        (
            reference(occasion),
            (_("Controller"), occasion.brand),
            (_("Rights"), occasion.rights()),
            *more,
        )
    )


def open_request(occasion: Occasion) -> Button:
    """Lead staff to the request's page."""
    path = f"/staff/requests/{occasion.subject_request.reference}"
    return Button(_("Open the request"), occasion.link(path))


def about_the_request(occasion: Occasion, title: str, *parts: Part) -> Text:
    """Set a mail to the data subject about their request."""
    named = Facts((reference(occasion),))
    return Text(title, (*parts, named), to_the_person(occasion), occasion.subject_request.reference)
