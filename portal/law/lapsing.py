"""When a request of which nothing more is heard may close, and what comes before. Never silently."""

from datetime import date, timedelta

from portal.law.broken_rules import RuleBroken, in_words

REMIND_AFTER_DAYS = 7
DECIDE_AFTER_DAYS = 14


class LapseTooEarly(RuleBroken):
    """A request never lapses before its answer-by date."""


class ContactUntried(RuleBroken):
    """A request never lapses while another contact of the person is untried."""


class RestrictionLiftUntold(RuleBroken):
    """A restriction is lifted only after the person was told."""


def require_may_lapse(answer_by: date, *, has_untried_contact: bool, today: date) -> None:
    """Refuse to let a request lapse too early, or while the person might still be reached.

    :raises LapseTooEarly: until the answer-by date is past
    :raises ContactUntried: while another contact of the person is untried

    Source: own policy; GDPR Art. 12(2)-(4).
    """
    if today <= answer_by:
        raise LapseTooEarly(f"This request cannot lapse before {in_words(answer_by)} is over.", answer_by=answer_by)
    if has_untried_contact:
        raise ContactUntried("Another contact of the person has not been tried. Write or call there first.")


def remind_on(asked_on: date) -> date:
    """Return when the person is reminded, once, of a question that stops the clock.

    Source: own policy.
    """
    return asked_on + timedelta(days=REMIND_AFTER_DAYS)


def decide_without_reply_on(reminded_on: date) -> date:
    """Return by when staff write under Art. 12(2) or 12(4) if the reminder brings no reply.

    Source: own policy; GDPR Art. 12(2), 12(4).
    """
    return reminded_on + timedelta(days=DECIDE_AFTER_DAYS)


def require_told_before_lifting(told_on: date | None, *, today: date) -> None:
    """Refuse to lift a restriction of which the person was not told on an earlier day, or on this one.

    :raises RestrictionLiftUntold: if the person was not told

    Source: GDPR Art. 18(3).
    """
    if told_on is None or told_on > today:
        raise RestrictionLiftUntold("The person has not been told that the restriction is lifted. Tell them first.")
