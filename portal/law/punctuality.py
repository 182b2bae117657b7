"""Whether a right was answered in time: what is counted, never what blocks."""

from portal.law.duties import RightFacts
from portal.law.rights import Outcome, rule
from portal.law.time_limits import may_extend
from portal.law.working_days import Holidays, working_day_after


def is_in_time(one: RightFacts, *, holidays: Holidays) -> bool | None:
    """Tell whether a right was answered, refused whole or carried out by its last day; None until it is answered.

    What must be done at once counts as late after the next working day, even if the person was told within the month.

    Source: GDPR Art. 12(3)-(4), 21(3), 7(3); that at once ends with the next working day is own policy (T8, T10).
    """
    if one.answered_on is None:
        return None
    is_refused = one.outcome is Outcome.REFUSED
    if one.answered_on > (one.limits.refuse_by if is_refused else one.limits.answer_by):
        return False
    if is_refused or one.carried_out_on is None or not rule(one.right).must_act_at_once:
        return True
    begins_on = one.ready_on if may_extend(one.right) else None
    begins_on = max(begins_on or one.limits.received_on, one.limits.received_on)
    return one.carried_out_on <= working_day_after(begins_on, 1, holidays)
