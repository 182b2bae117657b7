"""Words for templates in the page's language: labels of the law's keys, days, and the explanation of dates."""

from datetime import date
from typing import TYPE_CHECKING

from portal.law.rights import Right
from portal.law.time_limits import TimeLimits
from portal.translations import current_language, dates, labels
from portal.translations.time_limits import explain_answer

if TYPE_CHECKING:
    from flask import Flask

    from portal.config import Settings


def label(concept: str, key: str | int) -> str:
    """Return the words for a key of a concept."""
    return labels.label(concept, key, current_language())


def right_law(right: Right | str) -> str:
    """Return the law's name of a right, with its article."""
    return labels.right_law(right, current_language())


def outcome_words(outcome: str, right: str | None = None) -> str:
    """Return an outcome in words."""
    return labels.outcome_label(outcome, current_language(), right)


def explained(limits: TimeLimits) -> str:
    """Return why a date is what it is."""
    return explain_answer(limits, current_language())


def day(on: date) -> str:
    """Return a day in words."""
    return dates.day(on, current_language())


def weekday_day(on: date) -> str:
    """Return a day with its short weekday."""
    return dates.weekday_day(on, current_language())


def long_day(on: date) -> str:
    """Return a day as a promise, weekday and all."""
    return dates.long_day(on, current_language())


def init_app(app: "Flask", settings: "Settings") -> None:
    """Let every template speak."""
    app.jinja_env.globals.update(label=label, right_law=right_law, outcome_words=outcome_words, explained=explained)
    app.jinja_env.filters.update(day=day, weekday_day=weekday_day, long_day=long_day)
