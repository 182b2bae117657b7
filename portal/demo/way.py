"""The way of a request through the house: step after step, each at its moment, as far as its plan goes."""

from portal.demo import hours, turns
from portal.demo.case import Case
from portal.demo.endings import ENDINGS
from portal.demo.plans import Asked, Reached, Turn
from portal.demo.turns import Moments, soon
from portal.law.identity import Level
from portal.law.rights import Right
from portal.services import registers
from portal.services.grants import Role

SLOW = {Turn.LATE: 26, Turn.EXTENDED: 25}
UNPAUSED = frozenset({Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL})


def way(case: Case) -> Moments:
    """Yield the moment of each step; whoever asks for the next moment sets ``case.now`` to this one before."""
    yield case.begins_at
    case.submit()
    yield from reach(case)
    if case.plan.turn in ENDINGS:
        yield from ENDINGS[case.plan.turn](case)
    else:
        for step, take in STEPS:
            if case.plan.reached >= step:
                yield from take(case)
    yield from post(case)


def reach(case: Case) -> Moments:
    """The address is corrected, confirmed or disowned, if there is one."""
    if not case.is_form or case.plan.turn is Turn.BOUNCED:
        return
    if case.plan.turn is Turn.CORRECTED:
        yield hours.at_home(case.now, case.chance)
        case.correct_address()
    if case.plan.reached >= Reached.CONFIRMED and case.plan.turn is not Turn.LAPSED:
        yield hours.at_home(case.now, case.chance)
        if case.plan.turn is Turn.DISOWNED:
            case.disown()
        else:
            case.confirm()


def carry_out(case: Case) -> Moments:
    """Marketing and consents stop at once, whoever asked."""
    for one in case.asked(at_once=True):
        if one.right in UNPAUSED:
            yield soon(case)
            case.carry_out(one.right)


def assign(case: Case) -> Moments:
    """Somebody takes it, and may write something down."""
    yield soon(case)
    case.assign()
    if case.plan.turn is Turn.NOTE:
        yield soon(case, 1)
        case.write("note", Role.HANDLER)


def ask_register(case: Case) -> Moments:
    """Whoever is doubted is asked to show who they are; a link goes to the other address a register knows."""
    if case.plan.turn in turns.DOUBTS:
        yield soon(case)
        turns.doubt(case)
    elif case.plan.turn is Turn.OTHER_ADDRESS and case.is_form and case.needed >= Level.REGISTER_CONTACT_PROVED:
        yield soon(case)
        case.send_link()


def identify(case: Case) -> Moments:
    """Identity is settled in the least intrusive way that will do."""
    if case.needed >= Level.REGISTER_CONTACT_PROVED or (case.needed and not case.is_form):
        if not case.is_form:
            yield soon(case, 1)
            case.call_back()
        elif case.plan.turn is Turn.PROVED:
            yield soon(case, 5)
            case.call_back()
        elif case.plan.turn is Turn.OTHER_ADDRESS:
            yield hours.at_home(case.now, case.chance)
            case.follow_link()
        else:
            yield soon(case, 1)
            case.match_address()
    for one in case.asked(at_once=True):
        if one.right not in UNPAUSED:
            yield soon(case)
            case.carry_out(one.right)
    if case.plan.turn in turns.AFTER_IDENTITY:
        yield from turns.AFTER_IDENTITY[case.plan.turn](case)


def search(case: Case) -> Moments:
    """Every register is searched."""
    for task in [task.uid for task in registers.tasks_of(case.subject_request)]:
        yield soon(case, case.chance.randint(1, 3))
        case.search(task)


def decide(case: Case) -> Moments:
    """Each right gets its outcome; with two steps to the answer, the first right goes out before the others."""
    if case.plan.turn is Turn.ADVICE:
        yield soon(case, 1)
        case.write("advice", Role.DPO)
    yield from decide_each(case, list(case.plan.asked))


def decide_each(case: Case, asked: list[Asked]) -> Moments:
    """Decide some rights."""
    for number, one in enumerate(asked):
        yield soon(case, SLOW.get(case.plan.turn, 0) if number == 0 else case.chance.randint(0, 1))
        case.decide(one)


def answer_half(case: Case) -> Moments:
    """Only the first right is decided and sent."""
    yield from decide_each(case, list(case.plan.asked[:1]))
    yield soon(case)
    case.release()


def answer(case: Case) -> Moments:
    """All that is decided goes out."""
    yield soon(case)
    case.release()


def post(case: Case) -> Moments:
    """What goes on paper is posted by the next working day."""
    if case.unposted:
        yield soon(case, 1)
        case.post()


def decide_or_half(case: Case) -> Moments:
    """Decide everything, unless the plan stops halfway."""
    if case.plan.reached is Reached.HALF_ANSWERED:
        yield from answer_half(case)
    else:
        yield from decide(case)


STEPS = (
    (Reached.CARRIED_OUT, carry_out),
    (Reached.ASSIGNED, assign),
    (Reached.PROVING, ask_register),
    (Reached.IDENTIFIED, identify),
    (Reached.SEARCHED, search),
    (Reached.DECIDED, decide_or_half),
    (Reached.ANSWERED, answer),
)
