"""When the clock stands still, for which rights, and by how many days that moves an end."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from portal.law.broken_rules import RuleBroken, in_words
from portal.law.rights import Right, rule
from portal.law.working_days import Holidays, rolled, working_day_after

ASKED_WITHOUT_DELAY_DAYS = 3
"""Working days after receipt within which asking is "without undue delay" without more (own policy)."""


class PauseKind(StrEnum):
    IDENTITY = "identity"
    CLARIFICATION = "clarification"


class Ignored(StrEnum):
    """Why a pause moves nothing."""

    ASKED_AFTER_LIMIT = "asked_after_limit"
    LATE_WITHOUT_REASON = "late_without_reason"


class NeverPaused(RuleBroken):
    """No right of the request has a clock that this kind of question may stop."""


class PauseReasonMissing(RuleBroken):
    """The doubt, or the large quantity of data, that alone justifies the question is not recorded."""


class LateReasonMissing(RuleBroken):
    """Asked later than three working days after receipt, and it is not recorded why."""


@dataclass(frozen=True)
class Pause:
    """A question to the person, open until ``answered_on``; the days are half-open, [asked, answered).

    ``kind`` is None where only the days are known, as in the public calculator; ``rights`` is None where the question
    concerned every right it may pause.
    """

    kind: PauseKind | None
    asked_on: date
    answered_on: date | None = None
    late_reason_recorded: bool = False
    rights: frozenset[Right] | None = None

    def __post_init__(self) -> None:
        if self.answered_on is not None and self.answered_on < self.asked_on:
            raise ValueError(f"A pause cannot end ({self.answered_on}) before it begins ({self.asked_on}).")


@dataclass(frozen=True)
class Counted:
    """A pause as it was counted: from and to when, how many days of its own it added, and to where the end moved."""

    pause: Pause
    until: date
    days: int
    end: date
    asked_late: bool
    ignored: Ignored | None


def may_pause(kind: PauseKind | None, right: Right) -> bool:
    """Tell whether a question of this kind, or one unnamed, stops the clock of ``right``.

    Source: GDPR Art. 12(6) (identity), recital 63 (specification, access only); never for marketing objection and
    consent withdrawal is own policy.
    """
    if kind is PauseKind.CLARIFICATION:
        return rule(right).may_pause_clarification
    return rule(right).may_pause_identity


def pauses_of(right: Right, pauses: Iterable[Pause]) -> tuple[Pause, ...]:
    """Return the pauses that stop the clock of ``right``.

    Source: GDPR Art. 12(6), recital 63; EDPB Guidelines 01/2022.
    """
    return tuple(
        pause for pause in pauses if may_pause(pause.kind, right) and (pause.rights is None or right in pause.rights)
    )


def last_day_without_reason(received_on: date, holidays: Holidays) -> date:
    """Return the last day on which a question may stop the clock without a recorded reason for its lateness.

    Source: EDPB Guidelines 01/2022 ("without undue delay"); the three working days are own policy.
    """
    return working_day_after(received_on, ASKED_WITHOUT_DELAY_DAYS, holidays)


def require_may_pause(
    kind: PauseKind, rights: Collection[Right], *, received_on: date, asked_on: date, holidays: Holidays,
    reason: str, late_reason: str = "",
) -> None:  # fmt: skip
    """Refuse a question that would not stop the clock lawfully.

    :param rights: the rights of the request that are still open
    :param reason: the recorded doubt about identity, or why the quantity of data about the person is large
    :param late_reason: why it is asked only now, if that is later than three working days after receipt
    :raises NeverPaused: if no right's clock may be stopped by this kind of question
    :raises PauseReasonMissing: if ``reason`` is blank
    :raises LateReasonMissing: if the question comes late and ``late_reason`` is blank

    Source: GDPR Art. 12(6), recital 63; EDPB Guidelines 01/2022; the three working days are own policy.
    """
    if not any(may_pause(kind, right) for right in rights):
        raise NeverPaused(f"No open right of this request can be paused for {kind}. Go on without asking.", kind=kind)
    if not reason.strip():
        raise PauseReasonMissing("Record first why this must be asked; without it the clock goes on.", kind=kind)
    last_day = last_day_without_reason(received_on, holidays)
    if asked_on > last_day and not late_reason.strip():
        raise LateReasonMissing(
            f"Until {in_words(last_day)} this could be asked without more. Record why it is asked only now.",
            kind=kind, last_day=last_day,
        )  # fmt: skip


def count(
    pauses: Iterable[Pause], *, received_on: date, end: date, holidays: Holidays, today: date
) -> tuple[Counted, ...]:
    """Return each pause as it counts towards the un-rolled ``end`` of a period, in the order asked.

    Days covered by an earlier pause count once; an open pause counts to ``today``. A pause asked after the limit as
    it then stood, or late without a recorded reason, moves nothing.

    :raises ValueError: if a pause begins before the request was received

    Source: GDPR Art. 12(6), recital 63; EDPB Guidelines 01/2022; the arithmetic is own policy.
    """
    last_day = last_day_without_reason(received_on, holidays)
    counted: list[Counted] = []
    covered_until = received_on
    for pause in sorted(pauses, key=lambda pause: pause.asked_on):
        if pause.asked_on < received_on:
            raise ValueError(f"A pause cannot begin ({pause.asked_on}) before receipt ({received_on}).")
        until = pause.answered_on or max(today, pause.asked_on)
        asked_late = pause.asked_on > last_day
        ignored = None
        if pause.asked_on > rolled(end, holidays):
            ignored = Ignored.ASKED_AFTER_LIMIT
        elif asked_late and not pause.late_reason_recorded:
            ignored = Ignored.LATE_WITHOUT_REASON
        days = 0 if ignored else max(0, (until - max(pause.asked_on, covered_until)).days)
        if not ignored:
            covered_until = max(covered_until, until)
        end += timedelta(days=days)
        counted.append(Counted(pause, until, days, end, asked_late, ignored))
    return tuple(counted)
