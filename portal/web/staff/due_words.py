"""How soon something is due, in words and tone; and why on that day."""

from datetime import date

from flask_babel import gettext as _
from flask_babel import ngettext

from portal.law.duties import DutyKey
from portal.law.explanation import Limit
from portal.law.lapsing import decide_without_reply_on, remind_on
from portal.law.time_limits import TimeLimits, time_limits
from portal.services import dates as dates_of
from portal.storage.models import SubjectRequest
from portal.translations import current_language, dates, duty_words
from portal.translations.time_limits import explain_limit

SOON_DAYS = 3


def due_words(day: date, today: date, *, late_after: date | None = None) -> tuple[str, str]:
    """Return "3 days left", "today", "at once" or "1 day late", and the tone it is said in.

    What is carried out at once is overdue the day after it came, though it counts as late only later (T8): its days
    late are counted from then.

    :param late_after: the last day that does not count as late, if it is not the day itself (T8)
    """
    left = (day - today).days
    if left < 0 and late_after is not None and today <= late_after:
        if today == late_after:
            return _("today at the latest"), "soon"
        return _("at once; late after %(day)s", day=unbroken(late_after)), "soon"
    if left < 0:
        days = (today - max(day, late_after or day)).days
        return ngettext("%(num)s day late", "%(num)s days late", days), "late"
    if left == 0:
        return _("today"), "soon"
    return ngettext("%(num)s day left", "%(num)s days left", left), "soon" if left <= SOON_DAYS else ""


def unbroken(day: date) -> str:
    """Return a day whose parts stay on one line."""
    return dates.short_day(day, current_language()).replace(" ", "\u00a0")


def why(subject_request: SubjectRequest, limits: TimeLimits) -> str:
    """Return why a request is due on its day: the duty that comes first, and how the time limit was reached."""
    language = current_language()
    first = duty_words.reason(subject_request.next_duty, language)
    if subject_request.closed_on is not None:
        return first
    answer_by = explain_limit(limits, Limit.ANSWER_BY, language)
    if subject_request.next_due_on == limits.answer_by:
        return answer_by
    if subject_request.next_due_on == limits.refuse_by:
        return explain_limit(limits, Limit.REFUSE_BY, language)
    day = dates.weekday_day(limits.answer_by, language)
    return " ".join(filter(None, (first, _("The answer is due on %(day)s.", day=day), answer_by)))


def due_day(subject_request: SubjectRequest, limits: TimeLimits) -> tuple[str, date]:
    """Return which duty's day an open request, or what is owed on a closed one, is filed under, and that day.

    The answer's day is the page's own: an open question moves it each day, before the request is filed anew.
    """
    day, duty = subject_request.next_due_on, subject_request.next_duty
    if subject_request.closed_on is not None:
        return duty, day
    if day == subject_request.answer_by_on:
        return "answer_by", limits.answer_by
    if day == subject_request.refuse_by_on:
        return "refuse_by", limits.refuse_by
    for row in subject_request.pauses:
        if row.answered_on is None and row.reminded_on is None and day == remind_on(row.asked_on):
            return DutyKey.REMIND, day
        if row.answered_on is None and row.reminded_on and day == decide_without_reply_on(row.reminded_on):
            return DutyKey.DECIDE_WITHOUT_REPLY, day
    return duty, day


def moved(subject_request: SubjectRequest, limits: TimeLimits) -> str:
    """Return how the answer's day stands to the original one: extended, paused, or neither; and which that was."""
    is_paused = any(row.answered_on is None for row in subject_request.pauses)
    if subject_request.extended_on is None and not subject_request.pauses:
        return ""
    calendar, received_on = dates_of.calendar_of(subject_request.controller), subject_request.received_on
    first = time_limits(received_on, holidays=calendar, today=received_on).answer_by
    if first == limits.answer_by:
        return _("paused now") if is_paused else ""
    day = unbroken(first)
    if subject_request.extended_on is not None:
        return _("extended; first due %(day)s", day=day)
    if is_paused:
        return _("paused now; first due %(day)s", day=day)
    return _("was paused; first due %(day)s", day=day)
