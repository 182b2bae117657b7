"""How a lost receipt code is replaced: on paper, or by a mail once identity was proved by something but mail."""

from collections.abc import Collection
from enum import StrEnum

from portal.law.identity import CHANNELS, LEVELS, Channel, Level, Proof


class CodeWay(StrEnum):
    """How a new code reaches the person."""

    PAPER = "paper"
    MAIL = "mail"


def ways_of_new_code(
    proofs: Collection[Proof], *, has_paper: bool, has_mail: bool, never: Collection[Channel] = ()
) -> tuple[CodeWay, ...]:
    """Return how a new code may reach the person.

    Whoever reads somebody's mail must not get the code by mail too: it goes there only after identity was proved
    another way, by a call, a letter or a document looked at.

    :param proofs: the proofs that stand
    :param has_paper: a postal address was given, or the person stands at the counter with a document
    :param has_mail: an e-mail address of the person is proved

    Source: GDPR Arts. 5(1)(f), 12(6), 32; own policy in detail.
    """
    ways = []
    if has_paper and Channel.POST not in never:
        ways.append(CodeWay.PAPER)
    if has_mail and Channel.EMAIL not in never and any(is_beyond_mail(proof) for proof in proofs):
        ways.append(CodeWay.MAIL)
    return tuple(ways)


def is_beyond_mail(proof: Proof) -> bool:
    """Tell whether a proof shows more than that somebody reads the person's mail.

    Source: own policy, after GDPR Art. 32.
    """
    return LEVELS[proof] >= Level.REGISTER_CONTACT_PROVED and CHANNELS.get(proof) is not Channel.EMAIL
