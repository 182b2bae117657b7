"""Mails about the answer: ready to be fetched, or on its way by post."""

from flask_babel import gettext as _
from sqlalchemy import select

from portal.mail import sentences
from portal.mail.occasion import Occasion
from portal.mail.parts import Button, Facts, Note, Paragraph, Text
from portal.mail.sentences import about_the_request
from portal.storage.db import db
from portal.storage.models import Release
from portal.tokens import Purpose


def answer_ready(occasion: Occasion) -> Text:
    """Give the link to the answer, which opens only together with the receipt code. Nothing of the answer is here."""
    release = db.session.scalars(select(Release).where(Release.uid == occasion.fact("release"))).one()
    link = occasion.signed_link("/answer", Purpose.ANSWER, release=release.uid)
    return about_the_request(
        occasion,
        _("Your answer is ready"),
        Paragraph(_("%(brand)s has answered your request.", brand=occasion.brand)),
        Button(_("Open the answer"), link),
        Paragraph(where_the_code_is(occasion)),
        Facts(((_("You can open it until"), occasion.day(release.ends_on)),)),
        Note(
            _(
                "Have you lost the code? This is how you get a new one: %(page)s",
                page=occasion.page_link("/status/lost-code"),
            )
        ),
    )


def where_the_code_is(occasion: Occasion) -> str:
    """Say where the secret code is: the form showed it, and of a recorded request it is on paper alone."""
    if occasion.subject_request.channel == "form":
        return _(
            "The page asks for your secret code. It was shown to you when you sent the request. "
            "The link alone opens nothing, so nobody else can read your answer with it."
        )
    return _(
        "The page asks for your secret code. It is on the receipt we gave or sent you on paper. If you have none, "
        "ask us for a new code. The link alone opens nothing, so nobody else can read your answer with it."
    )


def answer_posted(occasion: Occasion) -> Text:
    """Tell that the answer is on its way by post."""
    said = _("%(brand)s has answered your request. The answer was posted on %(day)s.", **who_and_when(occasion))
    return in_the_post(occasion, _("Your answer is in the post"), said)


def copies_posted(occasion: Occasion) -> Text:
    """Tell that the further copies of an answer are on their way by post, after the first."""
    said = _("%(brand)s posted the further copies of its answer on %(day)s.", **who_and_when(occasion))
    return in_the_post(occasion, _("The further copies are in the post"), said)


def who_and_when(occasion: Occasion) -> dict[str, str]:
    """Return who posted something, and on which day."""
    return {"brand": occasion.brand, "day": occasion.day(occasion.fact("posted_on"))}


def in_the_post(occasion: Occasion, heading: str, said: str) -> Text:
    """Tell what was posted, and where the request is followed."""
    return about_the_request(occasion, heading, Paragraph(said), *sentences.status(occasion))
