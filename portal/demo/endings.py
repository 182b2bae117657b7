"""How a request of the demo may end without an answer: withdrawn, left alone, given up, lapsed, passed on."""

from collections.abc import Callable, Mapping

from portal.demo.case import Case
from portal.demo.plans import Turn
from portal.demo.turns import Moments, doubt, soon
from portal.law.pauses import PauseKind
from portal.law.states import Closure
from portal.letters.elsewhere import NotThisLaw
from portal.letters.ending import NotIdentified
from portal.services import closing, pauses

WORKING_DAYS_OF_A_MONTH = 26


def withdraw(case: Case) -> Moments:
    """The person takes it back."""
    yield soon(case, 2)
    case.withdraw()


def leave(case: Case) -> Moments:
    """Whoever owns the address has said that it was not them: nothing is left to do."""
    yield from ()


def give_up(case: Case) -> Moments:
    """The person is asked, reminded once, and told that nobody knows who they are."""
    yield soon(case)
    case.assign()
    yield soon(case)
    doubt(case)
    yield soon(case, 6)
    pauses.remind(case.subject_request, PauseKind.IDENTITY, by=case.by, now=case.now)
    yield soon(case, 11)
    ending = NotIdentified(case.say("not_identified"), case.say("would_help"))
    closing.close_not_identified(
        case.subject_request, ending, by=case.by, signed_by=case.handler.name, now=case.now
    )  # fmt: skip


def lapse(case: Case) -> Moments:
    """The address was never confirmed, and the time is over."""
    yield soon(case, WORKING_DAYS_OF_A_MONTH)
    ending = NotIdentified(case.say("unconfirmed"), case.say("would_help"))
    tried = [contact.uid for contact in case.subject_request.contacts]
    closing.close_lapsed(
        case.subject_request, ending, tried=tried, by=case.by, signed_by=case.handler.name, now=case.now
    )  # fmt: skip


def pass_on(case: Case) -> Moments:
    """It goes to the controller it is for."""
    yield soon(case, 1)
    closing.pass_on(
        case.subject_request, case.say("other_controller"), reached_at="tiedot@example.org", by=case.by,
        signed_by=case.handler.name, now=case.now,
    )  # fmt: skip


def point_elsewhere(case: Case) -> Moments:
    """It asks for something that is no personal data."""
    yield soon(case, 1)
    closing.close_other(
        case.subject_request, NotThisLaw(Closure.NOT_PERSONAL_DATA, case.say("no_personal_data")), by=case.by,
        signed_by=case.handler.name, now=case.now,
    )  # fmt: skip


ENDINGS: Mapping[Turn, Callable[[Case], Moments]] = {
    Turn.WITHDRAWN: withdraw,
    Turn.DISOWNED: leave,
    Turn.NOT_IDENTIFIED: give_up,
    Turn.LAPSED: lapse,
    Turn.PASSED_ON: pass_on,
    Turn.NOT_PERSONAL_DATA: point_elsewhere,
}
