"""Giving out the request form on paper: each print has a reference of its own, and nothing of it is kept here."""

from datetime import datetime, timedelta

from portal.controllers import Profile
from portal.law.broken_rules import RuleBroken
from portal.services import paper_references
from portal.storage import limits

WINDOW = timedelta(hours=1)
FORMS_PER_NETWORK = 40


class PrintedTooOften(RuleBroken):
    """Too many forms were set for one network: each costs the machine as much as a letter."""


def give_out(profile: Profile, *, network: str, now: datetime) -> str:
    """Return the reference for one more printed form.

    :raises PrintedTooOften: when this network had its share for now
    """
    if not limits.hit(f"paper:{network}", now=now, window=WINDOW, most=FORMS_PER_NETWORK):
        raise PrintedTooOften("Too many forms were printed from here. Wait an hour, then try again.")
    return paper_references.fresh(profile)
