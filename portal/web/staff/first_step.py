"""Which one step stands on top of the request's page: the one the queue names, from the same function."""

from collections.abc import Callable, Mapping

from portal.law.duties import DutyKey
from portal.services.next_action import Work, next_action
from portal.services.overview import Overview
from portal.services.timeline import Happening
from portal.web.staff import approving, owed_steps, waiting_steps
from portal.web.staff import next_steps as steps
from portal.web.staff.next_step import NextStep

Made = Callable[[Overview], NextStep | None]

STEPS: Mapping[str, tuple[Made, ...]] = {
    **{key: (step,) for key, step in owed_steps.STEPS.items()},
    DutyKey.READ_REPLY: (waiting_steps.unread,),
    DutyKey.CARRY_OUT: (steps.at_once,),
    DutyKey.APPROVE: (steps.held_back,),
    DutyKey.REMIND: (waiting_steps.waited_for,),
    DutyKey.DECIDE_WITHOUT_REPLY: (waiting_steps.waited_for,),
    "await_identity": (waiting_steps.waited_for,),
    "await_clarification": (waiting_steps.waited_for,),
    DutyKey.SEARCH: (steps.search,),
    DutyKey.COLLECT: (steps.search,),
    Work.AWAIT_SEARCH: (steps.search,),
    Work.TAKE_SEARCH: (steps.handed_in,),
    Work.SETTLE_IDENTITY: (steps.confirm_given, steps.settle_identity),
    Work.DECIDE: (steps.decide,),
    Work.SEND: (steps.send,),
}
"""How each next action is put into words; where several make it up, the first that applies."""

OTHERWISE: tuple[Made, ...] = (steps.closed, steps.held_back, steps.settle_identity, steps.decide, steps.send)


def first_step(case: Overview, history: list[Happening], *, may_act: bool) -> NextStep | None:
    """Return what is next on a request; who may not act reads it without the buttons."""
    wanted = next_action(case.subject_request, case.tasks)
    found = approving.to_change(case, history) if wanted == Work.SEND else None
    if found is None:
        ways = (*STEPS.get(wanted, ()), *OTHERWISE)
        found = next(filter(None, (step(case) for step in ways)), None)
    if found is None or may_act:
        return found
    return NextStep(found.title, found.text, quoted=found.quoted)
