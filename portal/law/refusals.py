"""Grounds of refusal and what each demands of the letter.

The rows lie in grounds.toml. A refusal is a value that cannot be built without an allowed ground and a reason, and
so not at all for a marketing objection or the withdrawal of a consent.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from portal.law.broken_rules import RuleBroken, in_words
from portal.law.rights import GROUNDS_FILE, Right, rule


class GroundNotAllowed(RuleBroken):
    """A refusal names no ground, or one the law does not know for that right, extent, day or country."""


class Extent(StrEnum):
    WHOLE = "whole"
    PART = "part"
    BOTH = "both"


@dataclass(frozen=True)
class Ground:
    """One row of grounds.toml. ``must_say`` are keys of letter parts; texts are per language."""

    key: str
    article: str
    rights: tuple[Right, ...]
    extent: Extent
    valid_from: date
    must_say: tuple[str, ...]
    warnings: tuple[str, ...]
    label: Mapping[str, str]
    sentence: Mapping[str, str]
    term: Mapping[str, str]
    country: str | None = None
    valid_to: date | None = None

    def __post_init__(self) -> None:
        for right in self.rights:
            require_refusable(right)

    def is_valid(self, on: date, country: str | None) -> bool:
        """Tell whether the row is law on the day ``on`` for a controller in ``country``; both ends are inclusive.

        Source: own policy; the dates are those of the statutes named in the row.
        """
        in_time = self.valid_from <= on and (self.valid_to is None or on <= self.valid_to)
        return in_time and self.country in {None, country}

    def covers(self, *, whole: bool) -> bool:
        """Tell whether the ground may carry a refusal of all that was asked, or of a part.

        Source: GDPR Art. 15(4) for the copy only; otherwise own policy.
        """
        return self.extent in {Extent.BOTH, Extent.WHOLE if whole else Extent.PART}


def require_refusable(right: Right) -> None:
    """Raise unless the right can be refused at all.

    :raises GroundNotAllowed: for a marketing objection and the withdrawal of a consent

    Source: GDPR Art. 21(3), 7(3); no refusal even under Art. 12(5) is own policy, stricter than the text.
    """
    if not rule(right).may_refuse:
        raise GroundNotAllowed(
            f"{right} cannot be refused, on any ground: carry it out and tell the person.", right=right
        )


def _ground(row: dict[str, Any]) -> Ground:
    values = dict(row)
    values["rights"] = tuple(Right(right) for right in row["rights"])
    values["extent"] = Extent(row["extent"])
    for name in ("must_say", "warnings"):
        values[name] = tuple(row[name])
    for name in ("label", "sentence", "term"):
        values[name] = MappingProxyType(row[name])
    return Ground(**values)


def read_grounds(text: str) -> Mapping[str, Ground]:
    """Read rows as they stand in grounds.toml, in order.

    :raises GroundNotAllowed: if a row names a right that cannot be refused

    Source: own policy.
    """
    return MappingProxyType({row["key"]: _ground(row) for row in tomllib.loads(text)["ground"]})


GROUNDS: Mapping[str, Ground] = read_grounds(GROUNDS_FILE.read_text(encoding="utf-8"))


def ground(key: str) -> Ground:
    """Return the ground of that key.

    :raises GroundNotAllowed: if there is none

    Source: GDPR Arts. 11(2), 12(2), 12(5), 15(4), 16-18, 20, 21(1); Finnish Data Protection Act 1050/2018 s. 34.
    """
    try:
        return GROUNDS[key]
    except KeyError:
        raise GroundNotAllowed(f"There is no ground of refusal called {key!r}.", ground=key) from None


def grounds_for(right: Right, *, on: date, country: str | None, whole: bool | None = None) -> tuple[Ground, ...]:
    """Return the grounds staff may choose from; empty for a right that cannot be refused.

    :param on: the day of the decision
    :param whole: only those that carry a whole refusal (or, if false, a part); both if not given

    Source: GDPR Art. 12(4)-(5) and the articles the rows name.
    """
    return tuple(
        row
        for row in GROUNDS.values()
        if right in row.rights and row.is_valid(on, country) and (whole is None or row.covers(whole=whole))
    )


def require_allowed(
    keys: Iterable[str], right: Right, *, on: date, country: str | None, whole: bool
) -> tuple[Ground, ...]:
    """Return the grounds of these keys, all of them allowed for this right, extent, day and country.

    :raises GroundNotAllowed: if one is not, or none is given

    Source: GDPR Art. 12(4).
    """
    require_refusable(right)
    chosen = tuple(ground(key) for key in dict.fromkeys(keys))
    if not chosen:
        raise GroundNotAllowed("A refusal names its ground: choose one.", right=right)
    allowed = grounds_for(right, on=on, country=country, whole=whole)
    for row in chosen:
        if row not in allowed:
            extent = "all" if whole else "a part"
            raise GroundNotAllowed(
                f"{row.key} ({row.article}) does not carry a refusal of {extent} of {right} on {in_words(on)} "
                f"in {country or 'any country'}. Choose another ground.",
                right=right, ground=row.key, on=on, country=country,
            )  # fmt: skip
    return chosen


@dataclass(frozen=True)
class Refusal:
    """A refusal of one right, whole or in part: with its grounds and reasons, or not at all."""

    right: Right
    grounds: tuple[str, ...]
    reasons: str
    whole: bool
    decided_on: date
    country: str | None = None

    def __post_init__(self) -> None:
        require_allowed(self.grounds, self.right, on=self.decided_on, country=self.country, whole=self.whole)
        if not self.reasons.strip():
            raise GroundNotAllowed(
                "A refusal gives at least a sentence of reasons, besides its ground.", right=self.right
            )

    @property
    def must_say(self) -> tuple[str, ...]:
        """Return the letter parts its grounds demand, each once.

        Source: GDPR Art. 12(4) and the articles the rows name; own policy in detail.
        """
        return tuple(dict.fromkeys(part for key in self.grounds for part in ground(key).must_say))

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return the keys of what staff are told before it is decided.

        A whole refusal under s. 34 is warned about: what is outside the limit must still be given, and at the
        person's request the information goes to the Ombudsman. The first warning is pointless in a part refusal.

        Source: Finnish Data Protection Act 1050/2018 s. 34(2)-(4); GDPR Arts. 12(5), 18(1), 21(1).
        """
        keys = dict.fromkeys(warning for key in self.grounds for warning in ground(key).warnings)
        return tuple(key for key in keys if self.whole or key != "s34_rest_must_be_given")
