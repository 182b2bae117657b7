"""What the demo's requests are: who asks for what, how long ago, by which way, and how far the work has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from portal.law.rights import Outcome, Right, rule


class Reached(IntEnum):
    """How far a request gets, if its age allows."""

    SENT = 0
    CONFIRMED = 1
    CARRIED_OUT = 2
    ASSIGNED = 3
    PROVING = 4
    IDENTIFIED = 5
    SEARCHED = 6
    DECIDED = 7
    HALF_ANSWERED = 8
    ANSWERED = 9


class Turn(StrEnum):
    """What happens on the way besides."""

    NONE = ""
    BOUNCED = "the confirmation mail cannot be delivered"
    DISOWNED = "the owner of the address says that it was not them"
    WITHDRAWN = "the person takes it back"
    CORRECTED = "the person corrects a mistyped address"
    OTHER_ADDRESS = "the register knows another address"
    ADVICE = "the data protection officer gives advice"
    NOTE = "somebody writes a note"
    LATE = "the answer comes after its day"
    PROTECTED = "the person's address is protected"
    GUARDIAN = "a parent asks for a child"


@dataclass(frozen=True)
class Asked:
    """A right and what becomes of it."""

    right: Right
    outcome: Outcome
    ground: str = ""


@dataclass(frozen=True)
class Plan:
    """One request of the demo."""

    days_ago: int
    asked: tuple[Asked, ...]
    reached: Reached = Reached.ANSWERED
    turn: Turn = Turn.NONE
    channel: str = "form"
    delivery: str = "download"
    controller: str = ""


R, Became = Right, Outcome
ACCESS = Asked(R.ACCESS, Became.GRANTED)
NOTHING = Asked(R.ACCESS, Became.NOTHING_HELD)
ACCESS_PART = Asked(R.ACCESS, Became.PARTLY, "others_rights_copy")
ACCESS_REFUSED = Asked(R.ACCESS, Became.REFUSED, "unfounded_or_excessive")
CORRECTED = Asked(R.RECTIFICATION, Became.CORRECTED)
COMPLETED = Asked(R.RECTIFICATION, Became.COMPLETED)
ACCURATE = Asked(R.RECTIFICATION, Became.REFUSED, "found_accurate")
ERASED = Asked(R.ERASURE, Became.ERASED)
ERASED_PART = Asked(R.ERASURE, Became.PARTLY, "legal_obligation")
ERASURE_REFUSED = Asked(R.ERASURE, Became.REFUSED, "no_erasure_ground")
RESTRICTED = Asked(R.RESTRICTION, Became.RESTRICTED)
STOPPED = Asked(R.OBJECTION, Became.STOPPED)
OBJECTION_REFUSED = Asked(R.OBJECTION, Became.REFUSED, "compelling_grounds")
MARKETING = Asked(R.MARKETING_OBJECTION, Became.STOPPED)
BLOCKED = Asked(R.MARKETING_OBJECTION, Became.NO_DATA_FOUND_BLOCKED)
NOT_OURS = Asked(R.MARKETING_OBJECTION, Became.NOT_OUR_MESSAGE)
PORTED = Asked(R.PORTABILITY, Became.DELIVERED)
FILE_GIVEN = Asked(R.PORTABILITY, Became.FILE_GIVEN)
PORTED_PART = Asked(R.PORTABILITY, Became.PARTLY, "not_provided_by_person")
CONSENT = Asked(R.CONSENT_WITHDRAWAL, Became.WITHDRAWN)
NO_CONSENT = Asked(R.CONSENT_WITHDRAWAL, Became.NO_SUCH_CONSENT)
EVERYTHING = (ACCESS, CORRECTED, ERASED_PART, RESTRICTED, STOPPED, MARKETING, PORTED, CONSENT)
WITH_INTERESTS = "k3"  # the one of the two that processes on legitimate interests beyond marketing

NOW: tuple[Plan, ...] = (
    Plan(0, (ACCESS,), Reached.SENT),
    Plan(4, (ACCESS,), Reached.CONFIRMED),
    Plan(70, (ACCESS,)),
    Plan(0, (MARKETING,), Reached.CONFIRMED),
    Plan(29, (ERASED,), Reached.IDENTIFIED),
    Plan(41, (CORRECTED,), Reached.ASSIGNED, Turn.NOTE),
    Plan(46, (MARKETING, CONSENT)),
    Plan(33, (ACCESS, ERASED), Reached.CONFIRMED, Turn.WITHDRAWN),
    Plan(17, (ACCESS,), Reached.SEARCHED),
    Plan(9, (PORTED,), Reached.PROVING, Turn.OTHER_ADDRESS),
    Plan(24, (RESTRICTED, CORRECTED), Reached.IDENTIFIED),
    Plan(22, (STOPPED,), Reached.DECIDED, Turn.ADVICE, controller=WITH_INTERESTS),
    Plan(6, EVERYTHING, Reached.IDENTIFIED, controller=WITH_INTERESTS),
    Plan(27, (ACCESS, ERASED_PART), Reached.HALF_ANSWERED),
    Plan(3, (ACCESS,), Reached.SENT, Turn.BOUNCED),
    Plan(12, (ACCESS,), Reached.ASSIGNED, channel="phone", delivery="post"),
    Plan(19, (ERASURE_REFUSED,), Reached.DECIDED, Turn.ADVICE),
    Plan(36, (ACCESS,), Reached.SENT),
    Plan(2, (CONSENT,), Reached.CARRIED_OUT),
    Plan(28, (ACCESS,), Reached.SENT),
    Plan(1, (ACCESS, MARKETING), Reached.CONFIRMED, Turn.CORRECTED),
    Plan(14, (ACCESS,), Reached.SEARCHED, Turn.PROTECTED),
    Plan(8, (ACCESS,), Reached.ASSIGNED, Turn.GUARDIAN),
    Plan(15, (ERASED,), Reached.CONFIRMED, Turn.DISOWNED),
    Plan(26, (PORTED_PART,), Reached.SEARCHED),
    Plan(11, (ACCESS,), Reached.IDENTIFIED, channel="post", delivery="post"),
)
"""What stands on the desk today, the most telling first: a small demo has these."""

BEFORE: tuple[tuple[Asked, ...], ...] = (
    (ERASED_PART,), (NOTHING,), (CORRECTED,), (MARKETING,), (ACCESS_PART,), (PORTED,), (COMPLETED,), (BLOCKED,),
    (ACCESS, ERASED), (CONSENT,), (RESTRICTED,), (ACCESS,), (ERASED,), (NOT_OURS,), (ACCURATE,), (FILE_GIVEN,),
    (ERASURE_REFUSED,), (NO_CONSENT, ERASED), (ACCESS_REFUSED,), (PORTED_PART,), (STOPPED,), (OBJECTION_REFUSED,),
    EVERYTHING,
)  # fmt: skip
TURNS_BEFORE = (Turn.NONE, Turn.OTHER_ADDRESS, Turn.NONE, Turn.NOTE, Turn.LATE, Turn.NONE, Turn.ADVICE, Turn.CORRECTED)
TURNS_AFTER = (Turn.WITHDRAWN, Turn.NONE, Turn.DISOWNED, Turn.LATE, Turn.NONE)
WAYS_BEFORE = (("form", "download"),) * 6 + (("post", "post"), ("phone", "post"), ("counter", "onsite"))
BLOCK = 60
YOUNGEST, OLDEST = 75, 400


def plans(total: int) -> Iterator[Plan]:
    """Yield so many requests: in each block of sixty what stands on the desk, then a year of answered ones."""
    past = [number for number in range(total) if number % BLOCK >= len(NOW)]
    ages = {number: YOUNGEST + (OLDEST - YOUNGEST) * place // max(len(past), 1) for place, number in enumerate(past)}
    for number in range(total):
        yield before(number, ages[number]) if number in ages else NOW[number % BLOCK]


def before(number: int, days_ago: int) -> Plan:
    """Return a request of the past."""
    place = number - len(NOW)
    asked = BEFORE[place % len(BEFORE)]
    channel, delivery = WAYS_BEFORE[place % len(WAYS_BEFORE)]
    turns = TURNS_BEFORE if place < len(BEFORE) else TURNS_AFTER
    turn = turns[place % len(turns)]
    needs_interests = any(one.right is R.OBJECTION for one in asked)
    if turn is Turn.DISOWNED and any(rule(one.right).must_act_at_once for one in asked):
        turn = Turn.NONE  # those are carried out all the same, and the request would stay open
    if NOTHING in asked:
        channel, delivery = "form", "download"  # it is said of an address that was confirmed
    return Plan(
        days_ago, asked, turn=turn, channel=channel, delivery=delivery,
        controller=WITH_INTERESTS if needs_interests else "",
    )  # fmt: skip
