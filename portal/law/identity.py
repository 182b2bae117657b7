"""How sure the portal must be of who asks, what proves it, and which proof to ask for next: the least intrusive."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from types import MappingProxyType

from portal.law.broken_rules import RuleBroken
from portal.law.rights import Right, rule


class Level(IntEnum):
    NONE = 0
    CONTACT_CONFIRMED = 1
    REGISTER_CONTACT_PROVED = 2
    STRONG = 3


class Proof(StrEnum):
    """What proves who asks, least intrusive first. Only what staff take *from the register* proves more than level 1:
    never what the request says, never the sender line of a mail."""

    KNOWLEDGE = "knowledge"
    CONTACT_CONFIRMED = "contact_confirmed"
    REGISTER_LINK = "register_link"
    REGISTER_CODE = "register_code"
    CALL_BACK = "call_back"
    POSTED_CODE = "posted_code"
    DOCUMENT_SHOWN = "document_shown"


class Channel(StrEnum):
    EMAIL = "email"
    SMS = "sms"
    PHONE = "phone"
    POST = "post"


LEVELS: Mapping[Proof, Level] = MappingProxyType(
    {
        Proof.KNOWLEDGE: Level.CONTACT_CONFIRMED,
        Proof.CONTACT_CONFIRMED: Level.CONTACT_CONFIRMED,
        Proof.REGISTER_LINK: Level.REGISTER_CONTACT_PROVED,
        Proof.REGISTER_CODE: Level.REGISTER_CONTACT_PROVED,
        Proof.CALL_BACK: Level.REGISTER_CONTACT_PROVED,
        Proof.POSTED_CODE: Level.STRONG,
        Proof.DOCUMENT_SHOWN: Level.STRONG,
    }
)
"""What each proof reaches. An employer or a former partner knows the customer relationship too."""

CHANNELS: Mapping[Proof, Channel] = MappingProxyType(
    {
        Proof.REGISTER_LINK: Channel.EMAIL,
        Proof.REGISTER_CODE: Channel.SMS,
        Proof.CALL_BACK: Channel.PHONE,
        Proof.POSTED_CODE: Channel.POST,
    }
)
"""The contact of the register each proof goes to."""


class DoubtNotRecorded(RuleBroken):
    """More was to be asked of a person without a recorded reason to doubt who they are."""


class IdentityBelowLevel(RuleBroken):
    """Something was to be released to a person who is not proved at the level it needs."""


class NothingHeldTooWide(RuleBroken):
    """ "Nothing held" was to be said of something the person has not confirmed to be theirs."""


@dataclass(frozen=True)
class Doubt:
    """The recorded, concrete reason to doubt who asks, without which no proof is asked and no clock stands still."""

    reason: str
    recorded_by: str
    recorded_on: date

    def __post_init__(self) -> None:
        if not self.reason.strip():
            raise DoubtNotRecorded(
                "Write what makes you doubt who is asking. A habit of asking everybody is no reason."
            )


@dataclass(frozen=True)
class ProofRecord:
    """What is kept of a proof: which, in which register, what matched, by whom, when. Never the document."""

    proof: Proof
    register: str
    matched: str
    seen_by: str
    seen_on: date

    def __post_init__(self) -> None:
        if LEVELS[self.proof] >= Level.REGISTER_CONTACT_PROVED and not (self.register.strip() and self.matched.strip()):
            raise ValueError(f"{self.proof} is proved against a register: record which, and what matched.")


@dataclass(frozen=True)
class Reach:
    """What the register knows of the person and what the person allows.

    :param register: channels the register holds a contact for
    :param given: those where that contact *is* the one given for this request
    :param never: channels the person named as never to be used
    :param is_protected: the person says that the address is protected, which needs no proof
    :param shows_documents: the controller can look at a document, masked, and delete it at once
    """

    register: frozenset[Channel] = frozenset()
    given: frozenset[Channel] = frozenset()
    never: frozenset[Channel] = frozenset()
    is_protected: bool = False
    shows_documents: bool = True

    def allows(self, channel: Channel) -> bool:
        """Tell whether a link, code or call may go to the register's contact on this channel.

        A protected person is reached only at the contact given for this request, whatever the register holds.

        Source: GDPR Arts. 5(1)(f), 32; own policy.
        """
        if channel in self.never or channel not in self.register:
            return False
        return not self.is_protected or channel in self.given


def needed_level(
    rights: Iterable[Right], policy: Mapping[Right, int] | None = None, *, changes_contact: bool = False
) -> Level:
    """Return the level the most demanding of these rights needs.

    The controller's policy may raise a level but never lower it, and never reaches a marketing objection or the
    withdrawal of a consent. Changing a contact in the register needs what that contact would then prove: otherwise
    a rectification at level 1 would be the way around level 2.

    Source: GDPR Art. 11, 12(2), 12(6); EDPB Guidelines 01/2022 s. 3; the levels are own policy.
    """
    levels = [Level.NONE]
    for right in rights:
        known = rule(right)
        asked = (policy or {}).get(right, known.default_level) if known.may_pause_identity else known.default_level
        levels.append(Level(max(asked, known.default_level)))
        if changes_contact and right is Right.RECTIFICATION:
            levels.append(Level.REGISTER_CONTACT_PROVED)
    return max(levels)


def policy_problems(policy: Mapping[Right, int]) -> tuple[tuple[Right, str], ...]:
    """Return what is wrong with a controller's identity policy: per right, ``unknown``, ``never_asked`` or ``lowered``.

    Source: GDPR Art. 12(2), 12(6); own policy.
    """
    problems = []
    for right, level in policy.items():
        known = rule(right)
        if level not in set(Level):
            problems.append((right, "unknown"))
        elif level > known.default_level and not known.may_pause_identity:
            problems.append((right, "never_asked"))
        elif level < known.default_level:
            problems.append((right, "lowered"))
    return tuple(problems)


def may_confirm_given(channel: Channel, never: Collection[Channel]) -> bool:
    """Tell whether a number or postal address that was given may be confirmed: by a call to it, or a code posted to it.

    An e-mail address has its link. A protected person is reached at what they gave, so it is open to them too.

    Source: GDPR Arts. 11(2), 12(6); level 1 for what is not mail is own reading.
    """
    return channel in {Channel.PHONE, Channel.POST} and channel not in never


def level_of(proof: Proof, *, is_protected: bool = False) -> Level:
    """Return what one proof reaches; for a protected person knowledge of the relationship is no proof at all.

    Source: own policy, after GDPR Art. 12(6) and EDPB Guidelines 01/2022 s. 3.3.
    """
    if is_protected and proof is Proof.KNOWLEDGE:
        return Level.NONE
    return LEVELS[proof]


def achieved_level(proofs: Iterable[Proof], *, is_protected: bool = False) -> Level:
    """Return the level proved so far: that of the best proof. Weak proofs do not add up.

    Source: own policy, after GDPR Art. 12(6).
    """
    return max((level_of(proof, is_protected=is_protected) for proof in proofs), default=Level.NONE)


def require_level(needed: Level, proofs: Iterable[Proof], *, is_protected: bool = False) -> None:
    """Refuse a release to somebody who is not proved at the level it needs.

    :raises IdentityBelowLevel: if the best proof is below ``needed``

    Source: GDPR Arts. 5(1)(f), 12(6), 15(4).
    """
    achieved = achieved_level(proofs, is_protected=is_protected)
    if achieved < needed:
        raise IdentityBelowLevel(
            f"This needs identity at level {needed:d}; level {achieved:d} is proved. Ask for a proof first.",
            needed=int(needed), achieved=int(achieved),
        )  # fmt: skip


def next_proof(
    needed: Level, proofs: Collection[Proof], reach: Reach, *, tried: Collection[Proof] = ()
) -> Proof | None:
    """Return the least intrusive proof that would settle identity, or None.

    None says that nothing more is needed, or that nothing is left to try: then it is a letter under Art. 12(2).
    Knowledge is never asked for.

    :param proofs: proofs there are
    :param tried: proofs asked for in vain

    Source: GDPR Arts. 5(1)(c), 12(6); EDPB Guidelines 01/2022 s. 3.3; the order is own policy.
    """
    if achieved_level(proofs, is_protected=reach.is_protected) >= needed:
        return None
    for proof in Proof:
        if proof is Proof.KNOWLEDGE or proof in tried or LEVELS[proof] < needed:
            continue
        if proof is Proof.CONTACT_CONFIRMED or (proof is Proof.DOCUMENT_SHOWN and reach.shows_documents):
            return proof
        if proof in CHANNELS and reach.allows(CHANNELS[proof]):
            return proof
    return None


def require_doubt(doubt: Doubt | None, rights: Iterable[Right]) -> Doubt:
    """Return the recorded doubt before anything is asked of the person.

    :raises DoubtNotRecorded: if there is none, or every right is one for which identity is never asked

    Source: GDPR Art. 12(6).
    """
    if not any(rule(right).may_pause_identity for right in rights):
        raise DoubtNotRecorded("Identity is never asked for these rights. Carry them out as they are.")
    if doubt is None:
        raise DoubtNotRecorded("Record first what makes you doubt who is asking; then the question can be put.")
    return doubt


def require_nothing_held_allowed(identifiers: Collection[str], confirmed: Collection[str]) -> None:
    """Refuse "nothing held" about anything but identifiers this person has confirmed to be theirs.

    Everybody whose confirmed identifier is unknown gets the same words, whether or not the name matches somebody.

    :raises NothingHeldTooWide: if an identifier is not confirmed, or none is named

    Source: GDPR Arts. 12(6), 15(1); EDPB Guidelines 01/2022; own policy in detail.
    """
    unconfirmed = set(identifiers) - set(confirmed)
    if unconfirmed or not identifiers:
        raise NothingHeldTooWide(
            "\u201cNothing held\u201d can be said only of an address or number the person has confirmed. "
            "Ask them to confirm it, or name only what is confirmed.", unconfirmed=len(unconfirmed),
        )  # fmt: skip


class Place(StrEnum):
    """Where a person's address could stand."""

    COVER = "cover"
    LETTER_BODY = "letter_body"
    EVIDENCE = "evidence"
    POST_REGISTER = "post_register"


def address_may_stand(place: Place, *, is_protected: bool) -> bool:
    """Tell whether the person's address may be written there; a protected one only on the cover.

    Source: GDPR Arts. 5(1)(c), 5(1)(f), 32; own policy.
    """
    return not is_protected or place is Place.COVER
