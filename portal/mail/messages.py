"""Composing a mail from its outbox row, at the moment of sending: words, links and headers are all made now."""

import re
import textwrap
from collections.abc import Callable, Mapping
from datetime import datetime
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from types import MappingProxyType

from flask import current_app
from flask_mail import Message

from portal.controllers.profile import Profile
from portal.law.time_limits import TimeLimits
from portal.mail import (
    answer_mails,
    at_once_mails,
    canary_mails,
    case_mails,
    code_mails,
    consent_mails,
    desk_mails,
    digest_mails,
    first_mails,
    grant_mails,
    last_mails,
    mailbox,
    people_mails,
    question_mails,
    receipt_mails,
    restore_mails,
)
from portal.mail.addresses import Unaddressable, address_of, one_line
from portal.mail.occasion import Occasion, speaking
from portal.mail.parts import Text
from portal.storage.models import OutboxMail

PORTAL = "Article 12"
WIDTH = 76
BLANK_LINES = re.compile(r"\n[ \t]*(?:\n[ \t]*)+\n")

FROM = re.compile(r"^From ", re.MULTILINE)
"""What begins a mail in old mailboxes: a line that begins so arrives as ">From", unless it is encoded."""

Composer = Callable[[Occasion], Text]

TO_SUBJECT: Mapping[str, Composer] = MappingProxyType(
    {
        "confirm": first_mails.confirm,
        "received": receipt_mails.received,
        "recorded": receipt_mails.recorded,
        "identity_link": first_mails.identity_link,
        "identity_asked": question_mails.identity_asked,
        "clarification_asked": question_mails.clarification_asked,
        "reply_reminder": question_mails.reply_reminder,
        "extended": case_mails.extended,
        "fee_announced": case_mails.fee_announced,
        "fee_ended": case_mails.fee_ended,
        "message_from_controller": case_mails.message_from_controller,
        "answer_ready": answer_mails.answer_ready,
        "answer_posted": answer_mails.answer_posted,
        "copies_posted": answer_mails.copies_posted,
        "marketing_done": at_once_mails.marketing_done,
        "consent_withdrawn": at_once_mails.consent_withdrawn,
        "consent_confirm": consent_mails.consent_confirm,
        "new_code": code_mails.new_code,
        "lifting": last_mails.lifting,
        "closed": last_mails.closed,
        "withdrawn": last_mails.withdrawn,
    }
)
TO_STAFF: Mapping[str, Composer] = MappingProxyType(
    {
        "staff_new_request": desk_mails.staff_new_request,
        "staff_due_soon": desk_mails.staff_due_soon,
        "staff_overdue": desk_mails.staff_overdue,
        "staff_bounced": desk_mails.staff_bounced,
        "staff_reply": desk_mails.staff_reply,
        "staff_to_approve": desk_mails.staff_to_approve,
        "staff_sent_back": desk_mails.staff_sent_back,
        "staff_wrong_code": desk_mails.staff_wrong_code,
        "staff_code_lost": code_mails.staff_code_lost,
        "staff_disowned": desk_mails.staff_disowned,
        "staff_refusal": desk_mails.staff_refusal,
        "staff_search_handed_in": desk_mails.staff_search_handed_in,
        "staff_digest": digest_mails.staff_digest,
        "staff_restored": restore_mails.staff_restored,
        "access_review_due": grant_mails.access_review_due,
        "staff_invitation": people_mails.staff_invitation,
        "staff_reset": people_mails.staff_reset,
        "staff_security_notice": people_mails.staff_security_notice,
        "grant_changed": grant_mails.grant_changed,
        "canary_failed": canary_mails.canary_failed,
    }
)
TO_REGISTERS: Mapping[str, Composer] = MappingProxyType({"register_task": desk_mails.register_task})
KINDS: Mapping[str, Composer] = MappingProxyType({**TO_SUBJECT, **TO_STAFF, **TO_REGISTERS})


class CannotCompose(Exception):
    """A mail cannot be written now; the message names the kind of mistake and nothing of what the mail holds."""


