"""Where a request stands, as a headline and one sentence: the same words for everybody in the same state."""

from flask_babel import gettext as _

from portal.law.states import Closure, State
from portal.storage.models import SubjectRequest


def standing_in_words(subject_request: SubjectRequest) -> tuple[str, str]:
    """Return the headline and the sentence under it."""
    if subject_request.state == State.CLOSED:
        return closed_in_words(subject_request)
    if subject_request.state == State.UNCONFIRMED:
        return (
            _("We wait for you to confirm your e-mail address"),
            _("Open the mail we sent you and press its button. The time limit runs in the meantime."),
        )
    if subject_request.state in {State.AWAITING_IDENTITY, State.AWAITING_CLARIFICATION, State.AWAITING_FEE}:
        return (
            _("We wait for your reply"),
            _("We have asked you something. As soon as you reply we go on."),
        )
    return (
        _("We are dealing with your request"),
        _("You need do nothing now. We write to you when the answer is ready."),
    )


def closed_in_words(subject_request: SubjectRequest) -> tuple[str, str]:
    """Return how a closed request ended, in words."""
    if subject_request.closure == Closure.ANSWERED:
        return _("We have answered your request"), _("If something in the answer is unclear, write or call us.")
    if subject_request.closure == Closure.WITHDRAWN:
        return (
            _("You withdrew your request"),
            _("It is closed, and nothing more happens with it. You can send a new request at any time."),
        )
    return (
        _("This request is closed"),
        _("We have written to you why. You can send a new request at any time."),
    )
