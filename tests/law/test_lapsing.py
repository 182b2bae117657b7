"""Never a silent close: reminders, lapsing, lifting a restriction."""

from datetime import date

import pytest

from portal.law.lapsing import (
    ContactUntried,
    LapseTooEarly,
    RestrictionLiftUntold,
    decide_without_reply_on,
    remind_on,
    require_may_lapse,
    require_told_before_lifting,
)

DUE = date(2026, 4, 7)


def test_a_request_never_lapses_before_its_answer_by_date_is_over() -> None:
    with pytest.raises(LapseTooEarly, match="before 7 April 2026 is over") as error:
        require_may_lapse(DUE, has_untried_contact=False, today=DUE)
    assert error.value.facts == {"answer_by": DUE}
    require_may_lapse(DUE, has_untried_contact=False, today=date(2026, 4, 8))


def test_a_request_never_lapses_while_a_contact_is_untried() -> None:
    with pytest.raises(ContactUntried, match="Write or call there first"):
        require_may_lapse(DUE, has_untried_contact=True, today=date(2026, 4, 8))


def test_a_question_is_followed_by_one_reminder_and_then_a_letter() -> None:
    assert remind_on(date(2026, 2, 25)) == date(2026, 3, 4)
    assert decide_without_reply_on(date(2026, 3, 4)) == date(2026, 3, 18)


def test_the_person_is_told_before_a_restriction_is_lifted() -> None:
    require_told_before_lifting(DUE, today=DUE)
    for told_on in (None, date(2026, 4, 8)):
        with pytest.raises(RestrictionLiftUntold, match="Tell them first"):
            require_told_before_lifting(told_on, today=DUE)
