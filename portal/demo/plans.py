"""What the demo's requests are: who asks for what, how long ago, by which way, and how far the work has come."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from portal.law.rights import Outcome, Right


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
    DOUBTED = "it is doubted who asks, and the person is asked"
    PROVED = "it was doubted who asks, and the person proved it"
    NOT_IDENTIFIED = "it was doubted who asks, and no proof came"
    UNCLEAR = "much is held, and the person is asked what they want to see"
    CLARIFIED = "much is held, and the person said what they want to see"
    FEE_ASKED = "further copies cost something, and the person is asked"
    FEE_ACCEPTED = "further copies cost something, which the person accepted"
    EXTENDED = "it takes longer, and the person was told in time"
    LAPSED = "the address was never confirmed"
    PASSED_ON = "it is for another controller"
    NOT_PERSONAL_DATA = "it asks for something that is no personal data"
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
    Plan(7, (ACCESS,), Reached.PROVING, Turn.DOUBTED),
    Plan(13, (ACCESS,), Reached.IDENTIFIED, Turn.UNCLEAR),
    Plan(10, (ACCESS,), Reached.IDENTIFIED, Turn.FEE_ASKED, delivery="post"),
    Plan(38, (ACCESS, PORTED), Reached.IDENTIFIED, Turn.EXTENDED),
    Plan(14, (ACCESS,), Reached.SEARCHED, Turn.PROTECTED),
    Plan(8, (ACCESS,), Reached.ASSIGNED, Turn.GUARDIAN),
    Plan(15, (ERASED,), Reached.CONFIRMED, Turn.DISOWNED),
    Plan(26, (PORTED_PART,), Reached.SEARCHED),
    Plan(11, (ACCESS,), Reached.IDENTIFIED, channel="post", delivery="post"),
)
"""What stands on the desk today, the most telling first: a small demo has these."""

BEFORE: tuple[tuple[tuple[Asked, ...], Turn], ...] = (
    ((ERASED_PART,), Turn.OTHER_ADDRESS),
    ((NOTHING,), Turn.NONE),
    ((CORRECTED,), Turn.NOTE),
    ((MARKETING,), Turn.NONE),
    ((ACCESS_PART,), Turn.CLARIFIED),
    ((PORTED,), Turn.PROVED),
    ((COMPLETED,), Turn.CORRECTED),
    ((BLOCKED,), Turn.NONE),
    ((ACCESS, ERASED), Turn.EXTENDED),
    ((CONSENT,), Turn.NONE),
    ((ACCESS,), Turn.FEE_ACCEPTED),
    ((RESTRICTED,), Turn.NONE),
    ((ERASED,), Turn.LATE),
    ((NOT_OURS,), Turn.NONE),
    ((ACCURATE,), Turn.ADVICE),
    ((ERASED_PART,), Turn.WITHDRAWN),
    ((FILE_GIVEN,), Turn.OTHER_ADDRESS),
    ((ACCESS,), Turn.DISOWNED),
    ((ERASURE_REFUSED,), Turn.ADVICE),
    ((ACCESS,), Turn.NOT_IDENTIFIED),
    ((NO_CONSENT, ERASED), Turn.NONE),
    ((PORTED,), Turn.LAPSED),
    ((ACCESS_REFUSED,), Turn.NONE),
    ((CORRECTED,), Turn.PASSED_ON),
    ((PORTED_PART,), Turn.NONE),
    ((ACCESS,), Turn.NOT_PERSONAL_DATA),
    ((STOPPED,), Turn.NONE),
    ((OBJECTION_REFUSED,), Turn.ADVICE),
    ((ACCESS,), Turn.LATE),
    (EVERYTHING, Turn.NONE),
)
"""What was asked in the past, and what happened on the way; all of it is closed."""

ANY_WAY = frozenset({Turn.NONE, Turn.NOTE, Turn.LATE, Turn.ADVICE})
ON_PAPER = (("post", "post"), ("phone", "post"), ("counter", "onsite"))
ONE_ON_PAPER_OF = 4
YOUNGEST, OLDEST = 90, 400


def plans(total: int) -> Iterator[Plan]:
    """Yield so many requests: what stands on the desk and what was answered during a year, in blocks of each."""
    block = len(NOW) + len(BEFORE)
    past = [number for number in range(total) if number % block >= len(NOW)]
    ages = {number: YOUNGEST + (OLDEST - YOUNGEST) * place // max(len(past), 1) for place, number in enumerate(past)}
    for number in range(total):
        place = number % block
        yield before(place - len(NOW), ages[number]) if number in ages else NOW[place]


def before(place: int, days_ago: int) -> Plan:
    """Return a request of the past; some came on paper, where that changes nothing else."""
    asked, turn = BEFORE[place]
    channel, delivery = "form", "post" if turn is Turn.FEE_ACCEPTED else "download"
    if turn in ANY_WAY and NOTHING not in asked and place % ONE_ON_PAPER_OF == 0:
        channel, delivery = ON_PAPER[place // ONE_ON_PAPER_OF % len(ON_PAPER)]
    needs_interests = any(one.right is Right.OBJECTION for one in asked)
    return Plan(
        days_ago, asked, turn=turn, channel=channel, delivery=delivery,
        controller=WITH_INTERESTS if needs_interests else "",
    )  # fmt: skip
