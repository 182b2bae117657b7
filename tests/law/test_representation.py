"""Asking for somebody else."""

from datetime import date

import pytest

from portal.law.representation import OnBehalf, Record, must_ask_young_person_first, must_record
from portal.law.rights import Right


@pytest.mark.parametrize(
    ("on_behalf", "rights", "records"),
    [
        (OnBehalf.NONE, [Right.ACCESS], ()),  # a child may ask alone
        (OnBehalf.AGENT, [Right.ACCESS], (Record.MANDATE,)),
        (OnBehalf.AGENT, [Right.MARKETING_OBJECTION], (Record.MANDATE,)),
        (OnBehalf.GUARDIAN, [Right.MARKETING_OBJECTION], (Record.MANDATE,)),
        (
            OnBehalf.GUARDIAN,
            [Right.ACCESS, Right.MARKETING_OBJECTION],
            (Record.CHILD_AGE, Record.CHILD_VIEW, Record.OTHER_GUARDIAN, Record.PROTECTION),
        ),
    ],
)
def test_what_is_recorded_before_acting_for_another(
    on_behalf: OnBehalf, rights: list[Right], records: tuple[Record, ...]
) -> None:
    assert must_record(on_behalf, rights) == records


@pytest.mark.parametrize(("birth_year", "first"), [(2010, True), (2011, True), (2012, False)])
def test_from_fifteen_the_young_person_is_asked_first(birth_year: int, first: bool) -> None:
    assert must_ask_young_person_first(birth_year, date(2026, 1, 1)) is first
