"""What may wait comes in one mail a working day; what must be done at once, and what is late, comes at once."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

import pytest
from flask import Flask
from sqlalchemy import select

from portal.law.rights import Right
from portal.services import digest, notices, reminders
from portal.storage.db import begin_write, db
from portal.storage.models import OutboxMail, Staff, SubjectRequest
from tests.mail.world import NOW, ask, forget_mails, hire

THURSDAY, GOOD_FRIDAY, EASTER_MONDAY, TUESDAY = (date(2026, 4, day) for day in (2, 3, 6, 7))


@pytest.fixture(autouse=True)
def person(app: Flask) -> Iterator[Staff]:
    """An application context with one handler."""
    with app.app_context():
        yield hire()


def morning(day: date) -> datetime:
    return datetime.combine(day, time(4), UTC)


def asked(*rights: Right, due_on: date = date(2026, 5, 20), **facts: object) -> SubjectRequest:
    """Return a request that was received and forgotten about, due on a day."""
    row = ask(*rights)
    begin_write()
    for name, value in {"next_due_on": due_on, "next_duty": "answer", "queue_tab": "to_do", **facts}.items():
        setattr(row, name, value)
    db.session.commit()
    forget_mails()
    return row


def tell(kind: str, row: SubjectRequest) -> None:
    begin_write()
    notices.tell_staff(kind, row, now=NOW)
    db.session.commit()


def mails(*states: str) -> list[OutboxMail]:
    wanted = select(OutboxMail).where(OutboxMail.state.in_(states or ("queued",)), OutboxMail.staff_id.is_not(None))
    return list(db.session.scalars(wanted.order_by(OutboxMail.id)))


def lines() -> list[tuple[str, list[str], str]]:
    """Return the lines of the one digest that waits to be sent."""
    (mail,) = mails()
    assert mail.kind == "staff_digest"
    return [(line["reference"], line["news"], line["due_on"]) for line in mail.facts["lines"]]


@pytest.mark.parametrize(
    ("kind", "rights", "state"),
    [
        ("staff_new_request", [Right.ACCESS], "held"),
        ("staff_new_request", [Right.ACCESS, Right.MARKETING_OBJECTION], "queued"),
        ("staff_new_request", [Right.CONSENT_WITHDRAWAL], "queued"),
        ("staff_new_request", [Right.RESTRICTION], "queued"),
        ("staff_reply", [Right.MARKETING_OBJECTION], "held"),
        ("staff_bounced", [Right.ACCESS], "held"),
        ("staff_wrong_code", [Right.ACCESS], "held"),
        ("staff_overdue", [Right.ACCESS], "queued"),
        ("staff_disowned", [Right.ACCESS], "queued"),  # an answer may be on its way to the wrong person
    ],
)
def test_what_is_urgent_does_not_wait(kind: str, rights: list[Right], state: str) -> None:
    tell(kind, asked(*rights))
    assert [mail.state for mail in mails("held", "queued")] == [state]


def test_who_wants_each_mail_at_once_gets_it(person: Staff) -> None:
    begin_write()
    person.mail_rhythm = notices.Rhythm.AT_ONCE
    db.session.commit()
    tell("staff_reply", asked())
    assert [mail.kind for mail in mails()] == ["staff_reply"]


def test_one_mail_says_what_is_new_and_what_is_owed_soon() -> None:
    calm, soon = asked(), asked(due_on=date(2026, 4, 8))
    asked(is_canary=True, due_on=THURSDAY)
    for kind in ("staff_reply", "staff_bounced", "staff_reply"):
        tell(kind, calm)
    assert digest.send(now=morning(THURSDAY)) == 1
    assert lines() == [
        (soon.reference, [], "2026-04-08"),
        (calm.reference, ["staff_reply", "staff_bounced"], "2026-05-20"),
    ]
    assert [mail.state for mail in mails("held", "told")] == ["told"] * 3


def test_without_news_there_is_no_mail() -> None:
    asked(due_on=TUESDAY)
    assert digest.send(now=morning(THURSDAY)) == 0


def test_a_days_reminders_are_one_mail() -> None:
    rows = [asked(due_on=day) for day in (date(2026, 4, 8), TUESDAY, date(2026, 4, 9))]
    reminders.remind("k3", today=THURSDAY, now=NOW)
    digest.send(now=morning(THURSDAY))
    assert [reference for reference, *_ in lines()] == [rows[1].reference, rows[0].reference, rows[2].reference]


def test_no_digest_comes_on_a_holiday_and_nothing_is_lost() -> None:
    tell("staff_reply", asked())
    for day in (GOOD_FRIDAY, date(2026, 4, 4), EASTER_MONDAY):
        assert digest.send(now=morning(day)) == 0
    assert digest.send(now=morning(TUESDAY)) == 1


def test_a_second_run_of_the_same_day_keeps_its_news_for_the_next() -> None:
    row = asked()
    tell("staff_reply", row)
    digest.send(now=morning(THURSDAY))
    tell("staff_bounced", row)
    assert digest.send(now=morning(THURSDAY)) == 0
    assert len(mails("held")) == 1
    assert digest.send(now=morning(TUESDAY)) == 1


def test_news_of_a_request_closed_since_are_dropped_but_for_what_concerns_a_closed_one() -> None:
    row = asked()
    tell("staff_due_soon", row)
    tell("staff_refusal", row)
    begin_write()
    row.state, row.queue_tab = "closed", "closed"
    db.session.commit()
    digest.send(now=morning(THURSDAY))
    assert lines() == [(row.reference, ["staff_refusal"], "")]


def test_who_works_nowhere_any_more_gets_nothing(person: Staff) -> None:
    tell("staff_reply", asked())
    begin_write()
    person.grants[0].ended_at = NOW
    db.session.commit()
    assert digest.send(now=morning(THURSDAY)) == 0
    assert mails("held", "queued") == []


def test_a_long_list_keeps_its_news_and_counts_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(digest, "MOST_LINES", 1)
    owed = [asked(due_on=TUESDAY), asked(due_on=TUESDAY)]
    told = asked()
    tell("staff_reply", told)
    digest.send(now=morning(THURSDAY))
    assert [reference for reference, *_ in lines()] == [owed[0].reference, told.reference]
    assert mails()[0].facts["more"] == 1
