"""What every error of the law has in common: the rule it names, and the facts a page needs to word it."""

from calendar import month_name
from datetime import date

Fact = str | int | date | None


class RuleBroken(ValueError):
    """A step the law does not allow. The class names the rule, ``facts`` say since when and what.

    ``str(error)`` is a plain English sentence with the reason and the remedy, for logs and commands; pages word the
    same facts in the reader's language.
    """

    def __init__(self, message: str, **facts: Fact) -> None:
        super().__init__(message)
        self.facts = facts


def in_words(day: date) -> str:
    """Return ``day`` as the errors write it, "3 March 2026".

    Source: own policy.
    """
    return f"{day.day} {month_name[day.month]} {day.year}"
