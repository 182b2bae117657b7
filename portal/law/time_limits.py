"""Answer by, refuse by, extend by: months from receipt, pauses, the next working day, and why."""

from calendar import monthrange
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from portal.law.broken_rules import RuleBroken, in_words
from portal.law.explanation import Limit, Path, Step, limit_step, steps_of
from portal.law.pauses import Pause, count, pauses_of
from portal.law.rights import Right, rule
from portal.law.working_days import Holidays, rolled

FIRST_LIMIT_MONTHS = 1
EXTENDED_LIMIT_MONTHS = 3


class ExtensionTooLate(RuleBroken):
    """The first month is over: the person can no longer be told in time that it takes longer."""


class ExtensionAndAnswerTooLate(ExtensionTooLate):
    """The answer itself was due, too."""


class ExtendedAlready(RuleBroken):
    """A request is extended once."""


class NeverExtended(RuleBroken):
    """Only rights carried out at once are open; there is no answer that could take longer."""


@dataclass(frozen=True)
class TimeLimits:
    """The dates of a request, or of one of its rights, and the steps that explain them."""

    received_on: date
    answer_by: date
    refuse_by: date
    extend_by: date
    extended: bool
    paused_days: int
    steps: tuple[Step, ...]

    @property
    def days(self) -> dict[Limit, date]:
        """Return the three dates by their names.

        Source: GDPR Art. 12(3)-(4).
        """
        return {Limit.ANSWER_BY: self.answer_by, Limit.REFUSE_BY: self.refuse_by, Limit.EXTEND_BY: self.extend_by}

    def steps_to(self, limit: Limit) -> tuple[Step, ...]:
        """Return the steps towards one date; where it was reached as another was, that one's.

        Source: own policy.
        """
        same_way = {Limit.EXTEND_BY: (Limit.EXTEND_BY, Limit.REFUSE_BY), Limit.REFUSE_BY: (Limit.REFUSE_BY,)}
        for candidate in same_way.get(limit, ()):
            own = tuple(step for step in self.steps if step.limit is candidate)
            if own:
                return own
        return tuple(step for step in self.steps if step.limit is Limit.ANSWER_BY)


def months_after(day: date, months: int) -> date:
    """Return the same day number ``months`` later, or the last day of that month if it has no such day.

    Source: Regulation (EEC, Euratom) 1182/71 Art. 3(2)(c).
    """
    years, month0 = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month0 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def time_limits(
    received_on: date, *, holidays: Holidays, today: date, extended: bool = False, pauses: Iterable[Pause] = ()
) -> TimeLimits:
    """Return by when a request must be answered, refused or extended, and why.

    Months count from the day of receipt, never from an earlier due date. Paused days are added to the end before a
    Saturday, Sunday or holiday moves it on. Extending moves *answer by* alone; pauses never move *extend by*.

    :param received_on: calendar day of receipt in the controller's time zone
    :param holidays: the controller's public holidays, eves marked as passed over or not
    :param today: the controller's day, to which an open pause counts
    :raises ValueError: if a pause begins before ``received_on``

    Source: GDPR Art. 12(3)-(4), 12(6); Regulation (EEC, Euratom) 1182/71 Art. 3; pauses' arithmetic is own policy.
    """
    pauses = tuple(pauses)
    months = EXTENDED_LIMIT_MONTHS if extended else FIRST_LIMIT_MONTHS
    answer = _path(Limit.ANSWER_BY, received_on, months, pauses, holidays, today)
    refuse = _path(Limit.REFUSE_BY, received_on, FIRST_LIMIT_MONTHS, pauses, holidays, today)
    extend = _path(Limit.EXTEND_BY, received_on, FIRST_LIMIT_MONTHS, (), holidays, today)
    return TimeLimits(
        received_on, answer.end, refuse.end, extend.end, extended, (answer.unrolled - answer.month_end).days,
        steps=_steps(answer, refuse, extend, holidays),
    )  # fmt: skip


def time_limits_of(
    right: Right, received_on: date, *, holidays: Holidays, today: date, extended: bool = False,
    pauses: Iterable[Pause] = (),
) -> TimeLimits:  # fmt: skip
    """Return the dates of one right: only the pauses that stop its clock count.

    The month in which the person is told of a marketing objection or a withdrawn consent is neither paused nor
    extended.

    Source: GDPR Art. 12(3)-(4), 12(6), 21(3), 7(3), recital 63; no extension for those two is own policy.
    """
    return time_limits(
        received_on, holidays=holidays, today=today, extended=extended and may_extend(right),
        pauses=pauses_of(right, pauses),
    )  # fmt: skip


