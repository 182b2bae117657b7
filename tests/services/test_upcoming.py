"""What is owed is told by reference, right and day alone, most urgent first."""

from datetime import UTC, date, datetime

from sqlalchemy.orm import scoped_session

from portal.law.rights import Right
from portal.services import corrections, intake, loading
from portal.services.upcoming import owed

NOW = datetime(2026, 3, 10, 9, 0, tzinfo=UTC)


def asked(controller: str, *rights: Right, received_on: date) -> str:
    """Take in a request by phone and return its reference."""
    submission = intake.Submission(
        controller, "fi", rights, name="Aino Esimerkki", phone="040 000 000", channel="phone", received_on=received_on
    )
    return intake.submit(submission, now=NOW, by="staff:1").reference


def test_the_most_urgent_comes_first_whoever_the_controller_is(session: scoped_session) -> None:
    later = asked("k3", Right.ACCESS, received_on=date(2026, 3, 9))
    sooner = asked("alertum", Right.ACCESS, received_on=date(2026, 3, 5))
    assert [(one.reference, one.due_on) for one in owed(now=NOW)] == [
        (sooner, date(2026, 4, 7)),  # 5 April is Easter Sunday
        (later, date(2026, 4, 9)),
    ]


def test_within_leaves_out_what_is_further_off_and_keeps_what_is_late(session: scoped_session) -> None:
    late = asked("k3", Right.ACCESS, received_on=date(2026, 1, 5))
    asked("k3", Right.ACCESS, received_on=date(2026, 3, 9))
    assert [(one.reference, one.days_left) for one in owed(now=NOW, within_days=7)] == [(late, -33)]


def test_what_must_stop_today_stands_beside_what_is_told_later(session: scoped_session) -> None:
    asked("k3", Right.MARKETING_OBJECTION, Right.ACCESS, received_on=date(2026, 3, 10))
    rows = [(one.rights, one.duty, one.days_left) for one in owed(now=NOW)]
    assert rows[0] == (("marketing_objection",), "carry_out", 0)
    assert {duty for _, duty, _ in rows} == {"carry_out", "tell", "search"}
    assert [one.duty for one in owed(now=NOW, within_days=0)] == ["carry_out"]


def test_what_must_stop_at_once_is_late_after_the_next_working_day(session: scoped_session) -> None:
    reference = asked("k3", Right.MARKETING_OBJECTION, received_on=date(2026, 3, 6))  # a Friday
    filed = loading.by_reference(reference)
    assert (filed.next_due_on, filed.late_after_on) == (date(2026, 3, 6), date(2026, 3, 9))
    days_left = [owed(now=datetime(2026, 3, day, 9, 0, tzinfo=UTC), within_days=0)[0].days_left for day in (8, 9, 10)]
    assert days_left == [0, 0, -4]


def test_a_closed_request_owes_nothing(session: scoped_session) -> None:
    reference = asked("k3", Right.ACCESS, received_on=date(2026, 3, 9))
    corrections.withdraw(loading.by_reference(reference), by="subject", now=NOW)
    assert owed(now=NOW) == []
