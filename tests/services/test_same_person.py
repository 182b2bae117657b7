"""Other requests of one person are found by what both have proved, and by nothing else."""

from datetime import date

import pytest

from portal.law.rights import Right
from portal.services import links, same_person
from portal.storage.db import begin_write, db
from portal.storage.models import SubjectRequest
from tests.services.cases import Case

pytestmark = pytest.mark.usefixtures("session")

FRIDAY = date(2026, 3, 6)


def found(case: Case) -> tuple[list[int], list[int]]:
    together, alike = same_person.linked_and_alike(case.row)
    return ids(together), ids(alike)


def ids(rows: list[SubjectRequest]) -> list[int]:
    return [row.id for row in rows]


def test_the_address_both_have_proved_ties_them_and_both_are_told() -> None:
    first, second = Case(Right.ACCESS).confirm(), Case(Right.ERASURE)
    assert found(second) == ([], [])  # who only writes an address has proved nothing
    second.confirm()
    assert (found(first), found(second)) == (([], [second.row.id]), ([], [first.row.id]))
    assert [case.events().count("same_person_found") for case in (first, second)] == [1, 1]


def test_what_staff_linked_stands_apart_from_what_is_alike() -> None:
    first, second = Case(Right.ACCESS).confirm(), Case(Right.ERASURE).confirm()
    other = Case(Right.ACCESS, email="other@example.org").confirm()
    links.link(second.row, first.uid, **second.acts(FRIDAY))
    links.link(second.row, other.uid, **second.acts(FRIDAY))
    assert found(first) == ([other.row.id, second.row.id], [])
    assert found(other) == ([second.row.id, first.row.id], [])


def test_neither_a_name_nor_another_controller_nor_a_replaced_address_ties() -> None:
    first = Case(Right.ACCESS).confirm()
    Case(Right.ACCESS, email="namesake@example.org").confirm()
    elsewhere, gone = Case(Right.ACCESS).confirm(), Case(Right.ACCESS).confirm()
    begin_write()
    elsewhere.row.controller = "alertum"
    gone.row.contacts[0].replaced_at = gone.row.received_at
    db.session.commit()
    assert found(first) == ([], [])
