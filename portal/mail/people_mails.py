"""Mails to staff about their own sign-in."""

from flask_babel import gettext as _

from portal.mail.grant_mails import controller_name
from portal.mail.occasion import Occasion, existing
from portal.mail.parts import Button, Facts, Note, Paragraph, Text
from portal.storage.models import Invitation, Staff
from portal.tokens import Purpose
from portal.translations import dates
from portal.translations.labels import label


def staff_invitation(occasion: Occasion) -> Text:
    """Invite a person to the desk; the link works once."""
    return invitation(
        occasion,
        _("You are invited to the desk"),
        _("You were given access to Article 12, where requests about personal data are answered."),
    )


def staff_reset(occasion: Occasion) -> Text:
    """Let a person begin anew after their second factor was reset; the link works once."""
    return invitation(
        occasion,
        _("Choose how you sign in, once more"),
        _("Your sign-in to Article 12 was reset. Choose a new password and a new second factor."),
    )


def invitation(occasion: Occasion, title: str, said: str) -> Text:
    """Set a mail that leads a person to choosing a password and a second factor."""
    invited = existing(Invitation, occasion.fact("invitation"))
    link = occasion.signed_link("/staff/invitation", Purpose.INVITATION, invitation=invited.id)
    until = dates.long_day(invited.ends_at.date(), occasion.language)
    return Text(
        title,
        (
            Paragraph(said),
            Facts(tuple(held_by(occasion.staff, occasion.language))),
            Button(_("Choose a password"), link),
            Note(_("The link works once, until %(day)s. Have an app for one-time codes at hand.", day=until)),
        ),
        why=_("You get this mail because an administrator entered this address."),
    )


def held_by(person: Staff, language: str) -> list[tuple[str, str]]:
    """Return what a person was granted, controller by controller."""
    return [
        (controller_name(grant.controller, language), label("role", grant.role, language))
        for grant in person.grants
        if grant.ended_at is None
    ]


def staff_security_notice(occasion: Occasion) -> Text:
    """Tell a person that something about their sign-in changed."""
    what = {
        "change_notice": _("Your password was changed."),
        "passkey_added": _("A passkey was added to your sign-in."),
        "passkey_removed": _("A passkey was removed from your sign-in."),
        "recovery_code_used": _("Somebody signed in with one of your recovery codes."),
        "codes_tried": _("Many wrong codes were tried at your sign-in, after the right password."),
    }.get(occasion.fact("what"), _("Something about your sign-in was changed."))
    return Text(
        _("About your sign-in"),
        (
            Paragraph(what),
            Paragraph(
                _(
                    "Was it you? Then you need do nothing. Was it not you? Tell an administrator at once, "
                    "and choose a new password."
                )
            ),
            Button(_("Open the desk"), occasion.link("/staff/")),
        ),
        why=_("You get this mail because it is about your own sign-in."),
    )
