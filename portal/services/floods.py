"""Floods of requests: what comes from one network and altogether is counted, and what it costs others is bounded.

Nothing is refused and nothing is lost. Who sends many within an hour is asked to press the button once more, and the
mails to the addresses they typed leave in turn; when many come altogether, those mails go after all others.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from portal.storage import limits
from portal.storage.models import OutboxMail

WINDOW = timedelta(hours=1)
MOST_OF_NETWORK = 20
MOST_ALTOGETHER = 1000
LONGEST_WAIT = timedelta(days=1)


@dataclass(frozen=True)
class Crowd:
    """How many requests came within the hour, this one among them."""

    of_network: int = 1
    altogether: int = 1

    @property
    def must_press_again(self) -> bool:
        """Whether the form comes back once, with its text and a plain button."""
        return self.of_network > MOST_OF_NETWORK

    @property
    def wait(self) -> timedelta:
        """How long the first mail waits: so many leave for one network in an hour as it may send."""
        return min((self.of_network - 1) // MOST_OF_NETWORK * WINDOW, LONGEST_WAIT)

    @property
    def is_flood(self) -> bool:
        """Whether the first mail goes after all others: answers and receipts do not stand in its queue."""
        return self.of_network > MOST_OF_NETWORK or self.altogether > MOST_ALTOGETHER


ALONE = Crowd()


def join(network: str, *, now: datetime) -> Crowd:
    """Count one request, across processes, before its use case begins to write.

    :param network: as ``limits.network_of`` names it; one that does not tell callers apart is counted altogether only
    """
    if not limits.tells_callers_apart(network):
        (altogether,) = limits.count(["request"], now=now, window=WINDOW)
        return Crowd(altogether=altogether)
    of_network, altogether = limits.count([f"request:{network}", "request"], now=now, window=WINDOW)
    return Crowd(of_network, altogether)


def put_in_turn(mail: OutboxMail, crowd: Crowd) -> None:
    """Let a mail that strangers caused wait its turn, in the caller's transaction."""
    if crowd.is_flood:
        mail.comes_last = True
        mail.next_try_at += crowd.wait