class Composed(Message):
    """A mail ready for Flask-Mail, which sends it as the standard library's own message."""

    def __init__(self, email: EmailMessage) -> None:
        super().__init__(subject=str(email["Subject"]), recipients=[str(email["To"])], sender=str(email["From"]))
        self.email = email


def compose(row: OutboxMail, *, now: datetime, limits: TimeLimits | None = None) -> Composed:
    """Write a mail.

    :param limits: the dates of the request the mail is about, with their explanation
    :raises Unaddressable: when its address is none that a mail can go to
    :raises CannotCompose: when something it needs is missing or wrong
    """
    occasion = Occasion(row, now, limits)
    try:
        with speaking(row.language):
            return Composed(envelope(occasion, KINDS[row.kind](occasion)))
    except Unaddressable:
        raise
    except Exception as error:
        raise CannotCompose(type(error).__name__) from error


def envelope(occasion: Occasion, text: Text) -> EmailMessage:
    """Put a mail's words into an envelope; nothing in a header can begin another."""
    row, profile = occasion.row, profile_shown(occasion)
    brand = profile.brand.in_(row.language) if profile else PORTAL
    sender = parseaddr(current_app.extensions["portal.settings"].mail_default_sender)[1]
    email = EmailMessage(policy=policy.SMTP)
    email["From"] = Address(one_line(brand), addr_spec=sender)
    email["To"] = address_of(recipient(occasion))
    if profile and row.kind not in TO_STAFF:
        email["Reply-To"] = Address(one_line(brand), addr_spec=profile.contact.email)
    email["Subject"] = one_line(text.subject)
    email["Date"] = format_datetime(occasion.now)
    email["Message-ID"] = row.message_id
    email["Auto-Submitted"] = "auto-generated"
    email["X-Auto-Response-Suppress"] = "All"
    if is_of_canary(occasion):
        email[mailbox.HEADER] = f"{occasion.subject_request.uid} {row.kind}"
    email.set_content(rendered("txt", text, profile, row.language), cte="quoted-printable")
    email.add_alternative(rendered("html", text, profile, row.language), subtype="html", cte="quoted-printable")
    for part in email.iter_parts():
        part.set_payload(FROM.sub("=46rom ", str(part.get_payload())))
    email["Content-Language"] = row.language  # last, since making alternatives moves such lines into the first one
    email.as_bytes()  # what cannot be written down is found here, not in the middle of a conversation
    return email


def is_of_canary(occasion: Occasion) -> bool:
    """Tell whether a mail belongs to the channel's self-test, which finds it by a header of its own."""
    return occasion.row.subject_request_id is not None and occasion.subject_request.is_canary


def rendered(form: str, text: Text, profile: Profile | None, language: str) -> str:
    """Set a mail's words as text or as HTML. Page layouts' words do not belong here, so none are given."""
    template = current_app.jinja_env.get_template(f"email/message.{form}")
    written = template.render(text=text, profile=profile, lang=language, fill=fill)
    return BLANK_LINES.sub("\n\n", written).strip() + "\n"


def fill(paragraph: str) -> str:
    """Break a paragraph of the text part into lines; addresses stay whole."""
    return textwrap.fill(paragraph, WIDTH, break_long_words=False, break_on_hyphens=False)


def recipient(occasion: Occasion) -> str:
    """Return the address a mail goes to, opened only now."""
    if occasion.row.kind in TO_STAFF:
        return occasion.staff.email
    if occasion.row.kind in TO_REGISTERS:
        return desk_mails.task_of(occasion).responsible
    if occasion.row.choice_id is not None:
        return str(occasion.choice.address or "")
    return str(occasion.contact.value or "")


def profile_shown(occasion: Occasion) -> Profile | None:
    """Return the controller whose face a mail wears: none where it is about the portal itself."""
    is_about_one = occasion.row.subject_request_id is not None or occasion.row.choice_id is not None
    return occasion.profile if is_about_one else None
