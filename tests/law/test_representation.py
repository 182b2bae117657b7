"""Asking for somebody else."""

from datetime import date

import pytest

from portal.law.representation import (
    OnBehalf,
    Record,
    RepresentationNotRecorded,
    missing_records,
    must_ask_young_person_first,
    must_record,
    require_recorded,
)
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


def test_nothing_goes_to_a_guardian_before_everything_is_written_down() -> None:
    written = [Record.CHILD_AGE, Record.PROTECTION]
    assert missing_records(OnBehalf.GUARDIAN, [Right.ACCESS], written) == (Record.CHILD_VIEW, Record.OTHER_GUARDIAN)
    with pytest.raises(RepresentationNotRecorded, match="Write down first why") as broken:
        require_recorded(OnBehalf.GUARDIAN, [Right.ACCESS], written)
    assert str(broken.value).startswith("This was asked for somebody else. ")
    assert broken.value.facts == {"missing": "child_view, other_guardian"}


def test_what_is_written_down_or_one_s_own_may_go() -> None:
    require_recorded(OnBehalf.AGENT, [Right.ACCESS], [Record.MANDATE])
    require_recorded(OnBehalf.NONE, [Right.ACCESS], [])
