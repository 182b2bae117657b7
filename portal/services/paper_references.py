"""References printed on paper forms: given out without keeping anything, and taken over when the letter is recorded."""

import secrets

from sqlalchemy import select

from portal.controllers import Profile
from portal.law.broken_rules import RuleBroken
from portal.law.references import make_reference, normalise_reference
from portal.storage.db import db
from portal.storage.models import SubjectRequest

RANDOM_BYTES = 10


class ReferenceNotFree(RuleBroken):
    """A request was to be recorded under a reference that is another controller's, or another request's."""


def drawn(profile: Profile) -> str:
    """Return a reference by chance: with a million requests, one in ten thousand is another request's already."""
    return make_reference(profile.prefix, secrets.token_bytes(RANDOM_BYTES))


def fresh(profile: Profile) -> str:
    """Return a reference that no request has, for a paper form that may never come back."""
    while not is_free(reference := drawn(profile), profile):
        pass
    return reference


def is_free(reference: str, profile: Profile) -> bool:
    """Tell whether a reference is one of this controller's and no request has it: that of a paper form not recorded."""
    written = normalise_reference(reference)
    if written is None or not written.startswith(f"{profile.prefix}-"):
        return False
    return db.session.scalar(select(SubjectRequest.id).where(SubjectRequest.reference == written)) is None


def taken_over(reference: str, profile: Profile) -> str:
    """Return the reference a request goes by: the one printed on its form, or one drawn where there is none.

    Whether what was drawn is free is known when it is written: `intake.submit` draws again then, at no cost to others.

    :raises ReferenceNotFree: when it is not this controller's, or a request has it already
    """
    if not reference:
        return drawn(profile)
    if not is_free(reference, profile):
        raise ReferenceNotFree("This reference is not free. Check it against the form, or leave it empty.")
    return normalise_reference(reference) or drawn(profile)
