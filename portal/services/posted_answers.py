"""An answer on its way through the post: it goes nowhere while the proof it was released on has fallen.

Proofs fall with the address they were of (law.md s. 2): what waits for the post then waits for another proof.
"""

from portal.law.identity import IdentityBelowLevel, Level
from portal.law.states import State
from portal.services import matters, responses
from portal.storage.models import Letter, SubjectRequest


def needed_for(subject_request: SubjectRequest, letter: Letter) -> Level:
    """Return the identity level a letter needs: that of the answer it hands over, none where it hands none over."""
    if letter.release_id is None:
        return Level.NONE
    rows = [row for row in subject_request.rights if row.id == letter.requested_right_id]
    return responses.needed_for(subject_request, rows)


def may_go(subject_request: SubjectRequest, letter: Letter) -> bool:
    """Tell whether who asks is proved at the level a letter needs."""
    return subject_request.identity_level >= needed_for(subject_request, letter)


def level_awaited(subject_request: SubjectRequest) -> Level:
    """Return the level an answer waits for whose proof fell, here or come back; none where every one may go."""
    if not subject_request.has_matters or subject_request.shrunk_on is not None:
        return Level.NONE
    held = (row.letter for row in matters.owed_by_post(subject_request) if not may_go(subject_request, row.letter))
    return max((needed_for(subject_request, letter) for letter in held), default=Level.NONE)


def may_prove(subject_request: SubjectRequest) -> bool:
    """Tell whether a proof serves anything: the request is open, or an answer of it waits until who asks is proved."""
    if subject_request.state != State.CLOSED:
        return True
    is_awaited = level_awaited(subject_request) > Level.NONE
    return is_awaited and subject_request.disowned_at is None and not subject_request.is_canary


def require_may_go(subject_request: SubjectRequest, letter: Letter) -> None:
    """Refuse to send an answer on to where nobody is proved.

    :raises portal.law.identity.IdentityBelowLevel: when the proof fell with the address it was of
    """
    needed, achieved = needed_for(subject_request, letter), subject_request.identity_level
    if achieved < needed:
        raise IdentityBelowLevel(
            f"This needs identity at level {needed:d}; level {achieved:d} is proved. Ask for a proof first.",
            needed=int(needed), achieved=achieved,
        )  # fmt: skip
