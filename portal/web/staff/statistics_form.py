"""What the statistics are about: controllers and a period, read from the address."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from werkzeug.datastructures import MultiDict
from wtforms import Form, SelectField, ValidationError

from portal.controllers.installed import profile_of
from portal.law.time_limits import months_after
from portal.services.statistics import Period
from portal.translations import current_language
from portal.web.typed import DayField

MOST_YEARS = 10
EARLIEST = date(2018, 5, 25)


class PeriodForm(Form):
    """Controller, from and to; without any, the last twelve months of all one's controllers."""

    controller = SelectField(_l("Controller"), default="", validate_choice=False)
    first = DayField(_l("First day"), name="from")
    last = DayField(_l("Last day"), name="to")

    def __init__(self, given: MultiDict[str, str], mine: Sequence[str], *, today: date) -> None:
        self.mine, self.usual = tuple(mine), Period(a_year_before(today), today)
        super().__init__(with_days(given, self.usual))
        named = [(slug, profile_of(slug).brand.in_(current_language())) for slug in mine]
        self.controller.choices = [("", _("All")), *named]

    @property
    def controllers(self) -> tuple[str, ...]:
        """Whose requests are counted."""
        return (self.controller.data,) if self.controller.data else self.mine

    @property
    def period(self) -> Period:
        """The days asked for, or the usual ones where those cannot be counted."""
        if self.errors or self.first.data is None or self.last.data is None:
            return self.usual
        return Period(self.first.data, self.last.data)

    @property
    def address(self) -> dict[str, str]:
        """What an address of the same statistics says."""
        days = {"from": self.period.first.isoformat(), "to": self.period.last.isoformat()}
        return days | ({"controller": self.controller.data} if self.controller.data else {})

    def validate_last(self, field: DayField) -> None:
        """Refuse a period that ends before it begins, or is longer than anybody compares."""
        if self.first.data is None or field.data is None:
            return
        if field.data < self.first.data:
            raise ValidationError(_("Give a last day that is not before the first one."))
        if field.data > months_after(self.first.data, 12 * MOST_YEARS):
            raise ValidationError(_("Choose a period of at most %(years)s years.", years=MOST_YEARS))

    def validate_first(self, field: DayField) -> None:
        """Refuse days before there was anything to count."""
        if field.data is not None and field.data < EARLIEST:
            raise ValidationError(_("The Regulation applies from 25 May 2018. Begin there or later."))


def with_days(given: MultiDict[str, str], usual: Period) -> MultiDict[str, Any]:
    """Return what the address says, with the usual days where it says none."""
    said = MultiDict(given)
    for name, day in (("from", usual.first), ("to", usual.last)):
        if not said.get(name, "").strip():
            said[name] = day.isoformat()
    return said


def a_year_before(today: date) -> date:
    """Return the first day of the twelve months that end with this one."""
    return date(today.year, 1, 1) if today.month == 12 else date(today.year - 1, today.month + 1, 1)


def presets(today: date) -> list[tuple[str, Period]]:
    """Return the periods people ask for, with their names."""
    quarter = date(today.year, (today.month - 1) // 3 * 3 + 1, 1)
    last_quarter = quarter - timedelta(days=1)
    return [
        (_("Last 12 months"), Period(a_year_before(today), today)),
        (_("This quarter"), Period(quarter, today)),
        (_("Last quarter"), Period(date(last_quarter.year, last_quarter.month - 2, 1), last_quarter)),
        (_("This year"), Period(date(today.year, 1, 1), today)),
        (_("Last year"), Period(date(today.year - 1, 1, 1), date(today.year - 1, 12, 31))),
    ]
