"""Extending the time limit: once, in time, for the law's causes, and with the reasons told (Art 12(3))."""

from collections.abc import Collection
from datetime import date, datetime
from enum import StrEnum

from portal.law.broken_rules import RuleBroken
from portal.law.letter_parts import Letter
from portal.letters.extension import Extension
from portal.services import dates, filing, four_eyes, letters, loading
from portal.services.extension_limits import extendable, limits_of_rows, require_extendable
from portal.services.history import record
from portal.storage.models import SubjectRequest
from portal.translations.time_limits import explain_answer


class Cause(StrEnum):
    """The two causes the law knows."""

    COMPLEXITY = "complexity"
    NUMBER = "number"


class CauseMissing(RuleBroken):
    """An extension names why the law allows it: the request is complex, or there are many."""


def extend(
    subject_request: SubjectRequest,
    *,
    causes: Collection[Cause],
    reasons: str,
    by: str,
    signed_by: str,
    now: datetime,
    seen_version: int | None = None,
    second: four_eyes.Second | None = None,
) -> None:
    """Extend the time limit to three months from receipt; the person learns of it, and why, within the first.

    :param reasons: why, in words for the person
    :param second: who approves it, where the profile asks for four eyes
    :raises portal.services.four_eyes.NeedsApproval: when somebody else must approve it first
    :raises portal.law.time_limits.ExtensionTooLate: when the person can no longer be told in time
    :raises portal.law.time_limits.ExtendedAlready: the second time
    :raises CauseMissing: without a cause
    :raises portal.law.letter_parts.LetterIncomplete: without reasons
    """
    subject_request = loading.hold(subject_request.uid, seen_version=seen_version)
    four_eyes.settle(subject_request, four_eyes.EXTEND, second, now=now)
    today = filing.today_of(subject_request, now)
    before = dates.limits_of(subject_request, today=today)
    rights = [row.right for row in extendable(subject_request, today=today)]
    extended = stretch(subject_request, causes=causes, reasons=reasons, today=today)
    letters.send_notice(
        subject_request, extended, Letter.EXTENSION, mail="extended", facts={"reasons": sorted(causes)},
        signed_by=signed_by, now=now,
    )  # fmt: skip
    record(
        subject_request, "extended", by=by, now=now, causes=sorted(causes), rights=rights,
        answer_by_before=before.answer_by.isoformat(), answer_by=extended.answer_by.isoformat(),
    )  # fmt: skip
    filing.finish(subject_request, now=now)


def stretch(subject_request: SubjectRequest, *, causes: Collection[Cause], reasons: str, today: date) -> Extension:
    """Extend the time limit, and return what the letter says of it; the caller sends and commits, or undoes it."""
    rows = require_extendable(subject_request, today=today)
    if not causes:
        raise CauseMissing("Say why it takes longer: the request is complex, or there are many of them.")
    for row in rows:
        row.extended_on = today
    subject_request.extended_on, subject_request.extension_reason = today, reasons.strip()
    after = limits_of_rows(subject_request, rows, today=today)
    return Extension(after.answer_by, reasons.strip(), explain_answer(after, subject_request.language))
