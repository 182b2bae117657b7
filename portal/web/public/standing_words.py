"""Where a request stands, as a headline and one sentence: the same words for everybody in the same state."""

from dataclasses import dataclass
from typing import Any

from flask_babel import gettext as _

from portal.law.fees import FeeStanding
from portal.law.states import Closure, State
from portal.storage.models import SubjectRequest
from portal.web.public.by_post import ByPost


@dataclass(frozen=True)
class AskedOf:
    """What is asked of the person now, each as the page shows it further down; None where it is not.

    :param news: what was written to the person last, where that is what they come for
    :param by_post: where an answer by post is
    :param has_mail: a mail would reach them
    """

    waiting: dict[str, Any] | None = None
    fee: dict[str, Any] | None = None
    news: dict[str, Any] | None = None
    by_post: ByPost | None = None
    has_mail: bool = True


def standing_in_words(subject_request: SubjectRequest, asked: AskedOf) -> tuple[str, str]:
    """Return the headline and the sentence under it."""
    if subject_request.state == State.CLOSED:
        return closed_in_words(subject_request, asked)
    if subject_request.state == State.UNCONFIRMED:
        return (
            _("We wait for you to confirm your e-mail address"),
            _("Open the mail we sent you and press its button. The time limit runs in the meantime."),
        )
    if asked.waiting:
        return waiting_in_words(asked.waiting)
    return _("We are dealing with your request"), fee_in_words(asked.fee) or news_in_words(asked)


def waiting_in_words(waiting: dict[str, Any]) -> tuple[str, str]:
    """Return whose turn it is: the person's, or the controller's once a reply has come."""
    if waiting["replied"]:
        return (
            _("We have received your reply"),
            _(
                "It arrived on %(day)s. We look at it, and write to you if we need anything more.",
                day=waiting["replied"],
            ),
        )
    return _("We wait for your reply"), _("We have asked you something. As soon as you reply we go on.")


def fee_in_words(fee: dict[str, Any] | None) -> str:
    """Return what a fee asks of the person, or nothing where it asks nothing."""
    if fee and fee["stands"] == FeeStanding.ANNOUNCED:
        return _(
            "A part of it would cost %(sum)s. Tell us below by %(day)s whether you accept that. "
            "Without an answer nothing is charged. The rest goes on meanwhile.",
            sum=fee["total"], day=fee["accept_by"],
        )  # fmt: skip
    if fee and fee["is_owed"]:
        if not fee["facts"]:
            return _("You have accepted a fee of %(sum)s. We send you an invoice for it.", sum=fee["total"])
        return _(
            "You have accepted a fee of %(sum)s. Pay it by %(day)s: how is said below.",
            sum=fee["total"], day=fee["pay_by"],
        )  # fmt: skip
    return ""


def news_in_words(asked: AskedOf) -> str:
    """Return whether something is to be read, and that nothing is to be done."""
    if asked.news:
        day = asked.news["day"]
        return _("We wrote to you on %(day)s. Read it first. We write again when the answer is ready.", day=day)
    if not asked.has_mail:
        return _("You need do nothing now, unless we ask you to. You hear from us when the answer is ready.")
    return _("You need do nothing now, unless a mail from us asks you to. We write to you when the answer is ready.")


def closed_in_words(subject_request: SubjectRequest, asked: AskedOf) -> tuple[str, str]:
    """Return how a closed request ended, in words; what was written after its answer comes first."""
    if subject_request.closure == Closure.ANSWERED and asked.news:
        return asked.news["title"], _("We wrote to you on %(day)s, after our answer.", day=asked.news["day"])
    if subject_request.closure == Closure.ANSWERED and asked.by_post:
        return asked.by_post.words
    if subject_request.closure == Closure.ANSWERED:
        return _("We have answered your request"), _("If something in the answer is unclear, write or call us.")
    if subject_request.closure == Closure.WITHDRAWN:
        return (
            _("You withdrew your request"),
            _("It is closed, and nothing more happens with it. You can send a new request at any time."),
        )
    if subject_request.closure == Closure.DISOWNED:
        return (
            _("This request is closed"),
            _(
                "The owner of the e-mail address said that they did not send it. "
                "Is it yours? Then send a new request, and check the address."
            ),
        )
    return (
        _("This request is closed"),
        _("We have written to you why. You can send a new request at any time."),
    )
