"""What belongs together in the request form: a way to answer, and what each chosen right needs to be understood."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from flask_babel import gettext as _

from portal.law.rights import Right
from portal.web.typed import MOST_COPIES

if TYPE_CHECKING:
    from portal.web.public.forms import RequestForm

EARLIEST_BIRTH_YEAR = 1900
PHONE_DIGITS = 5
LONGEST_NUMBER = 6


def check(form: "RequestForm") -> bool:
    """Run every rule; each puts its remedy beside the field it is about."""
    before = count(form)
    offered(form)
    if form.asks_identity:
        person(form)
    delivery(form)
    behalf(form)
    phones(form)
    for right in form.chosen:
        if right in RULES:
            RULES[right](form)
    return count(form) == before


def count(form: "RequestForm") -> int:
    """Count the errors there are."""
    return sum(len(field.errors) for field in form)


def number(text: str | None) -> int | None:
    """Return a whole number as people type it, None where it is none."""
    digits = (text or "").strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) <= LONGEST_NUMBER else None


def say(form: "RequestForm", name: str, remedy: str) -> None:
    """Put an error beside a field, unless its shape is wrong already."""
    if not form[name].errors:
        form[name].errors = [remedy]


def offered(form: "RequestForm") -> None:
    """A choice is one of those shown; nothing chosen is another rule's business."""
    for field in form:
        if field.name == "rights" or not getattr(field, "choices", None) or not field.data:
            continue
        chosen = field.data if isinstance(field.data, list) else [field.data]
        if not set(chosen) <= {choice.value for choice in field.choices}:
            field.errors = [_("Choose from the answers shown under “%(label)s”.", label=field.label.text)]


def person(form: "RequestForm") -> None:
    """A name to find the data by, and one way to answer: no single contact is forced."""
    if not form.name.data:
        say(form, "name", _("Write your name, so that we can find your data."))
    if form.email.data or form.email.errors:
        return
    if not (form.phone.data or form.post_address):
        say(form, "email", _("Write your e-mail address. If you have none, give a phone number or a postal address."))
    elif form.delivery.data == "download":
        say(
            form, "delivery", _("An answer on this site needs an e-mail address. Choose post, or collect it in person.")
        )


def delivery(form: "RequestForm") -> None:
    """An answer by post needs an address."""
    if form.delivery.data == "post" and not form.post_address:
        say(form, "address", _("Write the postal address the answer should go to."))


def behalf(form: "RequestForm") -> None:
    """Who asks for somebody else says for whom."""
    if form.on_behalf.data in {"guardian", "agent"} and not form.represented_name.data:
        say(form, "represented_name", _("Write the name of the person you are asking for."))
    year = number(form.child_birth_year.data)
    if form.child_birth_year.data and not (year and EARLIEST_BIRTH_YEAR <= year <= form.this_year):
        say(form, "child_birth_year", _("Write the year with four digits, for example 2012."))


def may_be_called(text: str) -> bool:
    """Tell whether a phone number has digits enough."""
    return sum(letter.isdigit() for letter in text) >= PHONE_DIGITS


def phones(form: "RequestForm") -> None:
    """A phone number has enough digits to be called."""
    for name in ("phone", "channel_phone"):
        text = form[name].data or ""
        if text and not may_be_called(text):
            say(form, name, _("Write the phone number with its digits, for example 040 123 4567."))


def access(form: "RequestForm") -> None:
    """Part of the data is named; copies are a small number."""
    if form.access_scope.data == "part" and not form.access_detail.data:
        say(form, "access_detail", _("Write which data you want to see, for example a course or a period."))
    if form.copies.data and not 1 <= (number(form.copies.data) or 0) <= MOST_COPIES:
        say(form, "copies", _("Write a number of copies from 1 to %(most)d.", most=MOST_COPIES))


def rectification(form: "RequestForm") -> None:
    """What is wrong, and what it should say."""
    if not form.wrong.data:
        say(form, "wrong", _("Write what is wrong in your data."))
    if not form.correct.data:
        say(form, "correct", _("Write what the data should say."))


def erasure(form: "RequestForm") -> None:
    """Part of the data is named; a ground is never forced."""
    if form.erasure_scope.data == "part" and not form.erasure_detail.data:
        say(form, "erasure_detail", _("Write which data should be erased."))


def restriction(form: "RequestForm") -> None:
    """Art 18(1) knows four situations."""
    if not form.restriction_ground.data:
        form.restriction_ground.errors = [_("Choose the sentence that fits your situation best.")]


def objection(form: "RequestForm") -> None:
    """Which processing is objected to."""
    if not form.objection_processing.data:
        say(form, "objection_processing", _("Write which use of your data you object to."))


def marketing(form: "RequestForm") -> None:
    """Which channels, and what to block on each; an address given above counts."""
    chosen = form.channels.data or []
    if not chosen:
        say(form, "channels", _("Choose at least one way of marketing."))
    needs = {
        "email": ("channel_email", _("Write the e-mail address that should get no marketing.")),
        "sms": ("channel_phone", _("Write the phone number that should get no marketing.")),
        "phone": ("channel_phone", _("Write the phone number that should get no marketing.")),
        "post": ("channel_post", _("Write the postal address that should get no marketing.")),
    }
    given = {"channel_email": form.email.data, "channel_phone": form.phone.data, "channel_post": form.post_address}
    for channel in chosen:
        name, remedy = needs.get(channel, ("", ""))
        if name and not form[name].data and not given[name]:
            say(form, name, remedy)


def portability(form: "RequestForm") -> None:
    """Another controller is named, with a way to reach it."""
    if form.portability_target.data == "controller" and not form.portability_recipient.data:
        say(form, "portability_recipient", _("Write which service the data should go to."))


def consent(form: "RequestForm") -> None:
    """Which consent; in the person's own words is enough."""
    if not form.consent.data:
        say(form, "consent", _("Write which consent you withdraw, for example the newsletter."))


RULES: dict[Right, Callable[["RequestForm"], None]] = {
    Right.ACCESS: access,
    Right.RECTIFICATION: rectification,
    Right.ERASURE: erasure,
    Right.RESTRICTION: restriction,
    Right.OBJECTION: objection,
    Right.MARKETING_OBJECTION: marketing,
    Right.PORTABILITY: portability,
    Right.CONSENT_WITHDRAWAL: consent,
}
