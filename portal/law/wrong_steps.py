"""The errors of steps that may not follow: each is named after the rule it would break."""

from portal.law.broken_rules import RuleBroken


class RequestClosed(RuleBroken):
    """The request is closed, and this is only done on an open one."""


class NotClosed(RuleBroken):
    """Only a closed request is reopened."""


class AwaitsApproval(RuleBroken):
    """A second person has to approve or return what was proposed before it goes on."""


class NothingToApprove(RuleBroken):
    """Nothing was proposed."""


class AwaitedAlready(RuleBroken):
    """The person has been asked and has not answered yet."""


class NothingAwaited(RuleBroken):
    """The person was not asked for this."""


class ConfirmedAlready(RuleBroken):
    """The contact is confirmed, or needs no confirmation."""


class UnconfirmedStandsAlone(RuleBroken):
    """An unconfirmed request never merges with, marks or closes another."""


class RightNotAsked(RuleBroken):
    """The request does not carry this right."""


class RightClosed(RuleBroken):
    """The right was answered or withdrawn."""


class RightOpenAlready(RuleBroken):
    """The request carries this right already, unanswered."""


class NotDecided(RuleBroken):
    """A right is answered once its outcome is decided."""


class NotForThisRight(RuleBroken):
    """The law knows no such step for this right."""


class AccessComesFirst(RuleBroken):
    """What was asked to be seen is shown before it is erased."""


class CarryOutFirst(RuleBroken):
    """A marketing objection or a withdrawn consent is carried out, whoever sent it, before the request closes."""
