"""By when matters beside the answer are done: data given to the authority, a letter posted, an answer come back."""

from datetime import date

from portal.law.duties import READ_WITHIN_DAYS
from portal.law.time_limits import time_limits
from portal.law.working_days import Holidays, working_day_after

MAY_GO_TO_OMBUDSMAN = "s34_ombudsman_at_request"
"""What a ground warns of where the person may have the information given to the Ombudsman instead."""


def give_to_authority_by(asked_on: date, *, holidays: Holidays) -> date:
    """Return by when data refused to the person are given to the Ombudsman, once the person asked for that.

    Source: Data Protection Act (1050/2018) s. 34(4); the month is own policy, after GDPR Art. 12(3).
    """
    return time_limits(asked_on, holidays=holidays, today=asked_on).answer_by


def post_by(made_on: date, answer_by: date, *, holidays: Holidays) -> date:
    """Return by when a letter is posted: the working day after it was made, but in the answer's own time.

    Source: GDPR Art. 12(3); the working day is own policy.
    """
    return max(made_on, min(answer_by, working_day_after(made_on, 1, holidays)))


def send_code_by(asked_on: date, *, holidays: Holidays) -> date:
    """Return by when a lost secret code is seen to: without a new one the answer stays shut.

    Source: GDPR Art. 12(2); the working days are own policy, as for a message of the person.
    """
    return working_day_after(asked_on, READ_WITHIN_DAYS, holidays)


def deliver_again_by(came_back_on: date, answer_by: date, *, holidays: Holidays) -> date:
    """Return by when an answer that came back is on its way again: in its own time, or the working day after.

    Source: GDPR Art. 12(3); the working day is own policy.
    """
    return max(answer_by, working_day_after(came_back_on, 1, holidays))
