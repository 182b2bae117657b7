"""The statistics in words: the tables of the page, and the one long table of the export."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from babel.numbers import format_currency, format_decimal
from flask_babel import gettext as _

from portal.controllers.installed import profile_of
from portal.law.pauses import PauseKind
from portal.law.refusals import GROUNDS
from portal.law.rights import Outcome, Right
from portal.services.fee_statistics import PAID
from portal.services.statistics import Answered, Month, Statistics, median
from portal.translations import current_language, dates
from portal.translations.articles import ground_in_words
from portal.translations.labels import label


@dataclass(frozen=True)
class Line:
    """How the rights of one kind were answered: one row of a table."""

    name: str
    asked: int
    answered: int
    in_time: int
    extended: int
    refused: int
    partly: int
    median: str

    @property
    def late(self) -> int:
        return self.answered - self.in_time

    @property
    def share(self) -> int | None:
        """How many in a hundred were in time, rounded down: nearly all is not all."""
        return self.in_time * 100 // self.answered if self.answered else None


def line(name: str, asked: int, answered: Iterable[Answered]) -> Line:
    """Sum what was answered up into a row."""
    rows = list(answered)

    def how_many(wanted: Callable[[Answered], bool]) -> int:
        return sum(row.number for row in rows if wanted(row))

    middle = median((row.days, row.number) for row in rows)
    return Line(
        name, asked, how_many(lambda row: True), how_many(lambda row: row.is_in_time),
        how_many(lambda row: row.is_extended), how_many(lambda row: row.outcome == Outcome.REFUSED),
        how_many(lambda row: row.outcome == Outcome.PARTLY), number_words(middle),
    )  # fmt: skip


def number_words(number: float | None) -> str:
    """Return a number as it is written here; a dash where there is none."""
    return "–" if number is None else str(format_decimal(number, locale=current_language()))


def whole(stats: Statistics) -> Line:
    """Return the row of everything."""
    return line(_("All"), sum(row.number for row in stats.asked), stats.answered)


def by_right(stats: Statistics) -> list[Line]:
    """Return a row for each right that was asked for or answered."""
    asked = totals((row.right, row.number) for row in stats.asked)
    seen = asked.keys() | {row.right for row in stats.answered}
    return [
        line(right_name(right), asked.get(right, 0), [row for row in stats.answered if row.right == right])
        for right in Right
        if right in seen
    ]


def by_month(stats: Statistics) -> list[tuple[Line, int]]:
    """Return a row for each month of the period, with how many requests came in."""
    asked = totals((row.month, row.number) for row in stats.asked)
    received = totals((row.month, row.number) for row in stats.received)
    return [
        (line(month_name(month), asked.get(month, 0), [row for row in stats.answered if row.month == month]),
         received.get(month, 0))
        for month in stats.period.months
    ]  # fmt: skip


def by_controller(stats: Statistics) -> list[tuple[Line, int]]:
    """Return a row for each controller, with how many requests came in."""
    asked = totals((row.controller, row.number) for row in stats.asked)
    received = totals((row.controller, row.number) for row in stats.received)
    return [
        (line(brand(slug), asked.get(slug, 0), [row for row in stats.answered if row.controller == slug]),
         received.get(slug, 0))
        for slug in stats.controllers
    ]  # fmt: skip


def channels(stats: Statistics) -> list[tuple[str, int]]:
    """Return how requests came in, the most used way first."""
    found = totals((row.channel, row.number) for row in stats.received)
    return [(label("receipt_channel", channel, current_language()), number) for channel, number in ranked(found)]


def closures(stats: Statistics) -> list[tuple[str, int]]:
    """Return how requests ended."""
    found = totals((row.closure, row.number) for row in stats.closed)
    return [(label("closure", closure, current_language()), number) for closure, number in ranked(found)]


def grounds(stats: Statistics) -> list[tuple[str, int, int]]:
    """Return each ground with how often it carried a refusal of everything, and of a part."""
    whole_ones = totals((row.ground, row.number) for row in stats.grounds if row.outcome == Outcome.REFUSED)
    parts = totals((row.ground, row.number) for row in stats.grounds if row.outcome == Outcome.PARTLY)
    both = totals((row.ground, row.number) for row in stats.grounds)
    return [(ground_name(key), whole_ones.get(key, 0), parts.get(key, 0)) for key, _number in ranked(both)]


def pauses(stats: Statistics) -> list[tuple[str, int, int, str]]:
    """Return for each kind of question how many were asked and answered, and the median of the days waited."""
    rows = []
    for kind in PauseKind:
        mine = [row for row in stats.paused if row.kind == kind]
        waited = [((row.answered_on - row.asked_on).days, row.number) for row in mine if row.answered_on]
        asked, answered = sum(row.number for row in mine), sum(number for _days, number in waited)
        if asked:
            rows.append((pause_name(kind), asked, answered, number_words(median(waited))))
    return rows


def fees(stats: Statistics) -> list[tuple[str, int, str]]:
    """Return what became of the fees, with their sums."""
    numbers, sums = defaultdict[tuple[str, str], int](int), defaultdict[tuple[str, str], Any](int)
    for row in stats.fees:
        numbers[row.standing, row.currency] += row.number
        sums[row.standing, row.currency] += row.total
    return [
        (fee_name(standing), number, money(sums[standing, currency], currency))
        for (standing, currency), number in numbers.items()
    ]


def money(amount: Any, currency: str) -> str:
    """Return a sum as it is written here."""
    return str(format_currency(amount, currency, locale=current_language()))


def totals(rows: Iterable[tuple[Any, int]]) -> dict[Any, int]:
    """Sum numbers up by their key."""
    found = defaultdict[Any, int](int)
    for key, number in rows:
        found[key] += number
    return dict(found)


def ranked(found: dict[Any, int]) -> list[tuple[Any, int]]:
    """Return the largest first."""
    return sorted(found.items(), key=lambda pair: (-pair[1], str(pair[0])))


def right_name(right: str) -> str:
    return label("right", right, current_language())


def brand(slug: str) -> str:
    return profile_of(slug).brand.in_(current_language())


def month_name(month: Month) -> str:
    """Return "Nov 2026" in the reader's language."""
    return dates.month_of_year(date(*month, 1), current_language())


def pause_name(kind: PauseKind) -> str:
    return _("Identity") if kind is PauseKind.IDENTITY else _("What exactly is asked")


def fee_name(standing: str) -> str:
    return _("Paid") if standing == PAID else label("fee_standing", standing, current_language())


def ground_name(key: str) -> str:
    """Return a ground in words with its article; its key once the law has it no more."""
    row, language = GROUNDS.get(key), current_language()
    return f"{row.label.get(language, row.label['en'])} ({ground_in_words(row.article, language)})" if row else key