def time_limits_of_request(
    open_rights: Collection[Right], received_on: date, *, holidays: Holidays, today: date, extended: bool = False,
    pauses: Iterable[Pause] = (),
) -> TimeLimits:  # fmt: skip
    """Return the dates a request shows: those of the open right whose answer is due first.

    A right that is carried out at once does not set them while another is open; it has a duty of its own.

    :param open_rights: the rights still open; all of them once the request is closed
    :raises ValueError: if there is none

    Source: own policy (GDPR Art. 12(3) gives each right its month).
    """
    pauses = tuple(pauses)
    return governing({
        right: time_limits_of(right, received_on, holidays=holidays, today=today, extended=extended, pauses=pauses)
        for right in open_rights
    })  # fmt: skip


def governing(by_right: Mapping[Right, TimeLimits]) -> TimeLimits:
    """Return the dates that stand for a whole request: of the open rights, those of the answer due first.

    Rights carried out at once stand back while another is open. A right added later brings its own day of receipt.

    :raises ValueError: if no right is given

    Source: own policy (GDPR Art. 12(3) gives each right its month).
    """
    if not by_right:
        raise ValueError("A request has dates by its rights, and none was given.")
    counting = [limits for right, limits in by_right.items() if may_extend(right)] or list(by_right.values())
    return min(counting, key=lambda limits: limits.answer_by)


def may_extend(right: Right) -> bool:
    """Tell whether answering ``right`` may take three months.

    Source: GDPR Art. 12(3); not for marketing objection and consent withdrawal is own policy (Art. 21(3), 7(3)).
    """
    return rule(right).may_refuse


def require_extension_in_time(limits: TimeLimits, *, today: date) -> None:
    """Refuse an extension that is a second one, or of which the person would learn too late.

    :raises ExtendedAlready: if the request is extended
    :raises ExtensionTooLate: if ``extend_by`` is past
    :raises ExtensionAndAnswerTooLate: if the answer's day is past, too

    Source: GDPR Art. 12(3).
    """
    if limits.extended:
        raise ExtendedAlready(
            "This request is extended already, and the law allows it once. "
            f"Answer by {in_words(limits.answer_by)}.", answer_by=limits.answer_by,
        )  # fmt: skip
    if today > limits.answer_by:
        raise ExtensionAndAnswerTooLate(
            f"An extension had to be told by {in_words(limits.extend_by)}, and the answer was due on "
            f"{in_words(limits.answer_by)}. Answer as soon as you can: a late answer is always possible.",
            extend_by=limits.extend_by, answer_by=limits.answer_by, today=today,
        )  # fmt: skip
    if today > limits.extend_by:
        raise ExtensionTooLate(
            f"An extension had to be told by {in_words(limits.extend_by)}; pauses do not move that day. "
            f"Answer by {in_words(limits.answer_by)}, or as soon as you can: a late answer is always possible.",
            extend_by=limits.extend_by, answer_by=limits.answer_by, today=today,
        )  # fmt: skip


def require_may_extend(rights: Collection[Right]) -> None:
    """Refuse an extension when nothing is open that may take longer.

    :param rights: the rights of the request that are still open
    :raises NeverExtended: if each of them is carried out at once

    Source: GDPR Art. 12(3), 21(3), 7(3); own policy.
    """
    if not any(may_extend(right) for right in rights):
        raise NeverExtended("What is open here is carried out at once and cannot be extended. Carry it out, and tell.")


def moved(before: TimeLimits, after: TimeLimits) -> dict[Limit, tuple[date, date]]:
    """Return which dates a changed calendar, policy or pause moves, from when to when; the history records them.

    Source: own policy (T11).
    """
    later = after.days
    return {limit: (day, later[limit]) for limit, day in before.days.items() if day != later[limit]}


def is_late(due_on: date, *, today: date) -> bool:
    """Tell whether ``due_on`` is past; a due day counts to its last hour. Being late never blocks an answer.

    Source: Regulation (EEC, Euratom) 1182/71 Art. 3(2)(c).
    """
    return today > due_on


def _path(
    limit: Limit, received_on: date, months: int, pauses: tuple[Pause, ...], holidays: Holidays, today: date
) -> Path:
    month_end = months_after(received_on, months)
    counted = count(pauses, received_on=received_on, end=month_end, holidays=holidays, today=today)
    unrolled = counted[-1].end if counted else month_end
    return Path(limit, received_on, months, month_end, counted, unrolled, rolled(unrolled, holidays))


def _steps(answer: Path, refuse: Path, extend: Path, holidays: Holidays) -> tuple[Step, ...]:
    """Explain the answer's date, and each other date that was reached another way."""
    steps = steps_of(answer, holidays)
    told = [answer]
    for path in (refuse, extend):
        if all((path.months, path.unrolled) != (other.months, other.unrolled) for other in told):
            steps += (limit_step(path.limit, path.end), *_untold_steps(path, told, holidays))
            told.append(path)
    return steps


def _untold_steps(path: Path, told: list[Path], holidays: Holidays) -> tuple[Step, ...]:
    """Return the steps after receipt, but for a plain month that was told already."""
    is_told = path.end == path.month_end and any(path.month_end == other.month_end for other in told)
    return () if is_told else steps_of(path, holidays)[1:]
