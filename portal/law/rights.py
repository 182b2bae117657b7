"""The eight rights: article, what the form asks, outcomes, grounds of refusal, and what the law allows meanwhile.

The grounds lie in grounds.toml, each row naming its rights, so that a change of law is one row. What may be refused
and what may cost is *derived* from them: a right without a ground has no refusal and no fee to express.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

GROUNDS_FILE = Path(__file__).with_name("grounds.toml")
UNFOUNDED_OR_EXCESSIVE = "unfounded_or_excessive"
"""The ground of Art. 12(5), the only one that may be answered with a fee instead of a refusal."""


class Right(StrEnum):
    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    MARKETING_OBJECTION = "marketing_objection"
    PORTABILITY = "portability"
    CONSENT_WITHDRAWAL = "consent_withdrawal"


class Effect(StrEnum):
    """What an outcome means for the person. Nothing there to act on is an answer, not a refusal."""

    POSITIVE = "positive"
    PART = "part"
    NOTHING_THERE = "nothing_there"
    NEGATIVE = "negative"


class Outcome(StrEnum):
    GRANTED = "granted"
    NOTHING_HELD = "nothing_held"
    PARTLY = "partly"
    REFUSED = "refused"
    CORRECTED = "corrected"
    COMPLETED = "completed"
    ERASED = "erased"
    RESTRICTED = "restricted"
    STOPPED = "stopped"
    NO_DATA_FOUND_BLOCKED = "no_data_found_blocked"
    NOT_OUR_MESSAGE = "not_our_message"
    DELIVERED = "delivered"
    SENT_DIRECTLY = "sent_directly"
    FILE_GIVEN = "file_given"
    WITHDRAWN = "withdrawn"
    NO_SUCH_CONSENT = "no_such_consent"

    @property
    def effect(self) -> Effect:
        """Return what this outcome means for the person.

        Source: GDPR Art. 12(3)-(4); the four-way split is own policy.
        """
        return _EFFECTS.get(self, Effect.POSITIVE)

    @property
    def needs_ground(self) -> bool:
        """Tell whether the outcome is a refusal, whole or in part, and so must name its ground.

        Source: GDPR Art. 12(4).
        """
        return self.effect in {Effect.NEGATIVE, Effect.PART}


_EFFECTS: Mapping[Outcome, Effect] = {
    Outcome.PARTLY: Effect.PART,
    Outcome.REFUSED: Effect.NEGATIVE,
    Outcome.NOTHING_HELD: Effect.NOTHING_THERE,
    Outcome.NOT_OUR_MESSAGE: Effect.NOTHING_THERE,
    Outcome.NO_SUCH_CONSENT: Effect.NOTHING_THERE,
}

RESTRICTION_GROUNDS = ("a", "b", "c", "d")
"""The situations of Art. 18(1), as the form offers them."""

NEVER_REQUIRED = ("signature", "identity_document_copy", "personal_identity_code", "account", "post_only")
"""What no form and no letter may make a condition of any right."""


@dataclass(frozen=True)
class RightRule:
    """What the law says of one right. ``asks`` are field names of the request form, in order."""

    right: Right
    article: str
    asks: tuple[str, ...]
    never_asks: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    grounds: tuple[str, ...]
    default_level: int
    must_act_at_once: bool = False
    may_pause_identity: bool = True
    may_pause_clarification: bool = False

    def __post_init__(self) -> None:
        if self.may_refuse != any(outcome.needs_ground for outcome in self.outcomes):
            raise ValueError(f"{self.right}: a refusal among the outcomes needs a ground, and a ground an outcome.")

    @property
    def may_refuse(self) -> bool:
        """Tell whether the right can be refused at all.

        Source: GDPR Art. 12(4)-(5); none for marketing objection and consent withdrawal is own policy.
        """
        return bool(self.grounds)

    @property
    def may_charge(self) -> bool:
        """Tell whether a fee can be asked under Art. 12(5).

        Source: GDPR Art. 12(5); none for marketing objection and consent withdrawal is own policy.
        """
        return UNFOUNDED_OR_EXCESSIVE in self.grounds


def _grounds() -> dict[Right, tuple[str, ...]]:
    rows = tomllib.loads(GROUNDS_FILE.read_bytes().decode())["ground"]
    return {right: tuple(row["key"] for row in rows if right in row["rights"]) for right in Right}


def _rules() -> Mapping[Right, RightRule]:
    o, grounds = Outcome, _grounds()
    table: tuple[tuple[Right, str, int, tuple[str, ...], tuple[str, ...], tuple[Outcome, ...]], ...] = (
        (Right.ACCESS, "15", 2, ("access_scope", "access_detail", "hints", "copies"), ("reason",),
         (o.GRANTED, o.NOTHING_HELD, o.PARTLY, o.REFUSED)),
        (Right.RECTIFICATION, "16", 1, ("wrong", "correct"), ("reason",),
         (o.CORRECTED, o.COMPLETED, o.PARTLY, o.REFUSED)),
        (Right.ERASURE, "17", 2, ("erasure_scope", "erasure_detail", "erasure_grounds"), ("forced_ground",),
         (o.ERASED, o.NOTHING_HELD, o.PARTLY, o.REFUSED)),
        (Right.RESTRICTION, "18", 1, ("restriction_ground", "restriction_detail"), (),
         (o.RESTRICTED, o.PARTLY, o.REFUSED)),
        (Right.OBJECTION, "21(1)", 1, ("objection_processing", "objection_situation"), (),
         (o.STOPPED, o.PARTLY, o.REFUSED)),
        (Right.MARKETING_OBJECTION, "21(2)-(3)", 0, ("channels", "channel_email", "channel_phone", "channel_post"),
         ("reason", "identity", "login"), (o.STOPPED, o.NO_DATA_FOUND_BLOCKED, o.NOT_OUR_MESSAGE)),
        (Right.PORTABILITY, "20", 2, ("portability_target", "portability_recipient"), (),
         (o.DELIVERED, o.SENT_DIRECTLY, o.FILE_GIVEN, o.PARTLY, o.REFUSED)),
        (Right.CONSENT_WITHDRAWAL, "7(3)", 0, ("consent",), ("reason",), (o.WITHDRAWN, o.NO_SUCH_CONSENT)),
    )  # fmt: skip
    at_once = {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL, Right.RESTRICTION}
    return MappingProxyType({
        right: RightRule(
            right, article, asks, (*never, *NEVER_REQUIRED), outcomes, grounds[right], level,
            must_act_at_once=right in at_once,
            may_pause_identity=right not in {Right.MARKETING_OBJECTION, Right.CONSENT_WITHDRAWAL},
            may_pause_clarification=right is Right.ACCESS,
        )
        for right, article, level, asks, never, outcomes in table
    })  # fmt: skip


RULES: Mapping[Right, RightRule] = _rules()


def rule(right: Right | str) -> RightRule:
    """Return what the law says of ``right``.

    :raises ValueError: if there is no such right

    Source: GDPR Arts. 7(3), 15-18, 20-22; restriction at once, levels and "never ask" are own policy (EDPB 01/2022).
    """
    return RULES[Right(right)]
