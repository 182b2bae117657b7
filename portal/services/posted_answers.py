"""An answer on its way through the post: it goes nowhere while the proof it was released on has fallen.

Proofs fall with the address they were of (law.md s. 2): what waits for the post then waits for another proof.
"""

from portal.law.identity import IdentityBelowLevel, Level
from portal.services import responses
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
