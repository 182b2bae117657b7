"""The statistics as one long table: a number a row, as a spreadsheet can turn it."""

from collections.abc import Iterator, Sequence
from typing import Any

from flask_babel import gettext as _

from portal.law.pauses import PauseKind
from portal.law.rights import Outcome
from portal.services.statistics import Statistics
from portal.services.statistics import median as median_of
from portal.translations import current_language
from portal.translations.labels import label, outcome_label
from portal.web.staff.statistic_sheets import brand, fee_name, ground_name, pause_name, right_name


def headings() -> Sequence[str]:
    """Return what stands over the columns."""
    return _("Controller"), _("Figure"), _("Month"), _("Of what"), _("More"), _("Number")


def rows(stats: Statistics) -> Iterator[Sequence[Any]]:
    """Yield every number that was counted."""
    language = current_language()
    for came in sorted(stats.received):
        channel = label("receipt_channel", came.channel, language)
        yield brand(came.controller), _("Requests received"), month(came.month), channel, "", came.number
    for asked in sorted(stats.asked):
        yield (
            brand(asked.controller),
            _("Rights asked for"),
            month(asked.month),
            right_name(asked.right),
            "",
            asked.number,
        )
    yield from answers(stats)
    for closed in sorted(stats.closed):
        how = label("closure", closed.closure, language)
        yield brand(closed.controller), _("Requests closed"), "", how, "", closed.number
    for paused in stats.paused:
        asked_on, replied = paused.asked_on.isoformat(), paused.answered_on
        days = (replied - paused.asked_on).days if replied else _("no reply yet")
        yield (
            brand(paused.controller),
            _("Pauses, by days"),
            asked_on[:7],
            pause_name(PauseKind(paused.kind)),
            days,
            paused.number,
        )
    for ground in stats.grounds:
        extent = label("outcome", ground.outcome, language)
        yield brand(ground.controller), _("Refusals"), "", ground_name(ground.ground), extent, ground.number
    for fee in stats.fees:
        yield brand(fee.controller), _("Fees"), "", fee_name(fee.standing), f"{fee.total} {fee.currency}", fee.number


def answers(stats: Statistics) -> Iterator[Sequence[Any]]:
    """Yield the answers: how many in time and late by outcome, and the median days of each right and month."""
    language = current_language()
    groups: dict[tuple[str, tuple[int, int], str], list[Any]] = {}
    for row in sorted(stats.answered):
        groups.setdefault((row.controller, row.month, row.right), []).append(row)
        how = outcome_label(row.outcome or Outcome.GRANTED, language, row.right)
        figure = _("Answered in time") if row.is_in_time else _("Answered late")
        yield brand(row.controller), figure, month(row.month), right_name(row.right), how, row.number
    for (slug, when, right), mine in groups.items():
        middle = median_of((row.days, row.number) for row in mine)
        yield brand(slug), _("Median days to the answer"), month(when), right_name(right), "", middle


def month(when: tuple[int, int]) -> str:
    """Return a month as every spreadsheet sorts it."""
    return "{}-{:02}".format(*when)
